namespace Losant.Runtime.Http.Responses;

/// <summary>A response's content type, read without allocation in the usual cases.</summary>
internal readonly struct ContentType
{
    private ContentType(string text) => Text = text;

    /// <summary>The header as it stands; empty when there is none.</summary>
    public string Text { get; }

    /// <summary>Whether it is JSON in UTF-8. A response that states nothing may be.</summary>
    public bool IsJson
    {
        get
        {
            var type = MediaType;
            return (type.IsEmpty || Is(type, "application/json") || Is(type, "text/json") || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase))
                && IsUtf8;
        }
    }

    /// <summary>Whether it may be JSON in UTF-8 though it does not say so: plain text is what a server, or a fake one in a test, sends that does not care.</summary>
    public bool MayBeJson => IsJson || (Is(MediaType, "text/plain") && IsUtf8);

    /// <summary>The header as a part of a sentence.</summary>
    public string Describe() => Text.Length == 0 ? "no content type" : Text;

    /// <summary>The header as it stands; null when there is none.</summary>
    public string? OrNull() => Text.Length == 0 ? null : Text;

    public bool IsEventStream => Is(MediaType, "text/event-stream");

    private ReadOnlySpan<char> MediaType
    {
        get
        {
            var end = Text.IndexOf(';', StringComparison.Ordinal);
            return (end < 0 ? Text : Text.AsSpan(0, end)).Trim();
        }
    }

    private bool IsUtf8
    {
        get
        {
            var at = Text.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
            if (at < 0)
                return true;
            var charset = Text.AsSpan(at + "charset=".Length);
            var end = charset.IndexOf(';');
            charset = (end < 0 ? charset : charset[..end]).Trim().Trim('"');
            return Is(charset, "utf-8") || Is(charset, "utf8") || Is(charset, "us-ascii");
        }
    }

    public static ContentType Of(HttpContent content) =>
        new(content.Headers.NonValidated.TryGetValues("Content-Type", out var values) ? values.ToString() : "");

    private static bool Is(ReadOnlySpan<char> text, string expected) => text.Equals(expected, StringComparison.OrdinalIgnoreCase);
}
