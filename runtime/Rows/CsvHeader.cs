using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Losant.Runtime;

/// <summary>The first row of a CSV file, and what the cells of the other rows are by it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CsvHeader
{
    private readonly int _id = -1;
    private readonly int _time = -1;
    private readonly int _date = -1;
    private readonly int _first;

    /// <summary>Initializes the header.</summary>
    /// <param name="cells">The cells, as they stand in the file.</param>
    /// <exception cref="InvalidDataException">A name is there twice.</exception>
    public CsvHeader(IReadOnlyList<string> cells)
    {
        Names = [.. cells.Select(cell => CsvCell.Text(cell.AsSpan().TrimStart('\uFEFF')) ?? "")];
        if (Names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(names => names.Count() > 1) is { } twice) throw new InvalidDataException(MessageText.Of($"Line 1: the column '{twice.Key}' is there twice."));
        // The columns that are no attributes come first, and an attribute may have the same name.
        if (Is("ID")) _id = _first++;
        if (Is("Timestamp")) _time = _first++;
        if (Is("ISO Date")) _date = _first++;
    }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Reads a row of an export of device data.</summary>
    /// <param name="cells">The cells, as they stand in the file.</param>
    /// <param name="line">The line of the file, for the message.</param>
    /// <exception cref="InvalidDataException">The row has no time.</exception>
    public LosantExportRow ExportRow(IReadOnlyList<string> cells, int line)
    {
        var data = new Dictionary<string, JsonScalar>(StringComparer.Ordinal);
        for (var i = _first; i < Names.Count && i < cells.Count; i++)
        {
            if (CsvCell.Value(cells[i]) is { IsNull: false } value) data[Names[i]] = value;
        }

        return new LosantExportRow(Text(cells, _id), Time(cells) ?? throw new InvalidDataException($"Line {line}: expected a time in the column Timestamp or ISO Date."), data);
    }

    /// <summary>
    /// Gets what reads rows as objects of the program, from their cells and their line: a member has the value of the column of its name in JSON. A value that does not fit is an
    /// <see cref="InvalidDataException"/>, whose message does not contain it.
    /// </summary>
    /// <typeparam name="T">A class of the program.</typeparam>
    /// <param name="type">How an object is read.</param>
    /// <exception cref="InvalidDataException">No column has the name of a member, or of one that is required, or one has it in other capitals.</exception>
    public Func<IReadOnlyList<string>, int, T> ReaderOf<T>(JsonTypeInfo<T> type)
    {
        ArgumentNullException.ThrowIfNull(type);
        StringComparer comparer = type.Options.PropertyNameCaseInsensitive ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        HashSet<string> columns = new(Names, comparer);
        if (type.Properties.Count > 0 && !type.Properties.Any(p => columns.Contains(p.Name)))
            throw Missing($"No column has the JSON name of a member of {typeof(T).Name}.");
        foreach (var property in type.Properties.Where(p => !columns.Contains(p.Name) && !p.IsExtensionData))
        {
            if (property.IsRequired) throw Missing($"There is no column '{property.Name}', which {typeof(T).Name} requires.");
            if (Names.FirstOrDefault(name => string.Equals(name, property.Name, StringComparison.OrdinalIgnoreCase)) is { } other)
                throw Missing($"There is no column '{property.Name}' for the member of {typeof(T).Name}, but '{other}'; the JSON name of a member is that of its column, capitals included.");
        }

        var strings = type.Properties.Where(p => p.PropertyType == typeof(string)).Select(p => p.Name).ToHashSet(comparer);
        var areStrings = Names.Select(strings.Contains).ToArray();
        return (cells, line) => Read(cells, line, type, areStrings);
    }

    private T Read<T>(IReadOnlyList<string> cells, int line, JsonTypeInfo<T> type, bool[] areStrings)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            for (var i = 0; i < Names.Count && i < cells.Count; i++)
            {
                if (cells[i].Length > 0) Write(writer, Names[i], areStrings[i] ? CsvCell.Text(cells[i]) : CsvCell.Value(cells[i]));
            }

            writer.WriteEndObject();
        }

        try
        {
            return JsonSerializer.Deserialize(json.WrittenSpan, type) ?? throw new InvalidDataException($"Line {line}: the row was read as null.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException(MessageText.Of($"Line {line}: the value at '{e.Path}' does not fit its member."));
        }
    }

    /// <summary>Reads a row of the result of creating devices.</summary>
    /// <param name="cells">The cells, as they stand in the file.</param>
    /// <param name="given">How many columns the file had from which the devices were created; those of the result follow.</param>
    public LosantCreatedDevice CreatedDevice(IReadOnlyList<string> cells, int given)
    {
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < Names.Count && i < cells.Count; i++) columns[Names[i]] = CsvCell.Text(cells[i]) ?? "";
        return new LosantCreatedDevice(Result("DeviceId"), Result("Key"), Result("Secret"), Result("Errors"), columns);

        string? Result(string ending)
        {
            for (var i = given; i < Names.Count; i++)
            {
                if (Names[i].EndsWith(ending, StringComparison.OrdinalIgnoreCase)) return Text(cells, i) is { Length: > 0 } text ? text : null;
            }

            return null;
        }
    }

    private InvalidDataException Missing(string what) => new(MessageText.Of($"{what} The columns are {string.Join(", ", Names)}."));

    private bool Is(string name) => _first < Names.Count && string.Equals(Names[_first], name, StringComparison.OrdinalIgnoreCase);

    private static string? Text(IReadOnlyList<string> cells, int column) => column < 0 || column >= cells.Count ? null : CsvCell.Text(cells[column]);

    private DateTimeOffset? Time(IReadOnlyList<string> cells) =>
        long.TryParse(Text(cells, _time), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var time)
            && time >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && time <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(time)
        : DateTimeOffset.TryParse(Text(cells, _date), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date
        : null;

    private static void Write(Utf8JsonWriter writer, string name, JsonScalar value)
    {
        writer.WritePropertyName(name);
        if (value.TryGetString(out var text)) writer.WriteStringValue(text);
        else if (value.TryGetInt64(out var integer)) writer.WriteNumberValue(integer);
        else if (value.TryGetDouble(out var number)) writer.WriteNumberValue(number);
        else if (value.TryGetBoolean(out var boolean)) writer.WriteBooleanValue(boolean);
        else writer.WriteNullValue();
    }
}
