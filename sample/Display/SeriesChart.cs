using Spectre.Console;
using Spectre.Console.Rendering;

namespace Losant.Sample.Display;

/// <summary>A chart of a time series, with the maximum and minimum on the left and the time below.</summary>
internal static class SeriesChart
{
    private const int Height = 7;

    /// <summary>Number of columns between two times below the chart.</summary>
    private const int TimeEvery = 12;

    private const int AxisWidth = 8;
    private static readonly Style Axis = new(Color.Grey);
    private static readonly Style Line = new(Color.Teal);

    /// <summary>Creates a chart of values with a constant time step.</summary>
    public static IRenderable Of(IReadOnlyList<double?> values, DateTimeOffset start, TimeSpan step)
    {
        var text = new Paragraph();
        var lines = Columns.Draw(values, Height).ToArray();
        for (var i = 0; i < lines.Length; i++)
        {
            var label = i == 0 ? values.Max() : i == lines.Length - 1 ? values.Min() : null;
            text.Append((label is { } number ? Words.Exact(number) : "").PadLeft(AxisWidth - 2) + (label is null ? " │" : " ┤"), Axis);
            text.Append(lines[i].TrimEnd() + "\n", Line);
        }

        var ticks = Enumerable.Range(0, (values.Count + TimeEvery - 1) / TimeEvery).ToArray();
        text.Append(new string(' ', AxisWidth - 1) + "└" + string.Concat(ticks.Select(_ => "┬".PadRight(TimeEvery, '─')))[..values.Count] + "\n", Axis);
        text.Append(new string(' ', AxisWidth) + string.Concat(ticks.Select(tick => Words.Of(start + tick * TimeEvery * step)[..5].PadRight(TimeEvery))).TrimEnd(), Axis);
        return text;
    }
}
