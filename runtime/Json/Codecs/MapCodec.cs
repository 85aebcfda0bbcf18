using Losant.Runtime.Json.Maps;

namespace Losant.Runtime;

/// <summary>
/// Objects whose members are entries of one type. The members that the API adds to objects (<c>_links</c> and the like) are
/// entries only if they can be. Validation looks at every value.
/// </summary>
/// <typeparam name="T">The type of the values.</typeparam>
/// <typeparam name="TCodec">How a value is read, written and checked.</typeparam>
/// <typeparam name="TKeys">Which keys there may be.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MapCodec<T, TCodec, TKeys> : IJsonCodec<IReadOnlyDictionary<string, T>>
    where TCodec : IJsonCodec<T>
    where TKeys : IKeyRule
{
    /// <inheritdoc/>
    public static IReadOnlyDictionary<string, T> Read(ref JsonInput input) => MapReader.Read<T, TCodec, TKeys>(ref input);

    /// <inheritdoc/>
    public static void Write(ref JsonOutput output, IReadOnlyDictionary<string, T> value) => output.WriteMap<T, TCodec>(value);

    /// <inheritdoc/>
    public static void Validate(IReadOnlyDictionary<string, T> value, ref Validation validation) =>
        validation.Map<T, TCodec, TKeys>(value);
}
