namespace Losant.Runtime.Http.Calls;

/// <summary>Copies streams, and tells how far it is.</summary>
internal static class StreamCopy
{
    private const int BufferSize = 81920;

    /// <summary>Copies until the source ends.</summary>
    /// <returns>The number of bytes.</returns>
    public static async Task<long> CopyAsync(Stream source, Stream target, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferSize];
        long count = 0;
        for (int read; (read = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
        {
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            count += read;
            progress?.Report(count);
        }

        return count;
    }
}
