using System.Text;

namespace Losant.Simulator.Jobs;

/// <summary>Writes and reads comma-separated values.</summary>
internal static class Csv
{
    public static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A scalar: strings are quoted, which distinguishes "1" from 1.</summary>
    public static string Cell(SimulatedValue? value) => value is not { } given ? string.Empty : given.Text is { } text ? Quoted(text) : given.ToString();

    public static void Row(StringBuilder csv, IEnumerable<string> cells) => csv.AppendJoin(',', cells).Append('\n');

    /// <summary>The rows of a text, each with its cells.</summary>
    public static IEnumerable<IReadOnlyList<string>> Read(string text)
    {
        var (row, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        text = text.TrimStart('\uFEFF');
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (quoted)
            {
                if (letter != '"')
                    cell.Append(letter);
                else if (i + 1 < text.Length && text[i + 1] == '"')
                    cell.Append(text[i++]);
                else
                    quoted = false;
            }
            else if (letter == '"' && cell.Length == 0)
            {
                quoted = true;
            }
            else if (letter == ',')
            {
                row.Add(cell.ToString());
                cell.Clear();
            }
            else if (letter == '\n')
            {
                yield return [.. row, cell.ToString().TrimEnd('\r')];
                row.Clear();
                cell.Clear();
            }
            else
            {
                cell.Append(letter);
            }
        }

        if (row.Count > 0 || cell.Length > 0)
            yield return [.. row, cell.ToString()];
    }
}
