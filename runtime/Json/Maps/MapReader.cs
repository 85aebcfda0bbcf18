using System.Text.Json;

namespace Losant.Runtime.Json.Maps;

/// <summary>Reads objects whose members are entries of one type.</summary>
internal static class MapReader
{
    /// <summary>Reads the object at the input's position.</summary>
    /// <param name="input">The input.</param>
    public static CompactMap<T> Read<T, TCodec, TKeys>(ref JsonInput input)
        where TCodec : IJsonCodec<T>
        where TKeys : IKeyRule
    {
        input.BeginObject();
        MapPool<T> scratch = input.Cache.Scratch<MapPool<T>>();
        KeySet guess = scratch.Guess;
        byte[][] names = guess.Quoted;
        if (names.Length == 0) return ReadOther<T, TCodec, TKeys>(ref input, scratch, []);

        int offset = scratch.Take(names.Length, out T[] values);
        int count = 0;
        foreach (byte[] name in names)
        {
            if (!input.NextMemberIs(name)) break;
            values[offset + count++] = TCodec.Read(ref input);
        }

        if (count == names.Length && input.TryEndObject()) return new CompactMap<T>(guess, values, offset);
        KeyValuePair<string, T>[] entries = new KeyValuePair<string, T>[names.Length + 4];
        for (int i = 0; i < count; i++) entries[i] = new KeyValuePair<string, T>(guess[i], values[offset + i]);
        scratch.GiveBack(values, offset, names.Length);
        return ReadOther<T, TCodec, TKeys>(ref input, scratch, entries.AsSpan(0, count));
    }

    private static CompactMap<T> ReadOther<T, TCodec, TKeys>(
        ref JsonInput input, MapPool<T> scratch, ReadOnlySpan<KeyValuePair<string, T>> begun)
        where TCodec : IJsonCodec<T>
        where TKeys : IKeyRule
    {
        KeyValuePair<string, T>[] entries = scratch.TakeEntries();
        int count = begun.Length;
        if (entries.Length < count) entries = new KeyValuePair<string, T>[count * 2];
        begun.CopyTo(entries);
        while (input.NextMember(out ReadOnlySpan<byte> name))
        {
            string key = input.KeyOf(name);
            // A key that matches no pattern is not an entry; if the schema allows other keys, it is kept if its value looks like an entry's.
            if (TKeys.Keys is { } rule && !rule.Accepts(key) && (TKeys.IsClosed || !LooksLike(typeof(T), input.TokenType))) continue;
            // At the root, a name may be that of a member that the server adds; any other key is data.
            T? value;
            if (!input.IsInRoot || !IsOfServer(name)) value = TCodec.Read(ref input);
            else if (!input.TryEntryOfServer<T, TCodec>(name, out value)) continue;
            if (count == entries.Length) Array.Resize(ref entries, Math.Max(4, count * 2));
            entries[count++] = new KeyValuePair<string, T>(key, value);
        }

        return scratch.Finish(entries, count);
    }

    internal static bool LooksLike(Type type, JsonTokenType token)
    {
        if (type == typeof(JsonElement) || typeof(LosantUnion).IsAssignableFrom(type)) return true;
        if (type == typeof(JsonScalar)) return token is not (JsonTokenType.StartObject or JsonTokenType.StartArray);
        if (Nullable.GetUnderlyingType(type) is { } value) return token == JsonTokenType.Null || LooksLike(value, token);
        if (type == typeof(bool)) return token is JsonTokenType.True or JsonTokenType.False;
        if (type.IsPrimitive) return token == JsonTokenType.Number;
        // An enum or a time.
        if (type == typeof(string) || type.IsValueType) return token == JsonTokenType.String;
        var isList = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);
        return token == (isList ? JsonTokenType.StartArray : JsonTokenType.StartObject);
    }

    /// <summary>Whether the server adds members with this name to objects.</summary>
    internal static bool IsOfServer(ReadOnlySpan<byte> name) => HalMembers.Contains(name);
}
