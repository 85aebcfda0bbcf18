using System.Text;
using System.Text.Json.Nodes;

namespace LosantGen.Conformance.Tests.Recordings;

/// <summary>A request as it reached the handler.</summary>
internal sealed record SentRequest(string Method, Uri Url, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public static async Task<SentRequest> OfAsync(HttpRequestMessage message, CancellationToken cancellation)
    {
        var headers = message.Headers.NonValidated.Concat(message.Content?.Headers.NonValidated ?? default)
            .ToDictionary(h => h.Key.ToLowerInvariant(), h => string.Join(", ", h.Value));
        var body = message.Content is null ? [] : await message.Content.ReadAsByteArrayAsync(cancellation);
        return new SentRequest(message.Method.Method, message.RequestUri!, headers, body);
    }

    public JsonNode? Json => Body.Length == 0 ? null : JsonNode.Parse(Body);

    /// <summary>The parts of a multipart body: their headers and content.</summary>
    public IReadOnlyList<(string Disposition, string Content)> Parts()
    {
        var boundary = "--" + Headers["content-type"].Split("boundary=")[1].Trim('"');
        return
        [
            .. Encoding.UTF8.GetString(Body).Split(boundary)[1..^1].Select(part =>
            {
                var end = part.IndexOf("\r\n\r\n", StringComparison.Ordinal);
                var disposition = part[..end].Split("\r\n").Single(h => h.StartsWith("Content-Disposition:", StringComparison.OrdinalIgnoreCase));
                return (disposition, part[(end + 4)..^2]);
            }),
        ];
    }
}
