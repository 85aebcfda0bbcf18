using LosantGen.Diagnostics;

namespace LosantGen.Reading;

/// <summary>The words of <c>apiInfo.json</c>, with those that mean nothing to a client.</summary>
internal static class ApiKeywords
{
    /// <summary>The type of a parameter that is a file, which no schema has.</summary>
    public const string FileType = "file";

    public static readonly string[] OfResource = ["description", "path", "params", "actions", "auth", "links"];

    public static readonly string[] OfAction =
        ["method", "path", "summary", "description", "params", "responses", "auth", "deprecated", "sseStream", "allowUnverified", "denyOauthTokens"];

    public static readonly string[] OfParameter =
        ["name", "in", "required", "description", "example", "default", "deprecated", "schema", .. Keywords.OfParameters];

    public static readonly string[] OfResponse = ["description", "schema", "sseEvents"];

    public static readonly string[] OfEvent = ["description", "schema"];

    // Too far from what is meant to be taken for a slip.
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
    };

    /// <summary>The word that was probably meant by one that is none.</summary>
    public static string? Meant(string word, IReadOnlyCollection<string> known)
    {
        if (known.Contains(word) || word.StartsWith("x-", StringComparison.Ordinal)) return null;
        return Others.TryGetValue(word, out var other) && known.Contains(other) ? other : NearestName.OfWord(word, known);
    }
}
