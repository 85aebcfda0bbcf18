using System.Globalization;

namespace Losant.Runtime;

/// <summary>The constraints of a number in a schema.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NumberRule
{
    private readonly double _minimum;
    private readonly double _exclusiveMinimum;
    private readonly double _maximum;
    private readonly double _exclusiveMaximum;
    private readonly double? _multipleOf;
    private readonly bool _isInteger;
    private readonly double[]? _values;

    /// <summary>Initializes a rule. A constraint that is null or omitted does not apply.</summary>
    /// <param name="minimum">The minimum.</param>
    /// <param name="exclusiveMinimum">The number must be greater than this.</param>
    /// <param name="maximum">The maximum.</param>
    /// <param name="exclusiveMaximum">The number must be less than this.</param>
    /// <param name="integer">Whether it must be an integer.</param>
    /// <param name="multipleOf">The number must be a multiple of this; greater than 0.</param>
    /// <param name="values">The allowed numbers.</param>
    public NumberRule(
        double? minimum = null,
        double? exclusiveMinimum = null,
        double? maximum = null,
        double? exclusiveMaximum = null,
        bool integer = false,
        double? multipleOf = null,
        double[]? values = null)
    {
        _minimum = minimum ?? double.NegativeInfinity;
        _exclusiveMinimum = exclusiveMinimum ?? double.NegativeInfinity;
        _maximum = maximum ?? double.PositiveInfinity;
        _exclusiveMaximum = exclusiveMaximum ?? double.PositiveInfinity;
        _isInteger = integer;
        _multipleOf = multipleOf > 0 ? multipleOf : null;
        _values = values;
    }

    /// <summary>Whether a number satisfies the rule. A number that JSON cannot express does not.</summary>
    /// <param name="number">The number.</param>
    public bool Accepts(double number) =>
        double.IsFinite(number)
        && number >= _minimum
        && number > _exclusiveMinimum
        && number <= _maximum
        && number < _exclusiveMaximum
        && (!_isInteger || Math.Truncate(number) == number)
        && (_multipleOf is not { } unit || IsMultiple(number, unit))
        && (_values is null || Array.IndexOf(_values, number) >= 0);

    /// <summary>Gets the violations of a number: each violated keyword with a message.</summary>
    /// <param name="number">The number.</param>
    public IEnumerable<(string keyword, string message)> Explain(double number)
    {
        string text = Text(number);
        if (!double.IsFinite(number))
        {
            yield return ("type", $"JSON cannot express the number {text}.");
            yield break;
        }

        if (number < _minimum) yield return ("minimum", $"The number {text} is less than {Text(_minimum)}.");
        if (number <= _exclusiveMinimum) yield return ("exclusiveMinimum", $"The number {text} is not greater than {Text(_exclusiveMinimum)}.");
        if (number > _maximum) yield return ("maximum", $"The number {text} is greater than {Text(_maximum)}.");
        if (number >= _exclusiveMaximum) yield return ("exclusiveMaximum", $"The number {text} is not less than {Text(_exclusiveMaximum)}.");
        if (_isInteger && Math.Truncate(number) != number) yield return ("type", $"The number {text} is not an integer.");
        if (_multipleOf is { } unit && !IsMultiple(number, unit)) yield return ("multipleOf", $"The number {text} is not a multiple of {Text(unit)}.");
        if (_values is not null && Array.IndexOf(_values, number) < 0)
            yield return ("enum", $"The number {text} is not one of {StringRule.Enumerate(Array.ConvertAll(_values, Text))}.");
    }

    // 0.3 is a multiple of 0.1, although their doubles are not: compares as decimals within their range.
    private static bool IsMultiple(double number, double unit)
    {
        const double Reach = 7e27;
        if (Math.Abs(number) < Reach && unit < Reach && (decimal)unit != 0) return (decimal)number % (decimal)unit == 0;
        double quotient = number / unit;
        return !double.IsFinite(quotient) || Math.Truncate(quotient) == quotient;
    }

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
