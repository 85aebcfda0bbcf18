using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using Losant.Runtime;

namespace Losant;

// A conversion makes no JSON text: that is written when the value is sent.
public readonly partial struct JsonAny
{
    /// <summary>Converts an element.</summary>
    /// <param name="element">The element.</param>
    public static implicit operator JsonAny(JsonElement element) => new(element);

    /// <summary>Converts to an element, for everything that System.Text.Json does with one.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator JsonElement(JsonAny value) => value.Element;

    /// <summary>Converts a string, number, boolean or null.</summary>
    /// <param name="value">The scalar.</param>
    public static implicit operator JsonAny(JsonScalar value) => new((object)value);

    /// <summary>Converts a string.</summary>
    /// <param name="value">The string; null is JSON null.</param>
    public static implicit operator JsonAny(string? value) => new JsonScalar(value);

    /// <summary>Converts an integer.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator JsonAny(long value) => new JsonScalar(value);

    /// <summary>Converts an integer.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator JsonAny(int value) => new JsonScalar((long)value);

    /// <summary>Converts a number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator JsonAny(double value) => new JsonScalar(value);

    /// <summary>Converts a boolean.</summary>
    /// <param name="value">The boolean.</param>
    public static implicit operator JsonAny(bool value) => new JsonScalar(value);

    /// <summary>Converts a time to a string in UTC with milliseconds, or finer if it is.</summary>
    /// <param name="value">The time.</param>
    public static implicit operator JsonAny(DateTimeOffset value) => (JsonScalar)value;

    /// <summary>Converts a node and everything in it.</summary>
    /// <param name="node">The node; null is JSON null.</param>
    public static implicit operator JsonAny(JsonNode? node)
    {
        if (node is null) return JsonScalar.Null;
        System.Buffers.ArrayBufferWriter<byte> text = new();
        using (Utf8JsonWriter writer = new(text)) node.WriteTo(writer);
        return JsonText.Deserialize<JsonElement, ElementCodec>(text.WrittenSpan);
    }

    /// <summary>Converts a dictionary to an object.</summary>
    /// <param name="members">The members; null is JSON null.</param>
    public static implicit operator JsonAny(Dictionary<string, JsonAny>? members) => members is null ? JsonScalar.Null : new JsonAny((object)members);

    /// <summary>Converts a dictionary to an object.</summary>
    /// <param name="members">The members; null is JSON null.</param>
    public static implicit operator JsonAny(Dictionary<string, JsonElement>? members) => OfMembers(members, static value => value);

    /// <summary>Converts a dictionary to an object.</summary>
    /// <param name="members">The members; null is JSON null.</param>
    public static implicit operator JsonAny(Dictionary<string, JsonScalar>? members) => OfMembers(members, static value => value);

    /// <summary>Converts a dictionary to an object.</summary>
    /// <param name="members">The members; null is JSON null.</param>
    public static implicit operator JsonAny(Dictionary<string, string>? members) => OfMembers(members, static value => value);

    /// <summary>Converts an array.</summary>
    /// <param name="items">The items; null is JSON null.</param>
    public static implicit operator JsonAny(JsonAny[]? items) => items is null ? JsonScalar.Null : new JsonAny((object)items);

    // What this library can write itself, which keeps half of a surrogate pair. A type derived from a dictionary may be written otherwise.
    [RequiresUnreferencedCode(Reflection)]
    [RequiresDynamicCode(Reflection)]
    private static JsonAny OfObject(object? value, int depth)
    {
        if (depth >= JsonInput.MaxDepth) throw new JsonException("The object is nested too deeply, or contains itself.");
        Type? type = value?.GetType();
        if (type == typeof(string)) return (string)value!;
        if (type == typeof(Dictionary<string, object>)) return OfMembers((Dictionary<string, object?>)value!, value => OfObject(value, depth + 1));
        if (type == typeof(Dictionary<string, string>)) return (Dictionary<string, string>)value!;
        if (type == typeof(Dictionary<string, JsonScalar>)) return (Dictionary<string, JsonScalar>)value!;
        if (type == typeof(Dictionary<string, JsonElement>)) return (Dictionary<string, JsonElement>)value!;
        if (type == typeof(Dictionary<string, JsonAny>)) return OfMembers((Dictionary<string, JsonAny>)value!, static value => value);
        return JsonSerializer.SerializeToElement(value);
    }

    private static JsonAny OfMembers<T>(Dictionary<string, T>? members, Func<T, JsonAny> value) =>
        members is null ? JsonScalar.Null : new JsonAny((object)members.ToDictionary(m => m.Key, m => value(m.Value), StringComparer.Ordinal));
}
