namespace Losant;

/// <summary>
/// A JSON text is malformed, or holds something that cannot be understood as the type it was read as. Where the text is a response,
/// it is the inner exception of a <see cref="LosantResponseException"/>.
/// </summary>
public sealed class LosantSerializationException : LosantException
{
    /// <summary>Initializes the exception.</summary>
    /// <param name="message">What is wrong, and where.</param>
    /// <param name="path">The place as a JSON path.</param>
    /// <param name="rawText">The text at that place, capped.</param>
    /// <param name="position">The place as a count of bytes.</param>
    /// <param name="innerException">The cause; null for none.</param>
    public LosantSerializationException(string? message, string path = "$", string rawText = "", long position = 0, Exception? innerException = null)
        : base(message, innerException)
    {
        Path = path;
        RawText = rawText;
        Position = position;
    }

    /// <summary>The place as a JSON path, such as <c>$.devices.pump.points[3].time</c>.</summary>
    public string Path { get; }

    /// <summary>The text from that place on, at most some 120 characters of it; empty when the text ended there.</summary>
    public string RawText { get; }

    /// <summary>The place in bytes from the beginning of the text.</summary>
    public long Position { get; }
}
