using Losant.Runtime.Json.Maps;

namespace Losant.Runtime;

/// <summary>
/// The codec for objects whose members are entries of one type. The members that the API adds to objects (<c>_links</c> and the
/// like) are entries only if their values fit. A map that may have other members too, and has them, is a
/// <see cref="LosantOpenMap{T}"/>. Every value is validated.
/// </summary>
/// <typeparam name="T">The type of the values.</typeparam>
/// <typeparam name="TCodec">The codec of the values.</typeparam>
/// <typeparam name="TKeys">The rule for the keys.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MapCodec<T, TCodec, TKeys> : IJsonCodec<IReadOnlyDictionary<string, T>>
    where TCodec : IJsonCodec<T>
    where TKeys : IKeyRule
{
    /// <inheritdoc/>
    public static IReadOnlyDictionary<string, T> Read(ref JsonInput input)
    {
        var entries = MapReader.Read<T, TCodec, TKeys>(ref input, out var others);
        return MapReader.IsOpen<TKeys>() && others is not null ? new LosantOpenMap<T> { Entries = entries, AdditionalProperties = others } : entries;
    }

    /// <inheritdoc/>
    public static void Write(ref JsonOutput output, IReadOnlyDictionary<string, T> value) => output.WriteMap<T, TCodec>(value);

    /// <inheritdoc/>
    public static void Validate(IReadOnlyDictionary<string, T> value, ref Validation validation) =>
        validation.Map<T, TCodec, TKeys>(value);
}
