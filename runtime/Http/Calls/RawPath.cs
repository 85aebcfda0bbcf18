using System.Buffers;

namespace Losant.Runtime.Http.Calls;

/// <summary>Checks the path of a raw request: it must stay below the base URL, however it is interpreted.</summary>
internal static class RawPath
{
    // The characters that RFC 3986 allows unescaped in a path, and the percent sign of escapes.
    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/%");

    /// <summary>Checks a path and adds a leading slash if it is missing.</summary>
    /// <exception cref="ArgumentException">The path could lead elsewhere.</exception>
    public static string Check(string path, string parameter)
    {
        if (path.Contains('\\', StringComparison.Ordinal))
            throw Wrong("has a backslash, which some servers read as a slash", parameter);
        if (path.AsSpan().IndexOfAny('?', '#') >= 0)
            throw Wrong("has a query or fragment; pass parameters in LosantRawRequest.Query", parameter);
        var odd = path.AsSpan().IndexOfAnyExcept(Allowed);
        if (odd >= 0)
            throw Wrong($"has the character U+{(int)path[odd]:X4}, which must be escaped, for example with Uri.EscapeDataString", parameter);

        var slash = path.IndexOf('/', StringComparison.Ordinal);
        if (slash != 0 && path.AsSpan(0, slash < 0 ? path.Length : slash).Contains(':'))
            throw Wrong("is a whole URL; requests are sent only to the client's base URL", parameter);
        var rooted = slash == 0 ? path : "/" + path;
        if (rooted.Contains("//", StringComparison.Ordinal))
            throw Wrong("has an empty segment between two slashes, where an id may be missing", parameter);
        foreach (var segment in rooted.Split('/'))
            CheckSegment(segment, parameter);
        return rooted;
    }

    // Escaped dots and slashes are checked unescaped, because the framework, a proxy or the server may unescape them.
    private static void CheckSegment(string segment, string parameter)
    {
        for (var i = segment.IndexOf('%', StringComparison.Ordinal); i >= 0; i = segment.IndexOf('%', i + 1))
        {
            if (i + 2 >= segment.Length || !char.IsAsciiHexDigit(segment[i + 1]) || !char.IsAsciiHexDigit(segment[i + 2]))
                throw Wrong("has a percent sign that is not part of an escape; a literal percent sign is %25", parameter);
        }

        var plain = Uri.UnescapeDataString(segment);
        foreach (var part in plain.Split('/', '\\'))
        {
            if (part is "." or "..")
                throw Wrong("has '.' or '..' as a segment, which leads to another path", parameter);
        }

        foreach (var letter in plain)
        {
            if (char.IsControl(letter))
                throw Wrong($"has the control character U+{(int)letter:X4}", parameter);
        }
    }

    private static ArgumentException Wrong(string what, string parameter) => new($"The path {what}.", parameter);
}
