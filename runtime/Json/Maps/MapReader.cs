using System.Text.Json;

namespace Losant.Runtime.Json.Maps;

/// <summary>Reads objects whose members are entries of one type.</summary>
internal static class MapReader
{
    /// <summary>Reads the object at the input's position.</summary>
    /// <param name="input">The input.</param>
    /// <param name="others">The members that are no entries, if the schema allows them; null if there are none.</param>
    public static CompactMap<T> Read<T, TCodec, TKeys>(ref JsonInput input, out Dictionary<string, JsonElement>? others)
        where TCodec : IJsonCodec<T>
        where TKeys : IKeyRule
    {
        input.BeginObject();
        MapPool<T> scratch = input.Cache.Scratch<MapPool<T>>();
        KeySet guess = scratch.GuessFor(TKeys.Keys);
        others = null;
        return guess.Quoted.Length == 0
            ? ReadOther<T, TCodec, TKeys>(ref input, scratch, [], ref others)
            : ReadGuessed<T, TCodec, TKeys>(ref input, scratch, guess, ref others);
    }

    /// <summary>Whether members that are no entries are kept: a map with a pattern for its keys that allows others.</summary>
    internal static bool IsOpen<TKeys>()
        where TKeys : IKeyRule => !TKeys.IsClosed && TKeys.Keys is not null;

    // A method of its own, because the first map of a type has no guess: a first call does not compile it.
    private static CompactMap<T> ReadGuessed<T, TCodec, TKeys>(ref JsonInput input, MapPool<T> scratch, KeySet guess, ref Dictionary<string, JsonElement>? others)
        where TCodec : IJsonCodec<T>
        where TKeys : IKeyRule
    {
        byte[][] names = guess.Quoted;
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
        return ReadOther<T, TCodec, TKeys>(ref input, scratch, entries.AsSpan(0, count), ref others);
    }

    private static CompactMap<T> ReadOther<T, TCodec, TKeys>(
        ref JsonInput input, MapPool<T> scratch, ReadOnlySpan<KeyValuePair<string, T>> begun, ref Dictionary<string, JsonElement>? others)
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
            T? value = default;
            bool isEntry = TKeys.Keys is not { } rule || rule.Accepts(key);
            // At the root, a name may be that of a member that the server adds; any other key is data.
            if (isEntry && input.IsInRoot && IsOfServer(name)) isEntry = input.TryEntryOfServer<T, TCodec>(name, out value);
            else if (isEntry) value = TCodec.Read(ref input);
            if (!isEntry)
            {
                if (IsOpen<TKeys>()) others = input.ReadExtra(others, name);
                else if (!IsOfServer(name)) input.Lose();
                continue;
            }

            if (count == entries.Length) Array.Resize(ref entries, Math.Max(4, count * 2));
            entries[count++] = new KeyValuePair<string, T>(key, value!);
        }

        return scratch.Finish(entries, count, TKeys.Keys);
    }

    /// <summary>Whether the server adds members with this name to objects.</summary>
    internal static bool IsOfServer(ReadOnlySpan<byte> name) => HalMembers.Contains(name);
}
