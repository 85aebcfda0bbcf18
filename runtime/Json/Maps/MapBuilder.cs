using Losant.Runtime.Json.Maps;

namespace Losant.Runtime;

/// <summary>Collects the map entries of an object that also has declared members.</summary>
/// <typeparam name="T">The entries' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct MapBuilder<T>
{
    private Dictionary<string, T>? _entries;

    /// <summary>Reads the current member if it is an entry.</summary>
    /// <typeparam name="TCodec">The codec of the entries.</typeparam>
    /// <typeparam name="TKeys">The rule for their names.</typeparam>
    /// <param name="input">The input, at the member's value.</param>
    /// <returns>Whether it is an entry. Otherwise nothing was read: the member is one that the API adds for its links, or its name
    /// or its value does not fit.</returns>
    public bool TryRead<TCodec, TKeys>(ref JsonInput input)
        where TCodec : IJsonCodec<T>
        where TKeys : IKeyRule
    {
        if (input.IsAtMisfit) return false;
        ReadOnlySpan<byte> name = input.UndeclaredName;
        var key = input.KeyOf(name);
        if (TKeys.Keys is { } rule && !rule.Accepts(key)) return false;
        var isRead = input.IsInRoot && MapReader.IsOfServer(name) ? input.TryEntryOfServer<T, TCodec>(name, out var value) : input.Try<T, TCodec>(out value);
        if (isRead) (_entries ??= new Dictionary<string, T>(StringComparer.Ordinal))[key] = value!;
        return isRead;
    }

    /// <summary>Gets the entries; null if there are none.</summary>
    public readonly IReadOnlyDictionary<string, T>? ToMap() => _entries;
}
