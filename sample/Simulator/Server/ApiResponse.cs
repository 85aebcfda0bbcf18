using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Losant.Simulator.Server;

/// <summary>A response to the client.</summary>
internal abstract record ApiResponse(int Status)
{
    /// <summary>Whether it was made from the description's example, and not from what the simulator knows.</summary>
    public bool IsExample { get; init; }

    /// <summary>The header Retry-After; null for none.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The message of an error; null for none.</summary>
    public virtual string? Error => null;

    public abstract Task WriteAsync(HttpContext context);

    private protected static async Task WriteTextAsync(HttpContext context, int status, string contentType, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        var body = Encoding.UTF8.GetBytes(text);
        if (context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.Headers.ContentEncoding = "gzip";
            context.Response.Headers.Vary = "Accept-Encoding";
            body = Compressed(body);
        }

        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static byte[] Compressed(byte[] body)
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
            gzip.Write(body);
        return compressed.ToArray();
    }
}

/// <summary>A JSON body.</summary>
internal sealed record JsonResponse(int Status, JsonNode Body) : ApiResponse(Status)
{
    public override string? Error => Status >= StatusCodes.Status400BadRequest ? Store.JsonRead.Text((Body as JsonObject)?["message"]) : null;

    public static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override Task WriteAsync(HttpContext context) =>
        WriteTextAsync(context, Status, "application/json; charset=utf-8", Body.ToJsonString(Readable));
}

/// <summary>A file. A page that somebody uploaded is of the simulator's own origin: its scripts do not run, so that they cannot use <see cref="Page.PageServer"/>.</summary>
internal sealed record FileResponse(string ContentType, byte[] Content) : ApiResponse(StatusCodes.Status200OK)
{
    public override async Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        context.Response.ContentType = ContentType;
        context.Response.ContentLength = Content.Length;
        context.Response.Headers.ContentSecurityPolicy = "sandbox";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        await context.Response.Body.WriteAsync(Content, context.RequestAborted);
    }
}

/// <summary>An error of the storage that keeps files: XML, unlike the errors of the API.</summary>
internal sealed record StorageErrorResponse(int Status, string Code, string Message) : ApiResponse(Status)
{
    public override Task WriteAsync(HttpContext context) => WriteTextAsync(
        context, Status, "application/xml", $"""<?xml version="1.0" encoding="UTF-8"?>{'\n'}<Error><Code>{Code}</Code><Message>{Message}</Message></Error>""");
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
