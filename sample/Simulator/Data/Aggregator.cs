namespace Losant.Simulator.Data;

/// <summary>Aggregates the values of an attribute in a bucket.</summary>
internal static class Aggregator
{
    /// <summary>
    /// The value, or null if there is none: FIRST, LAST and COUNT accept values of every type, all others accept numbers only
    /// and ignore strings and booleans.
    /// </summary>
    /// <param name="name">The aggregation's name.</param>
    /// <param name="values">The values, oldest first, at least one.</param>
    public static SimulatedValue? Aggregate(string name, IReadOnlyList<SimulatedValue> values)
    {
        switch (name)
        {
            case "FIRST":
                return values[0];
            case "LAST":
                return values[^1];
            case "COUNT":
                return values.Count;
        }

        var numbers = values.Select(value => value.Number).OfType<double>().ToArray();
        return numbers.Length == 0 ? null : name switch
        {
            "MAX" => numbers.Max(),
            "MIN" => numbers.Min(),
            "SUM" => numbers.Sum(),
            "MEAN" => numbers.Average(),
            "MEDIAN" => Median(numbers),
            "STD_DEV" => StandardDeviation(numbers),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "The aggregation is not known."),
        };
    }

    /// <summary>The middle value, or the mean of the two in the middle.</summary>
    private static double Median(double[] numbers)
    {
        Array.Sort(numbers);
        var middle = numbers.Length / 2;
        return numbers.Length % 2 == 1 ? numbers[middle] : (numbers[middle - 1] + numbers[middle]) / 2;
    }

    /// <summary>The population standard deviation: divided by n, not by n - 1.</summary>
    private static double StandardDeviation(double[] numbers)
    {
        var mean = numbers.Average();
        return Math.Sqrt(numbers.Average(number => (number - mean) * (number - mean)));
    }
}
