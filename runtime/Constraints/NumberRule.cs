using Losant.Runtime.Json.Numbers;

namespace Losant.Runtime;

/// <summary>
/// The constraints of a number in a schema. Limits and numbers are compared exactly, integers of 64 bits too, which no double can hold from
/// 2^53 on.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NumberRule
{
    private readonly JsonScalar _minimum;
    private readonly JsonScalar _exclusiveMinimum;
    private readonly JsonScalar _maximum;
    private readonly JsonScalar _exclusiveMaximum;
    private readonly JsonScalar _multipleOf;
    private readonly bool _isInteger;
    private readonly JsonScalar[]? _values;

    /// <summary>Initializes a rule. A constraint that is omitted does not apply.</summary>
    /// <param name="minimum">The minimum.</param>
    /// <param name="exclusiveMinimum">The number must be greater than this.</param>
    /// <param name="maximum">The maximum.</param>
    /// <param name="exclusiveMaximum">The number must be less than this.</param>
    /// <param name="integer">Whether it must be an integer.</param>
    /// <param name="multipleOf">The number must be a multiple of this; greater than 0.</param>
    /// <param name="values">The allowed numbers.</param>
    public NumberRule(
        JsonScalar minimum = default,
        JsonScalar exclusiveMinimum = default,
        JsonScalar maximum = default,
        JsonScalar exclusiveMaximum = default,
        bool integer = false,
        JsonScalar multipleOf = default,
        JsonScalar[]? values = null)
    {
        _minimum = minimum;
        _exclusiveMinimum = exclusiveMinimum;
        _maximum = maximum;
        _exclusiveMaximum = exclusiveMaximum;
        _isInteger = integer;
        _multipleOf = multipleOf.TryGetDouble(out double unit) && unit > 0 ? multipleOf : default;
        _values = values;
    }

    /// <summary>Whether a number satisfies the rule. A number that JSON cannot express does not.</summary>
    /// <param name="number">The number.</param>
    public bool Accepts(JsonScalar number) =>
        double.IsFinite(number.AsDouble())
        && Order(number, _minimum) is not < 0
        && Order(number, _exclusiveMinimum) is not <= 0
        && Order(number, _maximum) is not > 0
        && Order(number, _exclusiveMaximum) is not >= 0
        && (!_isInteger || IsInteger(number))
        && (!_multipleOf.IsNumber || NumberOrder.IsMultiple(number, _multipleOf))
        && (_values is null || Array.IndexOf(_values, number) >= 0);

    /// <summary>Gets the violations of a number: each violated keyword with a message, which does not contain the number.</summary>
    /// <param name="number">The number.</param>
    public IEnumerable<(string keyword, string message)> Explain(JsonScalar number)
    {
        if (!double.IsFinite(number.AsDouble()))
        {
            yield return ("type", $"JSON cannot express the number {number}.");
            yield break;
        }

        if (Order(number, _minimum) is < 0) yield return ("minimum", $"The number is less than {_minimum}.");
        if (Order(number, _exclusiveMinimum) is <= 0) yield return ("exclusiveMinimum", $"The number is not greater than {_exclusiveMinimum}.");
        if (Order(number, _maximum) is > 0) yield return ("maximum", $"The number is greater than {_maximum}.");
        if (Order(number, _exclusiveMaximum) is >= 0) yield return ("exclusiveMaximum", $"The number is not less than {_exclusiveMaximum}.");
        if (_isInteger && !IsInteger(number)) yield return ("type", "The number is not an integer.");
        if (_multipleOf.IsNumber && !NumberOrder.IsMultiple(number, _multipleOf)) yield return ("multipleOf", $"The number is not a multiple of {_multipleOf}.");
        if (_values is not null && Array.IndexOf(_values, number) < 0)
            yield return ("enum", $"The number is not one of {StringRule.Enumerate(Array.ConvertAll(_values, static value => value.ToString()))}.");
    }

    internal static bool IsInteger(JsonScalar number) => number.Kind == JsonScalarKind.Integer || Math.Floor(number.AsDouble()) == number.AsDouble();

    private static int? Order(JsonScalar number, JsonScalar limit) => limit.IsNumber ? NumberOrder.Compare(number, limit) : null;
}
