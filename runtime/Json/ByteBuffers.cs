using System.Buffers;

namespace Losant.Runtime.Json;

/// <summary>Buffers from the shared pool, unless they are large: the pool would keep those for long.</summary>
internal static class ByteBuffers
{
    /// <summary>The maximum size of a pooled buffer.</summary>
    public const int MaxPooledSize = 1024 * 1024;

    // The large buffer that was returned last. The garbage collector takes it as if nobody knew it.
    private static WeakReference<byte[]>? LastLarge;

    /// <summary>Gets a buffer of at least a size.</summary>
    public static byte[] Rent(int size)
    {
        if (size <= MaxPooledSize) return ArrayPool<byte>.Shared.Rent(size);
        return Interlocked.Exchange(ref LastLarge, null) is { } large && large.TryGetTarget(out byte[]? buffer) && buffer.Length >= size ? buffer : GC.AllocateUninitializedArray<byte>(size);
    }

    /// <summary>Returns a buffer that is no longer used.</summary>
    public static void Return(byte[] buffer)
    {
        if (buffer.Length <= MaxPooledSize) ArrayPool<byte>.Shared.Return(buffer);
        else Volatile.Write(ref LastLarge, new WeakReference<byte[]>(buffer));
    }
}
