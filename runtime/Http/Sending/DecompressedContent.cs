using System.Net;

namespace Losant.Runtime.Http.Sending;

/// <summary>A response's content, decompressed from gzip.</summary>
internal sealed class DecompressedContent : HttpContent
{
    private readonly HttpContent _compressed;

    public DecompressedContent(HttpContent compressed)
    {
        _compressed = compressed;
        foreach (var (name, values) in compressed.Headers.NonValidated)
        {
            // Both describe the compressed bytes.
            if (!name.Equals("Content-Encoding", StringComparison.OrdinalIgnoreCase) && !name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
                Headers.TryAddWithoutValidation(name, values);
        }
    }

    protected override Task<Stream> CreateContentReadStreamAsync() => CreateContentReadStreamAsync(CancellationToken.None);

    protected override async Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken) =>
        Decompress(await _compressed.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));

    protected override Stream CreateContentReadStream(CancellationToken cancellationToken) => Decompress(_compressed.ReadAsStream(cancellationToken));

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var decompressed = await CreateContentReadStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (decompressed.ConfigureAwait(false))
            await decompressed.CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
    }

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        using var decompressed = CreateContentReadStream(cancellationToken);
        decompressed.CopyTo(stream);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _compressed.Dispose();
        base.Dispose(disposing);
    }

    private static GZipBody Decompress(Stream compressed) => new(compressed);
}
