using LosantGen.Diagnostics;

namespace LosantGen.Reading;

/// <summary>The keywords of <c>apiInfo.json</c>, including those that do not matter to a client.</summary>
internal static class ApiKeywords
{
    /// <summary>The type of a parameter or of a response's body that is a file; JSON Schema has no such type.</summary>
    public const string FileType = "file";

    public static readonly string[] OfResource = ["description", "path", "params", "actions", "auth", "links"];

    public static readonly string[] OfAction =
        ["method", "path", "summary", "description", "params", "responses", "auth", "deprecated", "sseStream", "allowUnverified", "denyOauthTokens", "produces"];

    public static readonly string[] OfParameter =
        ["name", "in", "required", "description", "example", "default", "deprecated", "schema", .. Keywords.OfParameters];

    public static readonly string[] OfResponse = ["description", "schema", "sseEvents"];

    public static readonly string[] OfEvent = ["description", "schema"];

    // Wrong words that differ too much from the right ones to be found as typos. A response or an event has its schema within "schema".
    private static readonly Dictionary<string, string> Others = new(StringComparer.OrdinalIgnoreCase)
    {
        ["parameters"] = "params",
        ["parameter"] = "params",
        ["verb"] = "method",
        ["url"] = "path",
        ["endpoints"] = "actions",
        ["events"] = "sseEvents",
        ["stream"] = "sseStream",
        ["scopes"] = "auth",
        ["body"] = "schema",
        ["content"] = "schema",
        ["$ref"] = "schema",
        ["type"] = "schema",
        ["properties"] = "schema",
        ["items"] = "schema",
        ["enum"] = "schema",
        ["oneOf"] = "schema",
        ["anyOf"] = "schema",
        ["allOf"] = "schema",
    };

    /// <summary>The keyword that was probably meant by an unknown word.</summary>
    public static string? Meant(string word, IReadOnlyCollection<string> known)
    {
        if (known.Contains(word) || word.StartsWith("x-", StringComparison.Ordinal)) return null;
        return Others.TryGetValue(word, out var other) && known.Contains(other) ? other : NearestName.OfWord(word, known);
    }
}
