using System.IO.Compression;
using System.Net;

namespace Losant.Runtime;

/// <summary>A response's content without the gzip around it.</summary>
internal sealed class UnpackedContent : HttpContent
{
    private readonly HttpContent _packed;

    public UnpackedContent(HttpContent packed)
    {
        _packed = packed;
        foreach (var (name, values) in packed.Headers.NonValidated)
        {
            // Both are about the packed bytes.
            if (!name.Equals("Content-Encoding", StringComparison.OrdinalIgnoreCase) && !name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
                Headers.TryAddWithoutValidation(name, values);
        }
    }

    protected override Task<Stream> CreateContentReadStreamAsync() => CreateContentReadStreamAsync(CancellationToken.None);

    protected override async Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken) =>
        Unpack(await _packed.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));

    protected override Stream CreateContentReadStream(CancellationToken cancellationToken) => Unpack(_packed.ReadAsStream(cancellationToken));

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var unpacked = await CreateContentReadStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (unpacked.ConfigureAwait(false))
            await unpacked.CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
    }

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        using var unpacked = CreateContentReadStream(cancellationToken);
        unpacked.CopyTo(stream);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _packed.Dispose();
        base.Dispose(disposing);
    }

    private static GZipStream Unpack(Stream packed) => new(packed, CompressionMode.Decompress);
}
