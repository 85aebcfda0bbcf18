using System.Globalization;
using System.Text.Json.Nodes;
using Losant.Simulator.Data;

namespace Losant.Simulator.Queries;

/// <summary>
/// A condition on the values of a field: a plain value, null for "not set", or operators, all of which must match. If a field
/// has several values, one matching value is enough; the negations ($ne, $nin) require that no value is equal.
/// </summary>
internal static class ValueCondition
{
    public static bool Matches(JsonNode? condition, QueryField field)
    {
        if (condition is not JsonObject operators)
            return Equal(condition, field, field.IgnoreCase);
        var ignoreCase = field.IgnoreCase || operators["$ci"]?.GetValue<bool>() == true;
        return operators.All(entry => Holds(entry.Key, entry.Value, field, ignoreCase));
    }

    private static bool Holds(string name, JsonNode? operand, QueryField field, bool ignoreCase) => name switch
    {
        "$ci" => true,
        "$eq" => Equal(operand, field, ignoreCase),
        "$ne" => !Equal(operand, field, ignoreCase),
        "$in" => ((JsonArray)operand!).Any(item => Equal(item, field, ignoreCase)),
        "$nin" => !((JsonArray)operand!).Any(item => Equal(item, field, ignoreCase)),
        "$gt" => Ordered(operand, field, ignoreCase, order => order > 0),
        "$lt" => Ordered(operand, field, ignoreCase, order => order < 0),
        "$gte" => Ordered(operand, field, ignoreCase, order => order >= 0),
        "$lte" => Ordered(operand, field, ignoreCase, order => order <= 0),
        "$startsWith" => HasText(operand, field, (text, part) => text.StartsWith(part, Comparison(ignoreCase))),
        "$endsWith" => HasText(operand, field, (text, part) => text.EndsWith(part, Comparison(ignoreCase))),
        "$contains" => HasText(operand, field, (text, part) => text.Contains(part, Comparison(ignoreCase))),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "The operator is not an operator of a query."),
    };

    private static bool Equal(JsonNode? operand, QueryField field, bool ignoreCase) => Operand(operand, field) is { } wanted
        ? field.Values.Any(value => Compare(value, wanted, ignoreCase) == 0)
        : field.Values.Count == 0;

    private static bool Ordered(JsonNode? operand, QueryField field, bool ignoreCase, Func<int, bool> holds) =>
        Operand(operand, field) is { } wanted
        && field.Values.Any(value => Compare(value, wanted, ignoreCase) is { } order && holds(order));

    private static bool HasText(JsonNode? operand, QueryField field, Func<string, string, bool> holds) =>
        field.Values.Select(value => Text(value, field)).OfType<string>().Any(text => holds(text, operand!.GetValue<string>()));

    private static SimulatedValue? Operand(JsonNode? operand, QueryField field)
    {
        var value = SimulatedValue.FromJson(operand);
        return field.IsDate && value?.Text is { } text
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date.ToUnixTimeMilliseconds()
            : value;
    }

    private static string? Text(SimulatedValue value, QueryField field) =>
        field.IsDate && value.Number is { } time ? TimeRange.ToText((long)time) : value.Text;

    /// <summary>Compares two values of one type; null for values of different types, which never match.</summary>
    private static int? Compare(SimulatedValue one, SimulatedValue other, bool ignoreCase) => (one, other) switch
    {
        ({ Text: { } left }, { Text: { } right }) => string.Compare(left, right, Comparison(ignoreCase)),
        ({ Number: { } left }, { Number: { } right }) => left.CompareTo(right),
        ({ Boolean: { } left }, { Boolean: { } right }) => left.CompareTo(right),
        _ => null,
    };

    private static StringComparison Comparison(bool ignoreCase) =>
        ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
}
