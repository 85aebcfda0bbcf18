using Spectre.Console;

namespace Losant.Sample.Display;

/// <summary>Creates tables in one style. Cells are plain text: strings from a server are never parsed as markup.</summary>
internal static class Grid
{
    private static readonly Style Heading = new(decoration: Decoration.Bold);

    public static Table Of(params IEnumerable<string> headings)
    {
        var table = new Table { Border = TableBorder.Rounded, BorderStyle = new Style(Color.Grey) };
        foreach (var heading in headings)
            table.AddColumn(new TableColumn(new Text(heading, Heading)));
        return table;
    }

    /// <summary>Aligns columns of numbers to the right.</summary>
    public static Table Right(this Table table, params IEnumerable<int> columns)
    {
        foreach (var column in columns)
            table.Columns[column].Alignment = Justify.Right;
        return table;
    }

    public static Table Row(this Table table, params IEnumerable<string> cells) =>
        table.AddRow(cells.Select(cell => new Text(cell)));
}
