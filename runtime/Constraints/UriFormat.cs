using System.Buffers;

namespace Losant.Runtime.Constraints;

/// <summary>The format <c>uri</c>: a URI of RFC 3986 with a scheme, which consists of ASCII characters.</summary>
internal static class UriFormat
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private const string Delimiters = "!$&'()*+,;=";

    private static readonly SearchValues<char> SchemeChars = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-.");
    private static readonly SearchValues<char> HostChars = SearchValues.Create(Unreserved + Delimiters + "%");
    private static readonly SearchValues<char> UserChars = SearchValues.Create(Unreserved + Delimiters + "%:");
    private static readonly SearchValues<char> PathChars = SearchValues.Create(Unreserved + Delimiters + "%:@/");
    private static readonly SearchValues<char> QueryChars = SearchValues.Create(Unreserved + Delimiters + "%:@/?");

    /// <summary>Whether a string is a URI. After its scheme there may be nothing, but one of HTTP has a host (RFC 9110, 4.2.1).</summary>
    public static bool Accepts(ReadOnlySpan<char> text)
    {
        int colon = text.IndexOf(':');
        if (colon <= 0 || !char.IsAsciiLetter(text[0]) || text[..colon].ContainsAnyExcept(SchemeChars) || !AreEscapes(text)) return false;
        bool needsHost = IsOfHttp(text[..colon]);
        ReadOnlySpan<char> rest = text[(colon + 1)..];
        if (!TryCut(ref rest, '#', QueryChars) || !TryCut(ref rest, '?', QueryChars)) return false;
        if (!rest.StartsWith("//")) return !needsHost && !rest.ContainsAnyExcept(PathChars);
        rest = rest[2..];
        int slash = rest.IndexOf('/');
        if (slash < 0) return IsAuthority(rest, needsHost);
        return IsAuthority(rest[..slash], needsHost) && !rest[slash..].ContainsAnyExcept(PathChars);
    }

    private static bool IsOfHttp(ReadOnlySpan<char> scheme) =>
        scheme.Equals("https", StringComparison.OrdinalIgnoreCase) || scheme.Equals("http", StringComparison.OrdinalIgnoreCase);

    // Removes what begins with a mark.
    private static bool TryCut(ref ReadOnlySpan<char> text, char mark, SearchValues<char> allowed)
    {
        int at = text.IndexOf(mark);
        if (at < 0) return true;
        ReadOnlySpan<char> part = text[(at + 1)..];
        text = text[..at];
        return !part.ContainsAnyExcept(allowed);
    }

    private static bool IsAuthority(ReadOnlySpan<char> text, bool needsHost)
    {
        int at = text.IndexOf('@');
        if (at >= 0 && text[..at].ContainsAnyExcept(UserChars)) return false;
        ReadOnlySpan<char> host = text[(at + 1)..];
        int end = host.StartsWith("[") ? host.IndexOf(']') + 1 : host.IndexOf(':');
        ReadOnlySpan<char> port = end < 0 ? default : host[end..];
        if (end >= 0) host = host[..end];
        if (!port.IsEmpty && (port[0] != ':' || port[1..].ContainsAnyExceptInRange('0', '9'))) return false;
        if (host.IsEmpty) return !needsHost;
        return host.StartsWith("[") ? host.Length > 2 && IsAddress(host[1..^1]) : !host.ContainsAnyExcept(HostChars);
    }

    private static bool AreEscapes(ReadOnlySpan<char> text)
    {
        for (int at = text.IndexOf('%'); at >= 0; at = text.IndexOf('%'))
        {
            if (at + 2 >= text.Length || !char.IsAsciiHexDigit(text[at + 1]) || !char.IsAsciiHexDigit(text[at + 2])) return false;
            text = text[(at + 3)..];
        }

        return true;
    }

    // An address in brackets: IPv6, or one of a later version, as v1.x.
    private static bool IsAddress(ReadOnlySpan<char> text)
    {
        if (text[0] is 'v' or 'V')
        {
            int dot = text.IndexOf('.');
            return dot > 1 && dot < text.Length - 1 && AreHex(text[1..dot]) && !text[(dot + 1)..].ContainsAnyExcept(UserChars) && !text.Contains('%');
        }

        const int Groups = 8;
        int gap = text.IndexOf("::");
        if (gap < 0) return CountGroups(text, mayEndInIPv4: true) == Groups;
        int left = gap == 0 ? 0 : CountGroups(text[..gap], mayEndInIPv4: false);
        int right = gap + 2 == text.Length ? 0 : CountGroups(text[(gap + 2)..], mayEndInIPv4: true);
        return left >= 0 && right >= 0 && left + right < Groups;
    }

    // -1 if one is not valid; an IPv4 address counts as two.
    private static int CountGroups(ReadOnlySpan<char> text, bool mayEndInIPv4)
    {
        for (int count = 1; ; count++)
        {
            int colon = text.IndexOf(':');
            ReadOnlySpan<char> group = colon < 0 ? text : text[..colon];
            if (colon < 0 && mayEndInIPv4 && group.Contains('.')) return IsIPv4(group) ? count + 1 : -1;
            if (group.Length is 0 or > 4 || !AreHex(group)) return -1;
            if (colon < 0) return count;
            text = text[(colon + 1)..];
        }
    }

    private static bool IsIPv4(ReadOnlySpan<char> text)
    {
        for (int count = 1; ; count++)
        {
            int dot = text.IndexOf('.');
            ReadOnlySpan<char> number = dot < 0 ? text : text[..dot];
            if (number.Length is 0 or > 3 || number.ContainsAnyExceptInRange('0', '9') || (number.Length > 1 && number[0] == '0') || int.Parse(number) > 255) return false;
            if (dot < 0) return count == 4;
            text = text[(dot + 1)..];
        }
    }

    private static bool AreHex(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
            if (!char.IsAsciiHexDigit(c))
                return false;
        return true;
    }
}
