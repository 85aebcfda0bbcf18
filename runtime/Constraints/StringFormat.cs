using System.Buffers;
using System.Text;
using Losant.Runtime.Json.Strings;

namespace Losant.Runtime.Constraints;

/// <summary>
/// The formats of strings. Times and e-mail addresses are checked as leniently as common validators do: only what is clearly something else is
/// rejected, and the server decides about the rest.
/// </summary>
internal static class StringFormat
{
    // An IP address in brackets is a host too.
    private static readonly SearchValues<char> HostChars = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.[]:");

    /// <summary>Whether a string matches a format. An unknown format accepts every string.</summary>
    public static bool Accepts(string format, ReadOnlySpan<char> text) => format switch
    {
        "date-time" => JsonTime.TryParse(text, out _),
        "date" => IsDate(text),
        "time" => TimeOfDay.Accepts(text),
        "email" => IsEmail(text),
        "uri" => UriFormat.Accepts(text),
        _ => true,
    };

    private static bool IsDate(ReadOnlySpan<char> text)
    {
        Span<byte> utf8 = stackalloc byte[JsonDate.Length];
        return text.Length == JsonDate.Length && Ascii.FromUtf16(text, utf8, out _) == OperationStatus.Done && JsonDate.TryParse(utf8, out _);
    }

    private static bool IsEmail(ReadOnlySpan<char> text)
    {
        int at = text.LastIndexOf('@');
        if (at <= 0 || at == text.Length - 1) return false;
        ReadOnlySpan<char> name = text[..at];
        ReadOnlySpan<char> host = text[(at + 1)..];
        bool isQuoted = name.Length > 2 && name[0] == '"' && name[^1] == '"';
        if (!isQuoted && (name.Contains('@') || name.Contains('"') || !AreLabels(name))) return false;
        return !HasBlank(text, isQuoted) && AreLabels(host) && host[0] != '-' && host[^1] != '-' && host.IndexOfAnyExcept(HostChars) < 0;
    }

    // Nonempty parts between dots.
    private static bool AreLabels(ReadOnlySpan<char> text) => text[0] != '.' && text[^1] != '.' && !text.Contains("..", StringComparison.Ordinal);

    private static bool HasBlank(ReadOnlySpan<char> text, bool maySpace)
    {
        foreach (char c in text)
            if (char.IsControl(c) || (char.IsWhiteSpace(c) && !(maySpace && c == ' ')))
                return true;
        return false;
    }
}
