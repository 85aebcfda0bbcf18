namespace Losant.Runtime;

/// <summary>
/// The constraints of a scalar of several kinds or with several alternatives: the keywords
/// <c>type</c>, <c>enum</c>, <c>oneOf</c>, <c>anyOf</c> and <c>not</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ScalarRule
{
    private readonly ValueKinds _kinds;
    private readonly StringRule? _text;
    private readonly NumberRule? _number;
    private readonly JsonScalar[] _values;
    private readonly ScalarRule[] _alternatives;
    private readonly bool _exactlyOne;
    private readonly ScalarRule? _not;

    /// <summary>Initializes a rule.</summary>
    /// <param name="kinds">The allowed kinds of values.</param>
    /// <param name="text">The rule for strings.</param>
    /// <param name="number">The rule for numbers.</param>
    /// <param name="values">The allowed values; null for all.</param>
    /// <param name="alternatives">Rules of which one must be satisfied; null for none.</param>
    /// <param name="exactlyOne">Whether at most one of the alternatives may be satisfied.</param>
    /// <param name="not">A rule that must not be satisfied.</param>
    public ScalarRule(
        ValueKinds kinds = ValueKinds.Any, StringRule? text = null, NumberRule? number = null, JsonScalar[]? values = null,
        ScalarRule[]? alternatives = null, bool exactlyOne = false, ScalarRule? not = null)
    {
        _kinds = kinds;
        _text = text;
        _number = number;
        _values = values ?? [];
        _alternatives = alternatives ?? [];
        _exactlyOne = exactlyOne;
        _not = not;
    }

    /// <summary>Whether a value satisfies the rule.</summary>
    /// <param name="value">The value.</param>
    public bool Accepts(JsonScalar value)
    {
        if (_kinds != ValueKinds.Any && !IsOfKind(value)) return false;
        if (IsAllowedNull(value)) return true;
        if (_text is not null && value.TryGetString(out var text) && !_text.Accepts(text)) return false;
        if (_number is not null && value.IsNumber && !_number.Accepts(value)) return false;
        if (_values.Length > 0 && Array.IndexOf(_values, value) < 0) return false;
        if (_not is not null && _not.Accepts(value)) return false;
        if (_alternatives.Length == 0) return true;
        var count = 0;
        foreach (var alternative in _alternatives)
        {
            if (alternative.Accepts(value)) count++;
        }
        return _exactlyOne ? count == 1 : count > 0;
    }

    /// <summary>Gets the violations of a value: each violated keyword with a message.</summary>
    internal IEnumerable<(string Keyword, string Message)> Explain(JsonScalar value, bool isSecret)
    {
        if (_kinds != ValueKinds.Any && !IsOfKind(value))
        {
            yield return ("type", $"The kind of the value is not allowed here; expected {_kinds.ToString().ToLowerInvariant()}.");
            yield break;
        }
        if (IsAllowedNull(value)) yield break;
        if (_text is not null && value.TryGetString(out var text) && !_text.Accepts(text))
        {
            foreach (var violation in _text.Explain(text, isSecret)) yield return violation;
        }
        if (_number is not null && value.IsNumber && !_number.Accepts(value))
        {
            foreach (var violation in _number.Explain(value)) yield return violation;
        }
        if (_values.Length > 0 && Array.IndexOf(_values, value) < 0) yield return ("enum", $"The value is not one of {string.Join(", ", _values)}.");
        if (_not is not null && _not.Accepts(value)) yield return ("not", "The value is excluded by the schema.");
        if (_alternatives.Length > 0 && !new ScalarRule(alternatives: _alternatives, exactlyOne: _exactlyOne).Accepts(value))
            yield return (_exactlyOne ? "oneOf" : "anyOf", "The value matches none of the alternatives, or more than one where exactly one is allowed.");
    }

    // If null is allowed, the other constraints apply only to other values.
    private bool IsAllowedNull(JsonScalar value) => value.IsNull && (_kinds & ValueKinds.Null) != 0;

    private bool IsOfKind(JsonScalar value) => value.Kind switch
    {
        JsonScalarKind.String => (_kinds & ValueKinds.String) != 0,
        JsonScalarKind.Boolean => (_kinds & ValueKinds.Boolean) != 0,
        JsonScalarKind.Null or JsonScalarKind.Undefined => (_kinds & ValueKinds.Null) != 0, // an undefined one is written as null
        _ => (_kinds & ValueKinds.Number) != 0
            || ((_kinds & ValueKinds.Integer) != 0 && NumberRule.IsInteger(value)),
    };
}
