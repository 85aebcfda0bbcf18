using Losant.Runtime.Json;

namespace Losant.Runtime;

/// <summary>The codec for arrays. Every item is validated.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <typeparam name="TCodec">The codec of the items.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ListCodec<T, TCodec> : IJsonCodec<IReadOnlyList<T>>
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static IReadOnlyList<T> Read(ref JsonInput input) => ListReader.Read<T, TCodec>(ref input);

    /// <inheritdoc/>
    public static void Write(ref JsonOutput output, IReadOnlyList<T> value) => output.WriteList<T, TCodec>(value);

    /// <inheritdoc/>
    public static void Validate(IReadOnlyList<T> value, ref Validation validation) => validation.List<T, TCodec>(value);
}
