using System.Buffers;

namespace Losant.Runtime.Json;

/// <summary>Buffers from the shared pool, unless they are large: the pool would keep those for long.</summary>
internal static class ByteBuffers
{
    /// <summary>The maximum size of a pooled buffer.</summary>
    public const int MaxPooledSize = 1024 * 1024;

    /// <summary>Gets a buffer of at least a size.</summary>
    public static byte[] Rent(int size) => size <= MaxPooledSize ? ArrayPool<byte>.Shared.Rent(size) : GC.AllocateUninitializedArray<byte>(size);

    /// <summary>Returns a buffer that is no longer used.</summary>
    public static void Return(byte[] buffer)
    {
        if (buffer.Length <= MaxPooledSize) ArrayPool<byte>.Shared.Return(buffer);
    }
}
