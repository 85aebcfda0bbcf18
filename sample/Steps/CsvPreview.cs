using Losant.Sample.Display;

namespace Losant.Sample.Steps;

/// <summary>Shows the first rows of a CSV file.</summary>
internal static class CsvPreview
{
    private const int Lines = 5;

    public static async Task ShowAsync(Screen screen, Uri file, CancellationToken stop)
    {
        using var http = new HttpClient();
        var text = await http.GetStringAsync(file, stop);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        // This file contains only numbers and attribute names, so no cell contains a comma or a quote.
        var table = Grid.Of(Cells(lines[0]));
        foreach (var line in lines.Skip(1).Take(Lines))
            table.Row(Cells(line));
        screen.Show(table);
        screen.Note($"{Words.Count(lines.Length - 1, "row")} in {file}");
    }

    private static IEnumerable<string> Cells(string line) => line.Split(',').Select(cell => cell.Trim('"'));
}
