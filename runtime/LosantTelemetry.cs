namespace Losant;

/// <summary>
/// The telemetry of a client, for OpenTelemetry and other listeners; costs nothing while nobody listens. Each call (for event
/// streams: each attempt to open one) has a span, named <c>device.get</c>, with the tags <c>losant.resource</c>, <c>losant.action</c>,
/// <c>http.request.method</c>, <c>http.response.status_code</c> and <c>error.type</c> (the API's own type, the status, <c>invalid_response</c>, <c>invalid_token</c>, <c>timeout</c>,
/// <c>cancelled</c> or the kind of network error); no ids and no tokens. Raw requests have the resource <c>raw</c>, and their action
/// is the method in lower case. The meter has the instruments
/// <c>losant.client.calls</c> (count), <c>losant.client.duration</c> (seconds) and <c>losant.client.errors</c> (count) with the same tags,
/// and <c>losant.client.misfits</c> (values in responses that do not fit the description) with resource, action and method.
/// </summary>
public static class LosantTelemetry
{
    /// <summary>The name to pass to <c>AddSource</c>.</summary>
    public const string ActivitySourceName = "Losant";

    /// <summary>The name to pass to <c>AddMeter</c>.</summary>
    public const string MeterName = "Losant";
}
