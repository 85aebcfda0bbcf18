using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Losant.Runtime;
using Losant.Runtime.Json;

namespace Losant;

/// <summary>
/// JSON of any kind, where the API's description says nothing about a value: a payload, or data of a program's own. Converts from strings,
/// numbers, booleans, <see cref="JsonElement"/>, <see cref="JsonNode"/> and dictionaries, and back to <see cref="JsonElement"/>:
/// <c>Payload = new() { ["channel"] = 206, ["ip"] = "10.0.0.4" }</c>, <c>Payload = [1, 2, 3]</c>. The default value is undefined.
/// </summary>
/// <remarks>
/// A value of a type of the program's own: <see cref="From{T}(T, JsonTypeInfo{T})"/> and <see cref="Deserialize{T}(JsonTypeInfo{T})"/> use no reflection;
/// <see cref="From(object?, JsonSerializerOptions?)"/> and <see cref="Deserialize{T}(JsonSerializerOptions?)"/> do.
/// </remarks>
[JsonConverter(typeof(JsonCodecConverter<JsonAny, AnyCodec>))]
[CollectionBuilder(typeof(JsonAny), nameof(OfItems))]
public readonly partial struct JsonAny : IEquatable<JsonAny>
{
    private const string Reflection = "Reads the members of the object by reflection. Use the overload with a JsonTypeInfo in trimmed programs.";

    private readonly JsonElement _element;

    // A value that the program made: a boxed scalar, a dictionary or an array. Null for an element.
    private readonly object? _made;

    /// <summary>Initializes a value with an element.</summary>
    /// <param name="element">The element.</param>
    public JsonAny(JsonElement element) => _element = element;

    private JsonAny(object made) => _made = made;

    /// <summary>The value as an element; undefined for the default value.</summary>
    public JsonElement Element => _made is null ? _element : Parse(this);

    /// <summary>The kind of the value.</summary>
    public JsonValueKind ValueKind => _made switch
    {
        null => _element.ValueKind,
        JsonScalar scalar => KindOf(scalar),
        JsonAny[] => JsonValueKind.Array,
        _ => JsonValueKind.Object,
    };

    /// <summary>The members, if the program made the value as an object.</summary>
    internal IReadOnlyDictionary<string, JsonAny>? MadeMembers => _made as Dictionary<string, JsonAny>;

    /// <summary>The items, if the program made the value as an array.</summary>
    internal JsonAny[]? MadeItems => _made as JsonAny[];

    /// <summary>The scalar, if the program made the value as one.</summary>
    internal JsonScalar? MadeScalar => _made is JsonScalar scalar ? scalar : default(JsonScalar?);

    /// <summary>The member of an object. Can be set in an initializer only, which makes the value an object.</summary>
    /// <param name="name">The member's name.</param>
    /// <exception cref="KeyNotFoundException">The object has no such member.</exception>
    /// <exception cref="InvalidOperationException">The value is not an object.</exception>
    public JsonAny this[string name]
    {
        get => MadeMembers is { } members ? members[name] : Element.GetProperty(name);
        init
        {
            if (_made is not Dictionary<string, JsonAny> members) _made = members = new Dictionary<string, JsonAny>(StringComparer.Ordinal);
            members[name] = value;
        }
    }

    /// <summary>The item of an array.</summary>
    /// <param name="index">The item's index.</param>
    /// <exception cref="IndexOutOfRangeException">The array has no such item.</exception>
    /// <exception cref="InvalidOperationException">The value is not an array.</exception>
    public JsonAny this[int index] => MadeItems is { } items ? items[index] : Element[index];

    /// <summary>Whether two values are the same JSON; the order of members does not matter.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(JsonAny left, JsonAny right) => left.Equals(right);

    /// <summary>Whether two values are different JSON.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(JsonAny left, JsonAny right) => !left.Equals(right);

    /// <summary>Creates an array.</summary>
    /// <param name="items">The items.</param>
    public static JsonAny OfItems(ReadOnlySpan<JsonAny> items) => new((object)items.ToArray());

    /// <summary>Creates JSON from a value without reflection.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="typeInfo">How to write it, from a <see cref="JsonSerializerContext"/> of the program.</param>
    public static JsonAny From<T>(T value, JsonTypeInfo<T> typeInfo) => JsonSerializer.SerializeToElement(value, typeInfo);

    /// <summary>
    /// Creates JSON from any object, such as an anonymous one, by reflection. System.Text.Json replaces half of a surrogate pair by U+FFFD; without options,
    /// strings, and keys and strings of dictionaries, are kept.
    /// </summary>
    /// <param name="value">The object.</param>
    /// <param name="options">How to write it; null for the default options of System.Text.Json.</param>
    [RequiresUnreferencedCode(Reflection)]
    [RequiresDynamicCode(Reflection)]
    public static JsonAny From(object? value, JsonSerializerOptions? options = null) => options is null ? OfObject(value, 0) : JsonSerializer.SerializeToElement(value, options);

    /// <summary>Reads the value as a type without reflection.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="typeInfo">How to read it, from a <see cref="JsonSerializerContext"/> of the program.</param>
    /// <returns>The value; null for a JSON null.</returns>
    /// <exception cref="JsonException">The JSON does not match the type.</exception>
    public T? Deserialize<T>(JsonTypeInfo<T> typeInfo) => Element.Deserialize(typeInfo);

    /// <summary>Reads the value as a type by reflection.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="options">How to read it; null for the default options of System.Text.Json.</param>
    /// <returns>The value; null for a JSON null.</returns>
    /// <exception cref="JsonException">The JSON does not match the type.</exception>
    [RequiresUnreferencedCode(Reflection)]
    [RequiresDynamicCode(Reflection)]
    public T? Deserialize<T>(JsonSerializerOptions? options = null) => Element.Deserialize<T>(options);

    /// <summary>Gets a member of an object.</summary>
    /// <param name="name">The member's name.</param>
    /// <exception cref="KeyNotFoundException">The object has no such member.</exception>
    /// <exception cref="InvalidOperationException">The value is not an object.</exception>
    public JsonElement GetProperty(string name) => Element.GetProperty(name);

    /// <summary>Gets a member of an object, if there is one.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The member.</param>
    /// <returns>False if the value is no object, or the object has no such member.</returns>
    public bool TryGetProperty(string name, out JsonElement value)
    {
        value = default;
        return ValueKind == JsonValueKind.Object && Element.TryGetProperty(name, out value);
    }

    /// <summary>Gets the value if it is a string, a number, a boolean or null.</summary>
    /// <param name="value">The value.</param>
    public bool TryGetScalar(out JsonScalar value)
    {
        value = MadeScalar ?? (_made is null && _element.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Object or JsonValueKind.Array)
            ? JsonText.Deserialize<JsonScalar, ScalarCodec>(JsonElements.RawOf(_element)) : default);
        return value.Kind != JsonScalarKind.Undefined;
    }

    /// <summary>Gets the string.</summary>
    /// <returns>The string; null for a JSON null.</returns>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public string? GetString() => MadeScalar is { } scalar ? scalar.IsNull ? null : scalar.AsString() : Element.GetString();

    /// <summary>Gets the JSON text.</summary>
    public string GetRawText() => Element.GetRawText();

    /// <summary>Enumerates the items of an array.</summary>
    /// <exception cref="InvalidOperationException">The value is not an array.</exception>
    public IEnumerator<JsonAny> GetEnumerator()
    {
        foreach (JsonElement item in EnumerateArray()) yield return item;
    }

    /// <summary>Enumerates the items of an array.</summary>
    /// <exception cref="InvalidOperationException">The value is not an array.</exception>
    public JsonElement.ArrayEnumerator EnumerateArray() => Element.EnumerateArray();

    /// <summary>Enumerates the members of an object.</summary>
    /// <exception cref="InvalidOperationException">The value is not an object.</exception>
    public JsonElement.ObjectEnumerator EnumerateObject() => Element.EnumerateObject();

    /// <inheritdoc/>
    public bool Equals(JsonAny other) => JsonElements.AreSame(Element, other.Element);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is JsonAny other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => ValueKind == JsonValueKind.Undefined ? 0 : JsonHash.Of(JsonElements.RawOf(Element)).GetHashCode();

    /// <summary>Formats the value as <see cref="JsonElement"/> does: a string itself, anything else as JSON text; empty if undefined.</summary>
    public override string ToString() => MadeScalar?.AsStringOrNull() ?? Element.ToString();

    private static JsonElement Parse(JsonAny value) => JsonText.Deserialize<JsonElement, ElementCodec>(JsonText.Serialize<JsonAny, AnyCodec>(value));

    private static JsonValueKind KindOf(JsonScalar scalar) => scalar.Kind switch
    {
        JsonScalarKind.Undefined => JsonValueKind.Undefined,
        JsonScalarKind.String => JsonValueKind.String,
        JsonScalarKind.Null => JsonValueKind.Null,
        JsonScalarKind.Boolean => scalar.AsBoolean() ? JsonValueKind.True : JsonValueKind.False,
        _ => JsonValueKind.Number,
    };
}
