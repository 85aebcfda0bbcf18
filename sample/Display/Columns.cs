namespace Losant.Sample.Display;

/// <summary>Draws values as columns of block characters, which have eight heights per line.</summary>
internal static class Columns
{
    private const string Blocks = " ▁▂▃▄▅▆▇█";
    private const int Heights = 8;

    /// <summary>Returns <paramref name="height"/> lines of text, top line first. The minimum is drawn as a thin line; a missing value is a gap.</summary>
    public static IEnumerable<string> Draw(IReadOnlyList<double?> values, int height)
    {
        var least = values.Min() ?? 0;
        var range = (values.Max() ?? 0) - least;
        var levels = values.Select(value => value is { } number ? Level(number) : 0).ToArray();
        for (var line = height - 1; line >= 0; line--)
            yield return string.Concat(levels.Select(level => Blocks[Math.Clamp(level - line * Heights, 0, Heights)]));

        int Level(double number) => 1 + (int)Math.Round((range > 0 ? (number - least) / range : 0.5) * (height * Heights - 1));
    }

    /// <summary>Reduces the values to at most <paramref name="count"/>: the mean of each group of adjacent values.</summary>
    public static IReadOnlyList<double?> Thin(IReadOnlyList<double?> values, int count) => values.Count <= count
        ? values
        : [.. Enumerable.Range(0, count).Select(group => values.Take((group * values.Count / count)..((group + 1) * values.Count / count)).Average())];
}
