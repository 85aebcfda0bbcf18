using System.Globalization;
using Losant.Simulator.Data;
using Losant.Simulator.Server;

namespace Losant.Simulator.Devices;

/// <summary>Reads start, end, duration, since, limit and sortDirection of the query string.</summary>
internal static class CallRange
{
    /// <summary>Both ends are inclusive. Start may be relative to the end, and duration counts only without it.</summary>
    public static TimeRange Of(ApiCall call, long now)
    {
        var end = Number(call, "end") is { } given and not 0 ? Absolute(given, now) : now;
        var start = Number(call, "start") is { } from && !IsDefault(call, "start") ? Absolute(from, end)
            : Number(call, "since") is { } since ? (long)since + 1
            : Number(call, "duration") is { } duration ? end - (long)duration
            : 1;
        return new TimeRange(start, end);
    }

    /// <summary>The newest items first, unless the call asks for the oldest, and no more than its limit.</summary>
    public static IEnumerable<T> Limited<T>(IEnumerable<T> oldestFirst, ApiCall call)
    {
        var limit = (int)Collections.PageWindow.Whole(call, "limit", 1, 0);
        return Collections.ListAnswer.IsDescending(call) || call.Default("sortDirection") is null ? oldestFirst.Reverse().Take(limit) : oldestFirst.Take(limit);
    }

    private static bool IsDefault(ApiCall call, string name) => call.QueryText(name) is not { Length: > 0 };

    private static long Absolute(double time, long origin) => (long)(time < 0 ? origin + time : time);

    private static double? Number(ApiCall call, string name)
    {
        if (call.QueryText(name) is not { Length: > 0 } text)
            return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e16
            ? number
            : throw ApiFailure.Validation($"{name} is not a number of milliseconds.");
    }
}
