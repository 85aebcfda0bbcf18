using System.Text.Json.Nodes;
using Losant.Simulator.Server;

namespace Losant.Simulator.Data;

/// <summary>A range in milliseconds since 1970 UTC; the start is inclusive, the end is exclusive.</summary>
internal readonly record struct TimeRange(long Start, long End)
{
    private const long Earliest = -62_135_596_800_000;
    private const long Latest = 253_402_300_799_999;

    /// <summary>Whether the end is now: what was sent in this millisecond belongs to the range, or a test that sends and asks at once would sometimes miss it.</summary>
    public bool EndsNow { get; init; }

    /// <summary>The exclusive end for points.</summary>
    public long Until => EndsNow ? End + 1 : End;

    /// <summary>
    /// Reads start, end and duration: 0 is now, a negative number is relative to now, a missing end is now, and duration is
    /// used only if start is missing. Without start and duration the range starts at 1, so it includes everything.
    /// </summary>
    public static TimeRange Read(JsonObject query, long now)
    {
        var end = ReadEnd(query, now);
        var start = Number(query, "start") is { } given ? Absolute("start", given, now)
            : Number(query, "duration") is { } duration ? InRange("duration", end - Positive("duration", duration))
            : 1;
        return start <= end ? new TimeRange(start, end) { EndsNow = Number(query, "end") is null or 0 } : throw ApiFailure.Validation("start is after end.");
    }

    /// <summary>Reads the end only.</summary>
    public static long ReadEnd(JsonObject query, long now) =>
        Number(query, "end") is { } end ? Absolute("end", end, now) : now;

    public static double? Number(JsonObject query, string name) => Store.JsonRead.Number(query[name]);

    public static DateTimeOffset ToDate(long time) => DateTimeOffset.FromUnixTimeMilliseconds(time);

    public static string ToText(long time) =>
        ToDate(time).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Reads a date in any usual form; null for a text that is none.</summary>
    public static long? Parse(string text) =>
        DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var time) ? time.ToUnixTimeMilliseconds() : null;

    public static double Positive(string name, double value) =>
        value > 0 ? value : throw ApiFailure.Validation($"{name} must be greater than 0.");

    private static long Absolute(string name, double value, long now) => InRange(name, value > 0 ? value : now + value);

    /// <summary>The time in milliseconds; null for a number that is none.</summary>
    public static long? Time(double value) => value is >= Earliest and <= Latest ? (long)Math.Floor(value) : null;

    private static long InRange(string name, double value) => Time(value) ?? throw ApiFailure.Validation($"{name} is not a time.");
}
