using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace LosantGen.Testing;

/// <summary>A request as the server received it.</summary>
public sealed record ReceivedRequest(string Method, string Target, Dictionary<string, string> Headers, byte[] Body)
{
    public string Path => Target.Split('?')[0];

    public string Query => Target.Contains('?') ? Target[(Target.IndexOf('?') + 1)..] : "";

    public string Text => System.Text.Encoding.UTF8.GetString(Body);

    public string? Token => Headers.GetValueOrDefault("Authorization") is { } header ? header["Bearer ".Length..] : null;

    public static async Task<ReceivedRequest> OfAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        try
        {
            await request.Body.CopyToAsync(body);
        }
        catch (Exception e) when (e is IOException or BadHttpRequestException)
        {
            // The client disconnected while it was sending.
        }

        return new ReceivedRequest(
            request.Method,
            request.HttpContext.Features.Get<IHttpRequestFeature>()!.RawTarget,
            request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray());
    }
}
