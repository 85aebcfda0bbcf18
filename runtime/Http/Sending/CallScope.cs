using System.Diagnostics;
using Losant.Runtime.Http.Calls;

namespace Losant.Runtime.Http.Sending;

/// <summary>Reports the end of a call to listeners: span, measurements, and the hook for failures.</summary>
internal readonly struct CallScope
{
    private readonly Activity? _activity;

    private CallScope(Activity? activity) => _activity = activity;

    public static CallScope Begin(in PreparedRequest call) =>
        new(Telemetry.Source.HasListeners() ? Telemetry.Source.StartActivity(call.Info.Name, ActivityKind.Client) : null);

    public void Succeeded(in PreparedRequest call, int status) => End(call, status, errorType: null);

    public void Failed(in PreparedRequest call, CallHooks hooks, Exception exception)
    {
        End(call, StatusOf(exception), ErrorTypes.Of(exception));
        hooks.Failed(call, exception);
    }

    private static int StatusOf(Exception exception) => exception switch
    {
        LosantApiException api => (int)api.StatusCode,
        LosantResponseException response => (int)response.StatusCode,
        _ => 0,
    };

    private void End(in PreparedRequest call, int status, string? errorType)
    {
        if (_activity is null && !Telemetry.Calls.Enabled && !Telemetry.Duration.Enabled && !Telemetry.Errors.Enabled)
            return;
        Report(call, status, errorType);
    }

    // A method of its own, so that it is compiled only for a program that listens.
    private void Report(in PreparedRequest call, int status, string? errorType)
    {
        var tags = Telemetry.Tags(call.Info, status, errorType);
        Telemetry.Calls.Add(1, tags);
        Telemetry.Duration.Record(call.Elapsed.TotalSeconds, tags);
        if (errorType is not null)
            Telemetry.Errors.Add(1, tags);

        if (_activity is null)
            return;
        foreach (var (name, value) in tags)
            _activity.SetTag(name, value);
        if (errorType is not null)
            _activity.SetStatus(ActivityStatusCode.Error);
        _activity.Dispose();
    }
}
