using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Losant;

namespace LosantGen.Conformance.Tests.Validation;

/// <summary>The allowed differences between the two validators, each with the reason. Any other difference is a bug of ours.</summary>
internal static partial class KnownDifferences
{
    /// <summary>Why NJsonSchema accepts a value that we reject; null if there is no reason.</summary>
    public static string? WhereWeRefuse(IReadOnlyList<LosantViolation> own, string json) =>
        own.All(IsNoItemAllowed) ? "NJsonSchema holds maxItems 0 for a maxItems that is not stated; draft-07 (6.4.3) allows no item then"
        : HasSpaceAtUri(json) && own.All(IsOfFormat) ? "NJsonSchema trims a uri before it looks at it; RFC 3986 (appendix A) has no space at either end"
        : HasLetterInUri(json) && own.All(IsOfFormat) ? "NJsonSchema allows any letter in a uri; RFC 3986 (2) allows ASCII only"
        : null;

    /// <summary>Why we accept a value that NJsonSchema rejects; null if there is no reason.</summary>
    public static string? WhereWePass(IReadOnlyList<string> theirs, string json) =>
        theirs.All(v => v.EndsWith(" ItemsNotUnique", StringComparison.Ordinal)) && json.Contains("[\"\",null]", StringComparison.Ordinal)
            ? "NJsonSchema compares items by their text, in which null and an empty string are the same; draft-07 (6.4.5) means JSON equality"
        : theirs.All(v => v.EndsWith(" NotOneOf", StringComparison.Ordinal)) && HasSpaceAtUri(json)
            ? "NJsonSchema trims a uri before it looks at it, so that it fits a case of a oneOf too many"
        : theirs.All(v => v.EndsWith(" UriExpected", StringComparison.Ordinal)) && json.Contains("https://example.com!", StringComparison.Ordinal)
            ? "NJsonSchema lets System.Uri decide; RFC 3986 (3.2.2) allows an exclamation mark in a host"
        : null;

    /// <summary>Why a valid value cannot be expressed; null if there is no reason.</summary>
    public static string? WhereWeCannotExpress(string json, JsonObject schema) =>
        json[0] != '{' && schema["type"] is null && schema["properties"] is not null ? "a schema that states members and no type is taken for that of an object" :
        json.Contains(":null", StringComparison.Ordinal) ? "a null is read as nothing where a member does not declare it, so it does not tell that an object is of another case of its union"
        : null;

    private static bool IsNoItemAllowed(LosantViolation violation) => violation.Keyword == "maxItems" && violation.Message.Contains("at most 0", StringComparison.Ordinal);

    // A string that is a case of a union breaks the union's keyword.
    private static bool IsOfFormat(LosantViolation violation) => violation.Keyword is "format" or "oneOf" or "anyOf";

    private static bool HasSpaceAtUri(string json) => SpaceAtUri().IsMatch(json);

    // An é at the end, as the variants of strings have it.
    private static bool HasLetterInUri(string json) => LetterInUri().IsMatch(json);

    [GeneratedRegex("\" https?://|https?://[^\" ]* \"")]
    private static partial Regex SpaceAtUri();

    [GeneratedRegex("https?://[^\" ]*\\\\u00E9\"")]
    private static partial Regex LetterInUri();
}
