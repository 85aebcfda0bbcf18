using System.Buffers;

namespace Losant.Runtime.Http.Calls;

/// <summary>Checks a path of a program's own making: it must stay below the base URL, however it is read.</summary>
internal static class RawPath
{
    // What RFC 3986 lets stand in a path as it is, and the percent sign of what is escaped.
    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/%");

    /// <summary>The path with a slash at its beginning.</summary>
    /// <exception cref="ArgumentException">The path could lead elsewhere.</exception>
    public static string Check(string path, string parameter)
    {
        if (path.Contains('\\', StringComparison.Ordinal))
            throw Wrong("has a backslash, which some servers read as a slash", parameter);
        if (path.AsSpan().IndexOfAny('?', '#') >= 0)
            throw Wrong("has a query or fragment: parameters have their place in LosantRawRequest.Query", parameter);
        var odd = path.AsSpan().IndexOfAnyExcept(Allowed);
        if (odd >= 0)
            throw Wrong($"has the character U+{(int)path[odd]:X4}, which must be escaped, by Uri.EscapeDataString for example", parameter);

        var slash = path.IndexOf('/', StringComparison.Ordinal);
        if (slash != 0 && path.AsSpan(0, slash < 0 ? path.Length : slash).Contains(':'))
            throw Wrong("is a URL of its own: requests go to the client's base URL only", parameter);
        var rooted = slash == 0 ? path : "/" + path;
        if (rooted.Contains("//", StringComparison.Ordinal))
            throw Wrong("has an empty segment: two slashes without anything between them, where an id may be missing", parameter);
        foreach (var segment in rooted.Split('/'))
            CheckSegment(segment, parameter);
        return rooted;
    }

    // Escaped dots and slashes are looked at as what they stand for: the framework, a proxy or the server may take them for it.
    private static void CheckSegment(string segment, string parameter)
    {
        for (var i = segment.IndexOf('%', StringComparison.Ordinal); i >= 0; i = segment.IndexOf('%', i + 1))
        {
            if (i + 2 >= segment.Length || !char.IsAsciiHexDigit(segment[i + 1]) || !char.IsAsciiHexDigit(segment[i + 2]))
                throw Wrong("has a percent sign that escapes nothing: it is %25 where it is meant as such", parameter);
        }

        var plain = Uri.UnescapeDataString(segment);
        foreach (var part in plain.Split('/', '\\'))
        {
            if (part is "." or "..")
                throw Wrong("has '.' or '..' as a segment, which leads elsewhere", parameter);
        }

        foreach (var letter in plain)
        {
            if (char.IsControl(letter))
                throw Wrong($"has the control character U+{(int)letter:X4}", parameter);
        }
    }

    private static ArgumentException Wrong(string what, string parameter) => new($"The path {what}.", parameter);
}
