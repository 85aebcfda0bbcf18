using System.Text;
using System.Text.Json;
using Losant.Runtime.Json.Maps;

namespace Losant.Runtime;

/// <summary>Collects the entries of an object that has declared members beside them.</summary>
/// <typeparam name="T">The entries' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct MapBuilder<T>
{
    private Dictionary<string, T>? _entries;

    /// <summary>Reads the member at which the input stands, if it is an entry.</summary>
    /// <typeparam name="TCodec">How entries are read.</typeparam>
    /// <typeparam name="TKeys">Which names they have.</typeparam>
    /// <param name="input">The input, standing on the member's value.</param>
    /// <param name="name">The member's name.</param>
    /// <returns>Whether it was one; otherwise nothing was read: it is a member that the API adds for its links, has a name
    /// that does not fit, or is an object where entries are single values.</returns>
    public bool TryRead<TCodec, TKeys>(ref JsonInput input, ReadOnlySpan<byte> name)
        where TCodec : IJsonCodec<T>
        where TKeys : IKeyRule
    {
        if (MapReader.IsOfServer(name) && !MapReader.LooksLike(typeof(T), input.TokenType)) return false;
        if (typeof(T) == typeof(JsonScalar) && input.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) return false;
        var key = Encoding.UTF8.GetString(name);
        if (TKeys.Keys is { } rule && !rule.Accepts(key)) return false;
        (_entries ??= new Dictionary<string, T>(StringComparer.Ordinal))[key] = TCodec.Read(ref input);
        return true;
    }

    /// <summary>The entries; null when there were none.</summary>
    public readonly IReadOnlyDictionary<string, T>? ToMap() => _entries;
}
