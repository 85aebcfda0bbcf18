using System.Globalization;
using System.Text;
using Losant.Simulator.Data;

namespace Losant.Simulator.Jobs;

/// <summary>
/// Writes points as CSV: ID, Timestamp in milliseconds, ISO Date, then a column per attribute. Strings are always quoted, which
/// distinguishes "1" from 1; a missing value is an empty cell.
/// </summary>
internal sealed class PointsCsv
{
    private readonly StringBuilder _text = new();
    private readonly DataExportRequest _request;
    private readonly IReadOnlyList<string> _attributes;

    public PointsCsv(DataExportRequest request, IReadOnlyList<string> attributes)
    {
        (_request, _attributes) = (request, attributes);
        Row([.. Leading("ID", "Timestamp", "ISO Date"), .. attributes.Select(Cell)]);
    }

    public override string ToString() => _text.ToString();

    /// <summary>Adds the points of a device in the request's range, oldest first.</summary>
    public void Add(StoredDevice device)
    {
        foreach (var point in device.Points.Between(_request.Range.Start, _request.Range.Until))
        {
            var cells = _attributes.Select(name => point.Data.TryGetValue(name, out var value) ? Cell(value) : string.Empty).ToArray();
            if (cells.Any(cell => cell.Length > 0))
                Row([.. Leading(device.Id, point.Time.ToString(CultureInfo.InvariantCulture), TimeRange.ToText(point.Time)), .. cells]);
        }
    }

    private IEnumerable<string> Leading(string id, string time, string date)
    {
        if (_request.IncludeId)
            yield return id;
        yield return time;
        if (_request.IncludeDate)
            yield return date;
    }

    private void Row(IEnumerable<string> cells) => Csv.Row(_text, cells);

    private static string Cell(SimulatedValue value) => value.Text is { } text ? Cell(text) : value.ToString();

    private static string Cell(string text) => Csv.Quoted(text);
}
