using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Losant.Simulator.Server;

/// <summary>A response to the client.</summary>
internal abstract record ApiResponse(int Status)
{
    public abstract Task WriteAsync(HttpContext context);

    private protected static async Task WriteTextAsync(HttpContext context, int status, string contentType, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), context.RequestAborted);
    }
}

/// <summary>A JSON body.</summary>
internal sealed record JsonResponse(int Status, JsonNode Body) : ApiResponse(Status)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override Task WriteAsync(HttpContext context) =>
        WriteTextAsync(context, Status, "application/json; charset=utf-8", Body.ToJsonString(Readable));
}

/// <summary>A CSV file.</summary>
internal sealed record CsvResponse(string Text) : ApiResponse(StatusCodes.Status200OK)
{
    public override Task WriteAsync(HttpContext context) => WriteTextAsync(context, Status, "text/csv; charset=utf-8", Text);
}

/// <summary>A status without a body.</summary>
internal sealed record EmptyResponse(int Status) : ApiResponse(Status)
{
    public override Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        return Task.CompletedTask;
    }
}
