using System.Text.Json.Nodes;
using LosantGen.Conformance.Tests.Support;

namespace LosantGen.Conformance.Tests.Recordings;

/// <summary>The differences between a recorded request and one that was sent.</summary>
internal static class RequestDifference
{
    public static string? Of(JsonObject recorded, SentRequest sent, ApiAction action)
    {
        if (sent.Method != (string)recorded["method"]!) return $"the method is {sent.Method}";
        var url = new Uri(sent.Url, (string)recorded["url"]!);
        if (sent.Url.AbsolutePath != url.AbsolutePath) return $"the path is {sent.Url.AbsolutePath}, not {url.AbsolutePath}";
        return QueryDifference(url, sent.Url) ?? HeaderDifference(recorded, sent, action) ?? BodyDifference(recorded, sent);
    }

    private static string? QueryDifference(Uri recorded, Uri sent)
    {
        var left = Query(sent);
        foreach (var (name, value) in Query(recorded))
        {
            var at = left.FindIndex(p => p.Name == name && IsSame(value, p.Value));
            if (at < 0) return $"the query has no {name}={value} but {string.Join(" & ", left.Where(p => p.Name == name))}";
            left.RemoveAt(at);
        }
        return left.Count == 0 ? null : $"the query has {string.Join(" & ", left)} too much";
    }

    private static List<(string Name, string Value)> Query(Uri url) => [.. url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(p => p.Split('=', 2))
        .Select(p => (Decoded(p[0]), Decoded(p[1])))];

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static string? HeaderDifference(JsonObject recorded, SentRequest sent, ApiAction action)
    {
        foreach (var (name, value) in recorded["headers"]!.AsObject())
        {
            var actual = sent.Headers.GetValueOrDefault(name);
            var expected = (string)value!;
            if (name == "accept" && action.IsEventStream && actual == "text/event-stream") continue;
            if (name == "content-type" && expected.StartsWith("multipart/form-data", StringComparison.Ordinal))
            {
                expected = "multipart/form-data";
                actual = actual?.Split(';')[0];
            }
            if (actual != expected) return $"the header {name} is {actual ?? "missing"}, not {expected}";
        }
        // The recordings leave out what the vendor's client sends about itself.
        string[] standard = ["content-length", "user-agent"];
        return sent.Headers.Keys.FirstOrDefault(h => recorded["headers"]![h] is null && !standard.Contains(h)) is { } extra ? $"the header {extra} is too much" : null;
    }

    private static string? BodyDifference(JsonObject recorded, SentRequest sent)
    {
        if (recorded["parts"] is JsonArray parts) return PartsDifference(parts, sent);
        if (recorded["body"] is not { } body) return sent.Body.Length == 0 ? null : "there is a body";
        return JsonDifference.Of(body, sent.Json) is { } difference ? "the body: " + difference : null;
    }

    private static string? PartsDifference(JsonArray parts, SentRequest sent)
    {
        var actual = sent.Parts();
        if (actual.Count != parts.Count) return $"{actual.Count} parts, not {parts.Count}";
        foreach (var part in parts)
        {
            var disposition = (string)part!["headers"]![0]!;
            var content = (string)part["content"]!;
            if (!actual.Any(a => Names(a.Disposition) == Names(disposition) && IsSame(content, a.Content)))
                return $"no part is {disposition} with {content}; they are {string.Join("; ", actual)}";
        }
        return null;
    }

    private static (string? Name, string? File) Names(string disposition)
    {
        string? Value(string name) => disposition.Split(';', StringSplitOptions.TrimEntries).FirstOrDefault(p => p.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..].Trim('"');
        return (Value("name"), Value("filename"));
    }

    private static bool IsSame(string expected, string actual) =>
        expected == actual || (expected.StartsWith('{') && actual.StartsWith('{') && JsonDifference.Of(expected, actual) is null);
}
