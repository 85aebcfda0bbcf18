namespace Losant;

/// <summary>
/// What a client tells OpenTelemetry and other listeners; costs nothing while nobody listens. A span for each call (event
/// streams: for each attempt to open one), named <c>device.get</c>, with the tags <c>losant.resource</c>, <c>losant.action</c>, <c>http.request.method</c>,
/// <c>http.response.status_code</c> and <c>error.type</c> (the API's own type, the status, <c>invalid_response</c>, <c>invalid_token</c>, <c>timeout</c>, <c>cancelled</c> or the
/// kind of network error); no ids and no tokens. Raw requests are of the resource <c>raw</c>, and their action is the method in lower case. The meter has the instruments
/// <c>losant.client.calls</c> (count), <c>losant.client.duration</c> (seconds) and <c>losant.client.errors</c> (count) with the same tags.
/// </summary>
public static class LosantTelemetry
{
    /// <summary>The name to give to <c>AddSource</c>.</summary>
    public const string ActivitySourceName = "Losant";

    /// <summary>The name to give to <c>AddMeter</c>.</summary>
    public const string MeterName = "Losant";
}
