namespace Losant;

/// <summary>
/// A JSON text is not valid, or does not match the type that it was read as. The message says where, and has nothing of the text but names of
/// members; <see cref="RawText"/> has the text there. For a response, it is the inner exception of a
/// <see cref="LosantResponseException"/>.
/// </summary>
public sealed class LosantSerializationException : LosantException
{
    /// <summary>Initializes the exception.</summary>
    /// <param name="message">What is wrong, and where.</param>
    /// <param name="path">The location as a JSON path.</param>
    /// <param name="rawText">The raw text at that location, truncated.</param>
    /// <param name="position">The location as an offset in bytes.</param>
    /// <param name="innerException">The cause; null if there is none.</param>
    public LosantSerializationException(string? message, string path = "$", string rawText = "", long position = 0, Exception? innerException = null)
        : base(message, innerException)
    {
        Path = path;
        RawText = rawText;
        Position = position;
    }

    /// <summary>The location as a JSON path, such as <c>$.devices.pump.points[3].time</c>.</summary>
    public string Path { get; }

    /// <summary>The raw text from that location on, truncated to about 120 characters; empty at the end of the text.</summary>
    public string RawText { get; }

    /// <summary>The location as an offset in bytes from the beginning of the text.</summary>
    public long Position { get; }
}
