using System.Text;
using System.Text.Json.Nodes;
using Losant.Simulator.Content;
using Losant.Simulator.Server;
using Losant.Simulator.Store;
using Microsoft.AspNetCore.Http;

namespace Losant.Simulator.Page;

/// <summary>
/// The page at the root, and what it asks for, under a path that no action has: <c>/simulator</c> is the storage's. It is there if the options say so.
/// Its requests need no token, are not among the simulator's, and no fault hits them.
/// </summary>
internal sealed class PageServer(PageState page, Poster poster, SimulatorStore store)
{
    private const string Root = "/simulator/page/";
    private const int MaxBody = 65_536;

    private static readonly Dictionary<string, (string ContentType, byte[] Content)> Files = new(StringComparer.Ordinal)
    {
        ["/"] = ("text/html; charset=utf-8", Read("page.html")),
        [Root + "page.css"] = ("text/css; charset=utf-8", Read("page.css")),
        [Root + "page.js"] = ("text/javascript; charset=utf-8", Read("page.js")),
        [Root + "chart.js"] = ("text/javascript; charset=utf-8", Read("chart.js")),
    };

    public static bool IsFor(RawTarget target) => target.Path == "/" || target.Path.StartsWith(Root, StringComparison.Ordinal);

    public async Task HandleAsync(HttpContext context, RawTarget target)
    {
        PageGuard.AddHeaders(context.Response.Headers);
        var (status, contentType, content) = await RespondAsync(context, target);
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = content.Length;
        await context.Response.Body.WriteAsync(content, context.RequestAborted);
    }

    private async Task<(int Status, string ContentType, byte[] Content)> RespondAsync(HttpContext context, RawTarget target)
    {
        var request = context.Request;
        if (PageGuard.Refusal(context) is { } refusal)
            return Message(StatusCodes.Status403Forbidden, refusal);
        if (HttpMethods.IsGet(request.Method) && Files.TryGetValue(target.Path, out var file))
            return (StatusCodes.Status200OK, file.ContentType, file.Content);
        if (HttpMethods.IsGet(request.Method) && target.Path == Root + "now")
            return Json(StatusCodes.Status200OK, page.Now(name => request.Query[name].ToString()));
        var action = target.Path switch { Root + "state" => "device.sendState", Root + "command" => "device.sendCommand", _ => null };
        if (action is null || !HttpMethods.IsPost(request.Method))
            return Message(StatusCodes.Status404NotFound, "The page has no such path.");

        // Another page cannot send this type without asking first.
        if (request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
            return Message(StatusCodes.Status415UnsupportedMediaType, "The content type is not application/json.");
        return Send(action, await BodyAsync(request));
    }

    private (int, string, byte[]) Send(string action, JsonObject? sent)
    {
        if (JsonRead.Text(sent?["application"]) is not { } application || JsonRead.Text(sent?["device"]) is not { } device || sent?["body"] is not JsonObject body)
            return Message(StatusCodes.Status400BadRequest, "The request has an application, a device and a body.");
        try
        {
            using (store.Enter())
                poster.Call(action, name => name == "applicationId" ? application : device, body);
            return Message(StatusCodes.Status200OK, "Sent.");
        }
        catch (ApiFailure failure)
        {
            return Message(StatusCodes.Status400BadRequest, failure.Message);
        }
    }

    private static async Task<JsonObject?> BodyAsync(HttpRequest request)
    {
        var body = new MemoryStream();
        var buffer = new byte[4096];
        for (int read; body.Length <= MaxBody && (read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0;)
            body.Write(buffer, 0, read);
        try
        {
            return body.Length <= MaxBody ? JsonText.Parse(body.ToArray(), "The body") as JsonObject : null;
        }
        catch (ApiFailure)
        {
            return null;
        }
    }

    private static (int, string, byte[]) Message(int status, string message) => Json(status, new JsonObject { ["message"] = message });

    private static (int, string, byte[]) Json(int status, JsonObject body) => (status, "application/json; charset=utf-8", Encoding.UTF8.GetBytes(body.ToJsonString()));

    private static byte[] Read(string name)
    {
        using var stream = typeof(PageServer).Assembly.GetManifestResourceStream($"page/{name}")!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
