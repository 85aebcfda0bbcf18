namespace Losant.Runtime.Http.Responses;

/// <summary>A response's content type; reading it usually does not allocate.</summary>
internal readonly struct ContentType
{
    private ContentType(string text) => Text = text;

    /// <summary>The header's value; empty if there is none.</summary>
    public string Text { get; }

    /// <summary>Whether it is JSON in UTF-8; also true for a response without a content type.</summary>
    public bool IsJson
    {
        get
        {
            var type = MediaType;
            return (type.IsEmpty || Is(type, "application/json") || Is(type, "text/json") || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase))
                && IsUtf8;
        }
    }

    /// <summary>Whether it may be JSON in UTF-8: also accepts plain text, which some servers and test fakes send for JSON.</summary>
    public bool MayBeJson => IsJson || (Is(MediaType, "text/plain") && IsUtf8);

    /// <summary>The header's value for use in a message.</summary>
    public string Describe() => Text.Length == 0 ? "no content type" : Text;

    /// <summary>The header's value; null if there is none.</summary>
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
