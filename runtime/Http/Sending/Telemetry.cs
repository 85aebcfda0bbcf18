using System.Buffers;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Losant.Runtime.Http.Sending;

/// <summary>The library's activity source and meter, and their tags.</summary>
internal static class Telemetry
{
    private static readonly string? Version = typeof(Telemetry).Assembly.GetName().Version?.ToString();
    private static readonly Meter Meter = new(LosantTelemetry.MeterName, Version);

    private static readonly SearchValues<char> NameChars = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");

    // A server can invent types without end, and each of them is a time series of its own.
    private const int MaxErrorTypes = 64;

    // With the common ones from the beginning, so that no server can crowd them out.
    private static readonly HashSet<string> ErrorTypes = ["NotFound", "Validation", "Unauthorized", "Forbidden", "TooManyRequests", "InternalServerError"];

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

    /// <summary>Gets the type of a failure. A server's error type must look like a name, so that no ids get into the tags, and be one of the first ones.</summary>
    public static string ErrorType(Exception exception) => exception switch
    {
        LosantResponseException or LosantSerializationException => "invalid_response",
        LosantTokenException => "invalid_token",
        LosantApiException { ErrorType: { Length: <= 64 } type } when !type.AsSpan().ContainsAnyExcept(NameChars) && IsFamiliar(type) => type,
        LosantApiException api => ((int)api.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture),
        OperationCanceledException { InnerException: TimeoutException } => "timeout",
        OperationCanceledException => "cancelled",
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } http => http.HttpRequestError.ToString(),
        _ => exception.GetType().Name,
    };

    private static bool IsFamiliar(string type)
    {
        lock (ErrorTypes)
            return ErrorTypes.Contains(type) || (ErrorTypes.Count < MaxErrorTypes && ErrorTypes.Add(type));
    }
}
