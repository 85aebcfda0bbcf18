using System.Text.Json;
using Losant.Runtime.Json;
using Losant.Runtime.Json.Maps;
using Losant.Runtime.Json.Misfits;

namespace Losant.Runtime;

// Values that contain others: arrays, maps, and JSON of any kind.
public partial struct JsonOutput
{
    /// <summary>Writes a value of any kind as it was read.</summary>
    /// <param name="value">The value; an undefined one is written as null.</param>
    public void Write(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            Null();
            return;
        }

        ReadOnlySpan<byte> raw = JsonElements.RawOf(value);
        if (IsStrict(raw)) Raw(raw);
        else Tokens(raw);
    }

    /// <summary>Writes a value of any kind.</summary>
    /// <param name="value">The value; an undefined one is written as null.</param>
    public void Write(JsonAny value)
    {
        if (value.MadeMembers is { } members) WriteMap<JsonAny, AnyCodec>(members);
        else if (value.MadeItems is { } items) WriteList<JsonAny, AnyCodec>(items);
        else if (value.MadeScalar is { } scalar) Write(scalar);
        else Write(value.Element);
    }

    /// <summary>Writes an array.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <typeparam name="TCodec">The codec that writes an item.</typeparam>
    /// <param name="items">The items.</param>
    public void WriteList<T, TCodec>(IReadOnlyList<T> items)
        where TCodec : IJsonCodec<T>
    {
        BeginArray();
        if (KeptJson.ItemsOf(items) is { } kept)
        {
            ItemsBeside<T, TCodec>(items, kept);
        }
        else if (ListSpan.TryGet(items, out ReadOnlySpan<T> span))
        {
            foreach (T item in span) TCodec.Write(ref this, item);
        }
        else
        {
            for (int i = 0; i < items.Count; i++) TCodec.Write(ref this, items[i]);
        }

        EndArray();
    }

    /// <summary>Writes a map.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <typeparam name="TCodec">The codec that writes a value.</typeparam>
    /// <param name="entries">The entries.</param>
    public void WriteMap<T, TCodec>(IReadOnlyDictionary<string, T> entries)
        where TCodec : IJsonCodec<T>
    {
        BeginObject();
        if (entries is CompactMap<T> asRead) WriteCompact<T, TCodec>(asRead);
        else WriteEntries<T, TCodec>(entries);
        EndObject();
    }

    private void WriteEntries<T, TCodec>(IReadOnlyDictionary<string, T> entries)
        where TCodec : IJsonCodec<T>
    {
        switch (LosantMap<T>.EntriesOf(entries))
        {
            case CompactMap<T> compact:
                WriteCompact<T, TCodec>(compact);
                break;
            case Dictionary<string, T> dictionary: // its own enumerator does not allocate
                foreach ((string key, T value) in dictionary)
                {
                    Name(key);
                    TCodec.Write(ref this, value);
                }

                break;
            case var others:
                foreach ((string key, T value) in others)
                {
                    Name(key);
                    TCodec.Write(ref this, value);
                }

                break;
        }

        if (entries is LosantOpenMap<T> { AdditionalProperties: { } more } open) Others(more, open);
    }

    // No name is written twice: an entry has precedence.
    private void Others<T>(IDictionary<string, JsonElement> members, LosantOpenMap<T> entries)
    {
        foreach ((string name, JsonElement value) in members)
        {
            if (entries.ContainsKey(name)) continue;
            Name(name);
            Write(value);
        }
    }

    private void WriteCompact<T, TCodec>(CompactMap<T> map)
        where TCodec : IJsonCodec<T>
    {
        ReadOnlySpan<T> values = map.Items;
        ReadOnlySpan<byte[]> quoted = map.KeySet.Quoted;
        for (int i = 0; i < values.Length; i++)
        {
            if (i < quoted.Length) Raw(quoted[i]);
            else Name(map.KeySet[i]);
            TCodec.Write(ref this, values[i]);
        }
    }

    // An element may come from JSON with comments or trailing commas, which servers do not accept.
    private static bool IsStrict(ReadOnlySpan<byte> raw)
    {
        if (raw[0] is not ((byte)'{' or (byte)'[')) return true;
        try
        {
            JsonInput input = new(raw);
            input.Skip();
            return true;
        }
        catch (LosantSerializationException)
        {
            return false;
        }
    }

    // White space, comments and trailing commas are dropped. No Utf8JsonWriter, because a trimmed program may not need one otherwise.
    private void Tokens(ReadOnlySpan<byte> raw)
    {
        JsonReaderOptions lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = int.MaxValue };
        Utf8JsonReader reader = new(raw, lenient);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject: BeginObject(); break;
                case JsonTokenType.EndObject: EndObject(); break;
                case JsonTokenType.StartArray: BeginArray(); break;
                case JsonTokenType.EndArray: EndArray(); break;
                case JsonTokenType.PropertyName: Name(reader.ValueSpan); break;
                case JsonTokenType.String: Raw(raw.Slice((int)reader.TokenStartIndex, reader.ValueSpan.Length + 2)); break;
                default: Raw(reader.ValueSpan); break;
            }
        }
    }
}
