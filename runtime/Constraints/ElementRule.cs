using System.Text;
using System.Text.Json;
using Losant.Runtime.Json;

namespace Losant.Runtime;

/// <summary>
/// The constraints of a value that is kept as JSON because no C# type holds it better: the keywords <c>type</c>, <c>enum</c>, <c>oneOf</c>,
/// <c>anyOf</c> and <c>not</c>, and the schema <c>false</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ElementRule
{
    private static readonly JsonElement Null = JsonText.Deserialize<JsonElement, ElementCodec>("null"u8);

    private readonly ValueKinds _kinds;
    private readonly ScalarRule? _scalar;
    private readonly JsonElement[] _values;
    private readonly ElementRule[] _alternatives;
    private readonly bool _exactlyOne;
    private readonly ElementRule? _not;

    /// <summary>Initializes a rule. A constraint that is null or omitted does not apply.</summary>
    /// <param name="kinds">The allowed kinds of values.</param>
    /// <param name="scalar">The rule for strings, numbers and booleans; other values are not allowed then.</param>
    /// <param name="values">The allowed values, as the JSON text of an array.</param>
    /// <param name="alternatives">Rules of which one must be satisfied.</param>
    /// <param name="exactlyOne">Whether at most one of the alternatives may be satisfied.</param>
    /// <param name="not">A rule that must not be satisfied.</param>
    public ElementRule(
        ValueKinds kinds = ValueKinds.Any, ScalarRule? scalar = null, string? values = null,
        ElementRule[]? alternatives = null, bool exactlyOne = false, ElementRule? not = null)
    {
        _kinds = kinds;
        _scalar = scalar;
        _values = values is null ? [] : [.. JsonText.Deserialize<JsonElement, ElementCodec>(Encoding.UTF8.GetBytes(values)).EnumerateArray()];
        _alternatives = alternatives ?? [];
        _exactlyOne = exactlyOne;
        _not = not;
    }

    /// <summary>Whether a value satisfies the rule.</summary>
    /// <param name="value">The value; an undefined one is written as null.</param>
    public bool Accepts(JsonElement value) => Broken(value) is null;

    /// <summary>Gets the violation of a value: the keyword with a message; null if there is none.</summary>
    internal (string Keyword, string Message)? Explain(JsonElement value) => Broken(value) switch
    {
        null => null,
        "type" => ("type", $"The kind of the value is not allowed here; expected {_kinds.ToString().ToLowerInvariant()}."),
        "enum" => ("enum", "The value is not one of those that the schema lists."),
        "false" => ("false", "The schema allows no value here."),
        "not" => ("not", "The value is excluded by the schema."),
        var keyword => (keyword, "The value matches none of the alternatives, or more than one where exactly one is allowed."),
    };

    private string? Broken(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Undefined) value = Null;
        if (_kinds != ValueKinds.Any && !IsOfKind(value)) return "type";
        if (_scalar is not null && !(TryGetScalar(value, out JsonScalar scalar) && _scalar.Accepts(scalar))) return "type";
        if (_values.Length > 0 && !Array.Exists(_values, known => JsonElements.AreSame(known, value))) return "enum";
        if (_not is not null && _not.Accepts(value)) return _not.IsFree ? "false" : "not";
        if (_alternatives.Length == 0) return null;
        int count = 0;
        foreach (ElementRule alternative in _alternatives)
            if (alternative.Accepts(value))
                count++;
        return count == 1 || (count > 1 && !_exactlyOne) ? null : _exactlyOne ? "oneOf" : "anyOf";
    }

    private bool IsFree => _kinds == ValueKinds.Any && _scalar is null && _values.Length == 0 && _not is null && _alternatives.Length == 0;

    private bool IsOfKind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => (_kinds & ValueKinds.Number) != 0 || ((_kinds & ValueKinds.Integer) != 0 && value.GetDouble() is var number && Math.Truncate(number) == number),
        JsonValueKind.String => (_kinds & ValueKinds.String) != 0,
        JsonValueKind.True or JsonValueKind.False => (_kinds & ValueKinds.Boolean) != 0,
        JsonValueKind.Object => (_kinds & ValueKinds.Object) != 0,
        JsonValueKind.Array => (_kinds & ValueKinds.Array) != 0,
        _ => (_kinds & ValueKinds.Null) != 0,
    };

    private static bool TryGetScalar(JsonElement value, out JsonScalar scalar)
    {
        scalar = value.ValueKind switch
        {
            JsonValueKind.String => JsonElements.TextOf(value),
            JsonValueKind.Number => value.TryGetInt64(out long whole) ? whole : value.GetDouble(),
            JsonValueKind.True => JsonScalar.True,
            JsonValueKind.False => JsonScalar.False,
            JsonValueKind.Null => JsonScalar.Null,
            _ => default,
        };
        return scalar.Kind != JsonScalarKind.Undefined;
    }
}
