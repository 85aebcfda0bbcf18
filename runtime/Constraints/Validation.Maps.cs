using Losant.Runtime.Json.Maps;

namespace Losant.Runtime;

// Called by generated code: the checks of maps.
public partial struct Validation
{
    /// <summary>Keywords patternProperties and additionalProperties of a closed map: reports each key that violates the rule, at that key.</summary>
    /// <typeparam name="T">The type of the map's values.</typeparam>
    /// <param name="map">The map; null is not validated.</param>
    /// <param name="rule">The rule for keys; null if any key is accepted.</param>
    public void Keys<T>(IReadOnlyDictionary<string, T>? map, StringRule? rule)
    {
        if (map is null || rule is null) return;
        map = LosantMap<T>.EntriesOf(map);
        if (map is CompactMap<T> compact)
        {
            foreach (string key in compact.KeySet.Span) Key(key, rule);
        }
        else if (map is Dictionary<string, T> dictionary)
        {
            foreach (string key in dictionary.Keys) Key(key, rule);
        }
        else
        {
            foreach (string key in map.Keys) Key(key, rule);
        }
    }

    /// <summary>Keyword patternProperties of an open map: reports the members beside its entries whose names match the rule.</summary>
    /// <typeparam name="T">The type of the map's values.</typeparam>
    /// <param name="map">The map; null is not validated.</param>
    /// <param name="rule">The rule for the keys of entries.</param>
    public void Others<T>(IReadOnlyDictionary<string, T>? map, StringRule rule)
    {
        if (map is not LosantOpenMap<T> { AdditionalProperties: { } members } open) return;
        foreach (string name in members.Keys)
            if (open.ContainsKey(name))
                FailOnce(new Step(name, 0), "additionalProperties", "An entry has this name. Remove the name from AdditionalProperties.");
        Extra(members, rule);
    }

    /// <summary>Keywords patternProperties and additionalProperties, if what a value must be depends on its name: tests each value against all that its name asks for.</summary>
    /// <typeparam name="T">The type of the map's values.</typeparam>
    /// <typeparam name="TCodec">The codec that writes a value.</typeparam>
    /// <param name="map">The map; null is not validated.</param>
    /// <param name="names">The rules for names; null for the names that no rule before accepts.</param>
    /// <param name="fits">What tests the value of a name, for each rule.</param>
    public void ByPattern<T, TCodec>(IReadOnlyDictionary<string, T>? map, StringRule?[] names, CaseFit[] fits)
        where TCodec : IJsonCodec<T>
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(fits);
        if (map is null) return;
        foreach ((string key, T value) in LosantMap<T>.EntriesOf(map))
        {
            byte[]? json = null;
            for (int i = 0; i < names.Length; i++)
            {
                if (names[i] is { } rule ? !rule.Accepts(key) : json is not null) continue;
                json ??= JsonText.Serialize<T, TCodec>(value);
                if (fits[i](json)) continue;
                Enter(key);
                Fail(names[i] is null ? "additionalProperties" : "patternProperties", "The value does not fit what the schema says of its name.");
                Exit();
                break;
            }
        }
    }

    /// <summary>Keywords minProperties and maxProperties of an open map.</summary>
    /// <typeparam name="T">The type of the map's values.</typeparam>
    /// <param name="map">The map.</param>
    /// <param name="min">The minimum number.</param>
    /// <param name="max">The maximum number; -1 for no maximum.</param>
    public void Properties<T>(IReadOnlyDictionary<string, T> map, int min, int max)
    {
        ArgumentNullException.ThrowIfNull(map);
        Properties(map.Count + ((map as LosantOpenMap<T>)?.AdditionalProperties?.Count ?? 0), min, max);
    }

    /// <summary>Validates every value of a map, and its keys if the map is closed. If it is open, a key that the rule does not accept may have any value.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <typeparam name="TCodec">The codec that validates a value.</typeparam>
    /// <typeparam name="TKeys">The rule for the keys.</typeparam>
    /// <param name="map">The map; null is not validated.</param>
    public void Map<T, TCodec, TKeys>(IReadOnlyDictionary<string, T>? map)
        where TCodec : IJsonCodec<T>
        where TKeys : IKeyRule
    {
        if (map is null) return;
        if (TKeys.IsClosed) Keys(map, TKeys.Keys);
        StringRule? ofEntries = TKeys.IsClosed ? null : TKeys.Keys;
        if (ofEntries is not null) Others(map, ofEntries);
        map = LosantMap<T>.EntriesOf(map);
        if (map is CompactMap<T> compact)
        {
            ReadOnlySpan<T> values = compact.Items;
            for (int i = 0; i < values.Length; i++) EntryAt<T, TCodec>(compact.KeySet[i], values[i], ofEntries);
        }
        else if (map is Dictionary<string, T> dictionary)
        {
            foreach ((string key, T value) in dictionary) EntryAt<T, TCodec>(key, value, ofEntries);
        }
        else
        {
            foreach ((string key, T value) in map) EntryAt<T, TCodec>(key, value, ofEntries);
        }
    }

    private void EntryAt<T, TCodec>(string key, T value, StringRule? ofEntries)
        where TCodec : IJsonCodec<T>
    {
        if (ofEntries is not null && !ofEntries.Accepts(key)) return;
        Enter(key);
        Here<T, TCodec>(value);
        Exit();
    }

    private void Key(string key, StringRule rule)
    {
        if (rule.Accepts(key)) return;
        Enter(key);
        Fail("additionalProperties", $"The key of {StringRule.Size(key)} is not valid; it must be {rule.Describe()}.");
        Exit();
    }
}
