using System.Text.RegularExpressions;

namespace LosantGen.Model;

/// <summary>The version of the API that descriptions describe, as a range: <c>^1.30.0</c> accepts it and every newer one that is compatible.</summary>
internal static class ApiVersion
{
    // The vendor's JavaScript client has the version in its code, beside the name of the header.
    private static readonly Regex InCode = new("Accept-Version.{0,200}?['\"`]([\\^~]?[0-9]+(\\.[0-9]+){1,2})['\"`]", RegexOptions.Singleline | RegexOptions.CultureInvariant);

    /// <summary>Whether a text is a version or a range of versions: <c>1.30</c>, <c>1.30.0</c>, <c>^1.30.0</c> or <c>~1.30.0</c>.</summary>
    public static bool IsVersion(string value)
    {
        var parts = value.TrimStart('^', '~').Split('.');
        return value.Length - value.TrimStart('^', '~').Length <= 1 && parts.Length is 2 or 3 && parts.All(p => p.Length is > 0 and < 6 && p.All(c => c is >= '0' and <= '9'));
    }

    /// <summary>The range for a version; a range is one already.</summary>
    public static string RangeOf(string version) => version[0] is '^' or '~' ? version : "^" + version;

    /// <summary>The range in the code of the vendor's client; null if it has none.</summary>
    public static string? InCodeOf(string code) => InCode.Match(code) is { Success: true } match && IsVersion(match.Groups[1].Value) ? RangeOf(match.Groups[1].Value) : null;
}

/// <summary>A file that says which version of the API the descriptions beside it describe.</summary>
public sealed record VersionFile(string Path, string? Version) : DescriptionFile(Path);
