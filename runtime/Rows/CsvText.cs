using System.Text;

namespace Losant.Runtime;

/// <summary>Text of a CSV file in UTF-8, or in another encoding that its byte order mark names. Bytes that are none are an error, so that no letters are lost.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CsvText : TextReader
{
    private readonly StreamReader _text;

    /// <summary>Initializes the text.</summary>
    /// <param name="csv">The bytes.</param>
    public CsvText(Stream csv) => _text = new StreamReader(csv, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The bytes are not UTF-8.</exception>
    public override int Read(Span<char> buffer)
    {
        try
        {
            return _text.Read(buffer);
        }
        catch (DecoderFallbackException)
        {
            throw NotUtf8();
        }
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(char[] buffer, int index, int count) => ReadAsync(buffer.AsMemory(index, count)).AsTask();

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The bytes are not UTF-8.</exception>
    public override async ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await _text.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (DecoderFallbackException)
        {
            throw NotUtf8();
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _text.Dispose();
        base.Dispose(disposing);
    }

    private static InvalidDataException NotUtf8() => new("The file is not UTF-8. Save it as CSV in UTF-8.");
}
