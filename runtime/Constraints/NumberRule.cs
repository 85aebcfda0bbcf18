using System.Globalization;

namespace Losant.Runtime;

/// <summary>What a schema says about a number.</summary>
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

    /// <summary>Makes a rule. What is null or left out is not limited.</summary>
    /// <param name="minimum">The least number.</param>
    /// <param name="exclusiveMinimum">The number must be greater than this.</param>
    /// <param name="maximum">The greatest number.</param>
    /// <param name="exclusiveMaximum">The number must be less than this.</param>
    /// <param name="integer">Whether it must be whole.</param>
    /// <param name="multipleOf">What it must be a multiple of; greater than 0.</param>
    /// <param name="values">The numbers that it may be.</param>
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

    /// <summary>Tells whether a number keeps the rule. No number that JSON cannot express does.</summary>
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

    /// <summary>Tells what is wrong with a number: each broken keyword with a message.</summary>
    /// <param name="number">The number.</param>
    public IEnumerable<(string keyword, string message)> Explain(double number)
    {
        string text = Text(number);
        if (!double.IsFinite(number))
        {
            yield return ("type", $"JSON has no number for {text}.");
            yield break;
        }

        if (number < _minimum) yield return ("minimum", $"The number {text} is less than {Text(_minimum)}.");
        if (number <= _exclusiveMinimum) yield return ("exclusiveMinimum", $"The number {text} is not greater than {Text(_exclusiveMinimum)}.");
        if (number > _maximum) yield return ("maximum", $"The number {text} is greater than {Text(_maximum)}.");
        if (number >= _exclusiveMaximum) yield return ("exclusiveMaximum", $"The number {text} is not less than {Text(_exclusiveMaximum)}.");
        if (_isInteger && Math.Truncate(number) != number) yield return ("type", $"The number {text} is not whole.");
        if (_multipleOf is { } unit && !IsMultiple(number, unit)) yield return ("multipleOf", $"The number {text} is no multiple of {Text(unit)}.");
        if (_values is not null && Array.IndexOf(_values, number) < 0)
            yield return ("enum", $"The number {text} is none of {StringRule.Enumerate(Array.ConvertAll(_values, Text))}.");
    }

    // 0.3 is a multiple of 0.1, although their doubles are not: decimals say what was meant, where they reach.
    private static bool IsMultiple(double number, double unit)
    {
        const double Reach = 7e27;
        if (Math.Abs(number) < Reach && unit < Reach && (decimal)unit != 0) return (decimal)number % (decimal)unit == 0;
        double quotient = number / unit;
        return !double.IsFinite(quotient) || Math.Truncate(quotient) == quotient;
    }

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
