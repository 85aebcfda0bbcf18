using Losant.Runtime.Json;

namespace Losant.Runtime;

/// <summary>The codec for a response that is a page of a list: an item that does not fit is left out, and its JSON is kept.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <typeparam name="TCodec">The codec of the items.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PageCodec<T, TCodec> : IJsonCodec<IReadOnlyList<T>>
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static IReadOnlyList<T> Read(ref JsonInput input) => ListReader.Read<T, TCodec>(ref input, isPage: true);

    /// <inheritdoc/>
    public static void Write(ref JsonOutput output, IReadOnlyList<T> value) => output.WriteList<T, TCodec>(value);

    /// <inheritdoc/>
    public static void Validate(IReadOnlyList<T> value, ref Validation validation) => validation.List<T, TCodec>(value);
}
