using System.Runtime.InteropServices;
using System.Text.Json;
using Losant.Runtime.Json.Numbers;
using Losant.Runtime.Json.Strings;

namespace Losant.Runtime.Json;

/// <summary>
/// Hashes of JSON texts that are equal if the JSON is the same: the order of members, the notation of numbers and escapes do not matter.
/// They differ from process to process, so that nobody can prepare texts with equal hashes.
/// </summary>
internal static class JsonHash
{
    private const ulong Prime = 0x9E3779B97F4A7C15;

    // What is deeper does not count, so that no value can use up the stack.
    private const int MaxDepth = 512;

    private static readonly ulong Seed = (ulong)Random.Shared.NextInt64();

    /// <summary>Gets the hash of a valid JSON text. Allocates nothing, unless a string has escapes.</summary>
    public static ulong Of(ReadOnlySpan<byte> json)
    {
        if (json[0] == '"' && !json.Contains((byte)'\\')) return OfText(json[1..^1]);
        Utf8JsonReader reader = new(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        reader.Read();
        return OfValue(ref reader);
    }

    /// <summary>Adds a number to a hash.</summary>
    public static ulong Add(ulong hash, ulong more)
    {
        hash = (hash ^ more) * Prime;
        return hash ^ (hash >> 32);
    }

    private static ulong OfValue(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return OfMembers(ref reader);
            case JsonTokenType.StartArray:
                return OfItems(ref reader);
            case JsonTokenType.String:
                return OfText(ref reader);
            case JsonTokenType.Number:
                return new DecimalText(reader.ValueSpan).Hash(Begin(JsonTokenType.Number));
            default:
                return Begin(reader.TokenType);
        }
    }

    // A sum, because it does not depend on the order; each member is mixed before, so that no two members can exchange a part.
    private static ulong OfMembers(ref Utf8JsonReader reader)
    {
        ulong sum = Begin(JsonTokenType.StartObject);
        if (IsTooDeep(ref reader)) return sum;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            ulong name = OfText(ref reader);
            reader.Read();
            sum += Add(Add(name, OfValue(ref reader)), Prime);
        }

        return Add(sum, Prime);
    }

    private static ulong OfItems(ref Utf8JsonReader reader)
    {
        ulong hash = Begin(JsonTokenType.StartArray);
        if (IsTooDeep(ref reader)) return hash;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) hash = Add(hash, OfValue(ref reader));
        return hash;
    }

    private static bool IsTooDeep(ref Utf8JsonReader reader)
    {
        if (reader.CurrentDepth < MaxDepth) return false;
        reader.Skip();
        return true;
    }

    private static ulong OfText(ref Utf8JsonReader reader) => OfText(reader.ValueIsEscaped ? JsonEscapes.Remove(reader.ValueSpan) : reader.ValueSpan);

    private static ulong OfText(ReadOnlySpan<byte> text)
    {
        ulong hash = Add(Begin(JsonTokenType.String), (ulong)text.Length);
        for (; text.Length >= sizeof(ulong); text = text[sizeof(ulong)..]) hash = Add(hash, MemoryMarshal.Read<ulong>(text));
        foreach (byte b in text) hash = Add(hash, b);
        return hash;
    }

    private static ulong Begin(JsonTokenType kind) => Add(Seed, (ulong)kind);
}
