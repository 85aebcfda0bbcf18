using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Losant.Runtime.Http.Sending;

/// <summary>The library's activity source and meter, and their tags.</summary>
internal static class Telemetry
{
    private static readonly string? Version = typeof(Telemetry).Assembly.GetName().Version?.ToString();
    private static readonly Meter Meter = new(LosantTelemetry.MeterName, Version);

    public static readonly ActivitySource Source = new(LosantTelemetry.ActivitySourceName, Version);

    public static readonly Counter<long> Calls = Meter.CreateCounter<long>("losant.client.calls", "{call}", "Completed calls, successful or not.");

    public static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("losant.client.duration", "s", "Duration of calls until their response was read.");

    public static readonly Counter<long> Errors = Meter.CreateCounter<long>("losant.client.errors", "{error}", "Failed calls, by type of error.");

    public static readonly Counter<long> Misfits = Meter.CreateCounter<long>("losant.client.misfits", "{value}", "Values in responses that do not fit the description and were kept as JSON.");

    public static TagList Tags(ActionInfo info, int status, string? errorType)
    {
        var tags = new TagList
        {
            { "losant.resource", info.Resource },
            { "losant.action", info.Action },
            { "http.request.method", info.Method.Method },
        };
        if (status != 0)
            tags.Add("http.response.status_code", status);
        if (errorType is not null)
            tags.Add("error.type", errorType);
        return tags;
    }
}
