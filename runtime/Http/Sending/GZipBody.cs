using System.IO.Compression;

namespace Losant.Runtime.Http.Sending;

/// <summary>
/// A body decompressed from gzip. The framework takes the end of the bytes for the end of the body, wherever they end. Here, a body
/// that ends before its trailer throws an <see cref="EndOfStreamException"/>.
/// </summary>
internal sealed class GZipBody : ReadOnlyStream
{
    private readonly Source _source;
    private readonly GZipStream _gzip;
    private bool _isWhole;

    /// <summary>Initializes a body from the compressed bytes, whose stream is disposed with it.</summary>
    public GZipBody(Stream compressed)
    {
        _source = new Source(compressed);
        _gzip = new GZipStream(_source, CompressionMode.Decompress);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var read = await _gzip.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (read == 0 && buffer.Length > 0)
                CheckEnd();
            return read;
        }
        catch (InvalidDataException e) when (_source.IsAtEnd)
        {
            throw CutOff(e);
        }
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            var read = _gzip.Read(buffer, offset, count);
            if (read == 0 && count > 0)
                CheckEnd();
            return read;
        }
        catch (InvalidDataException e) when (_source.IsAtEnd)
        {
            throw CutOff(e);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _gzip.Dispose();
        base.Dispose(disposing);
    }

    // Whether the trailer was read is known only by what the decompressor does with one more byte: after it, nothing.
    private void CheckEnd()
    {
        if (_isWhole)
            return;
        _source.AddByte();
        _isWhole = _gzip.Read(stackalloc byte[1]) == 0 && !_source.IsUsedUp; // May throw too: the byte is not what would have followed.
        if (!_isWhole)
            throw CutOff(null);
    }

    private static EndOfStreamException CutOff(Exception? cause) => new("The compressed body ends before its end.", cause);

    /// <summary>The compressed bytes, and one more after their end.</summary>
    private sealed class Source(Stream inner) : ReadOnlyStream
    {
        private bool _isExtended;
        private bool _hasByte;

        /// <summary>Whether the compressed bytes have ended.</summary>
        public bool IsAtEnd { get; private set; }

        /// <summary>Whether more than the added byte was asked for.</summary>
        public bool IsUsedUp { get; private set; }

        public void AddByte()
        {
            if (!_isExtended)
                _isExtended = _hasByte = true;
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            _isExtended ? ReadAdded(buffer.Span) : Ended(await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false));

        public override int Read(byte[] buffer, int offset, int count) =>
            _isExtended ? ReadAdded(buffer.AsSpan(offset, count)) : Ended(inner.Read(buffer, offset, count));

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }

        private int Ended(int read)
        {
            IsAtEnd |= read == 0;
            return read;
        }

        private int ReadAdded(Span<byte> buffer)
        {
            IsUsedUp |= !_hasByte;
            if (!_hasByte)
                return 0;
            _hasByte = false;
            buffer[0] = 0; // No member of a gzip file begins with it.
            return 1;
        }
    }
}
