using System.Globalization;

namespace Losant.Runtime;

/// <summary>
/// Values in cells of CSV files. A cell is given as it stands in the file: quotes tell the string <c>"1"</c> from the number <c>1</c>, and an empty string from no value.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CsvCell
{
    /// <summary>Gets the text of a cell; null if it is empty and has no quotes.</summary>
    /// <param name="cell">The cell.</param>
    public static string? Text(ReadOnlySpan<char> cell) =>
        cell.IsEmpty ? null
        : cell is ['"', .. var quoted, '"'] ? quoted.ToString().Replace("\"\"", "\"", StringComparison.Ordinal)
        : cell.ToString();

    /// <summary>Checks that a cell which begins with a quote ends with its own: a quote that is never closed takes all that follows into one cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="line">The line of the file, for the message.</param>
    /// <exception cref="InvalidDataException">It does not.</exception>
    public static void Check(ReadOnlySpan<char> cell, int line)
    {
        if (cell is not ['"', ..]) return;
        if (cell.Count('"') % 2 != 0 || cell[^1] != '"') throw new InvalidDataException($"Line {line}: a cell begins with a quote that is not closed at its end.");
    }

    /// <summary>Gets the value of a cell: what has quotes is a string, and what has none may be a number, a boolean or null.</summary>
    /// <param name="cell">The cell.</param>
    public static JsonScalar Value(ReadOnlySpan<char> cell) => cell switch
    {
        [] => JsonScalar.Null,
        ['"', ..] => Text(cell),
        _ when Number(cell) is { } number => number,
        _ when bool.TryParse(cell, out var boolean) => boolean,
        _ => cell.ToString(),
    };

    /// <summary>Gets the value of a cell in a column of a data table; <see cref="JsonScalar.Null"/> if there is none.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="dataType">The data type of the column.</param>
    /// <param name="column">The column, for the message.</param>
    /// <param name="line">The line of the file, for the message.</param>
    /// <exception cref="InvalidDataException">The value is of another type. The message does not contain it.</exception>
    public static JsonScalar Value(ReadOnlySpan<char> cell, string dataType, string column, int line)
    {
        if (dataType is not ("number" or "boolean")) return Text(cell);
        var text = Text(cell)?.Trim();
        if (string.IsNullOrEmpty(text)) return JsonScalar.Null;
        if (dataType == "number" && Number(text) is { } number) return number;
        if (dataType == "boolean" && bool.TryParse(text, out var boolean)) return boolean;
        throw new InvalidDataException(MessageText.Of($"Line {line}, column '{column}': expected {(dataType == "number" ? "a number, with a point before its decimals" : "true or false")}."));
    }

    /// <summary>Writes a value as a cell. Strings have quotes, which tell them from everything else.</summary>
    /// <param name="value">The value.</param>
    public static string Of(JsonScalar value) => value.IsNull ? "" : value.TryGetString(out var text) ? Quoted(text) : value.ToString();

    /// <summary>Writes a text as a cell; null as an empty one.</summary>
    /// <param name="text">The text.</param>
    public static string Quoted(string? text) => text is null ? "" : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static JsonScalar? Number(ReadOnlySpan<char> text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) ? integer
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
        : null;
}
