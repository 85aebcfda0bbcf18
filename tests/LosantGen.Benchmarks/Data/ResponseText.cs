using System.Globalization;
using System.Text.Json;

namespace LosantGen.Benchmarks.Data;

/// <summary>Generated responses in the API's format: the same bytes in every run.</summary>
internal static class ResponseText
{
    public const string ApplicationId = "64b7f0c2a91e3d5f80c41b27";

    private const int Minute = 60_000;

    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    /// <summary>Points of two attributes on several devices. With long numbers, each value has the 17 digits of a computed mean.</summary>
    public static byte[] TimeSeries(int devices, int points, bool hasLongNumbers = false) => Write(json =>
    {
        var random = new Random(7);
        json.WriteStartObject();
        json.WriteString("start", Time(0));
        json.WriteString("end", Time(points));
        json.WriteNumber("resolution", Minute);
        json.WriteString("aggregation", "MEAN");
        json.WriteNull("limit");
        json.WriteString("order", "asc");
        json.WriteStartObject("devices");
        for (var device = 0; device < devices; device++)
        {
            json.WriteStartObject(Id(device));
            json.WriteString("name", Invariant($"Pump {device}"));
            json.WriteStartObject("tags");
            json.WriteStartArray("site");
            json.WriteStringValue("north");
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteStartArray("points");
            for (var point = 0; point < points; point++)
            {
                json.WriteStartObject();
                json.WriteString("time", Time(point));
                json.WriteStartObject("data");
                json.WriteNumber("voltage", Number(random.NextDouble() * 240));
                json.WriteNumber("temperature", Number(20 + (random.NextDouble() * 15)));
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();

        double Number(double value) => hasLongNumbers ? value : Math.Round(value, 2);
    });

    /// <summary>The newest value of one attribute on many devices.</summary>
    public static byte[] LastValues(int devices) => Write(json =>
    {
        var random = new Random(11);
        json.WriteStartObject();
        for (var device = 0; device < devices; device++)
        {
            json.WriteStartObject(Id(device));
            json.WriteString("time", Time(device));
            json.WriteStartObject("data");
            json.WriteNumber("voltage", Math.Round(random.NextDouble() * 240, 2));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    });

    /// <summary>A page of devices with three tags and four attributes each.</summary>
    public static byte[] Devices(int devices) => Write(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("items");
        for (var device = 0; device < devices; device++) WriteDevice(json, device);
        json.WriteEndArray();
        json.WriteNumber("count", devices);
        json.WriteNumber("totalCount", devices * 4);
        json.WriteNumber("perPage", devices);
        json.WriteNumber("page", 0);
        json.WriteString("sortField", "name");
        json.WriteString("sortDirection", "asc");
        json.WriteString("applicationId", ApplicationId);
        json.WriteEndObject();
    });

    public static string Id(int number) => Invariant($"575ecf887ae143cd{number:x8}");

    private static void WriteDevice(Utf8JsonWriter json, int device)
    {
        json.WriteStartObject();
        json.WriteString("applicationId", ApplicationId);
        json.WriteStartArray("attributes");
        foreach (var (name, type) in ((string, string)[])[("voltage", "number"), ("temperature", "number"), ("state", "string"), ("isOn", "boolean")])
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("dataType", type);
            json.WriteStartObject("attributeTags");
            json.WriteString("unit", "none");
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("connectionInfo");
        json.WriteString("time", Time(device));
        json.WriteNumber("connected", device % 2);
        json.WriteEndObject();
        json.WriteString("creationDate", Time(device));
        json.WriteString("description", Invariant($"The pump number {device} in the northern hall, which fills the tank."));
        json.WriteString("deviceClass", device % 3 == 0 ? "gateway" : "standalone");
        json.WriteString("deviceId", Id(device));
        json.WriteString("id", Id(device));
        json.WriteString("lastUpdated", Time(device + 1));
        json.WriteString("name", Invariant($"Pump {device}"));
        json.WriteString("parentId", Id(device / 10));
        json.WriteStartArray("ancestorIds");
        json.WriteStringValue(Id(device / 10));
        json.WriteStringValue(Id(device / 100));
        json.WriteEndArray();
        json.WriteStartArray("tags");
        for (var tag = 0; tag < 3; tag++)
        {
            json.WriteStartObject();
            json.WriteString("key", Invariant($"key{tag}"));
            json.WriteString("value", Invariant($"value {device % 50}"));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteBoolean("keepDuplicates", false);
        json.WriteEndObject();
    }

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream)) write(json);
        return stream.ToArray();
    }

    private static string Time(int number) =>
        Start.AddMilliseconds(number * (long)Minute).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
