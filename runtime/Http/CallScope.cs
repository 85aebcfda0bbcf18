using System.Diagnostics;

namespace Losant.Runtime;

/// <summary>Reports a call's end to whoever listens: span, measurements, and the hook for failures.</summary>
internal readonly struct CallScope
{
    private readonly Outgoing _call;
    private readonly Action<LosantFailureEvent>? _onFailure;
    private readonly Activity? _activity;

    private CallScope(Outgoing call, Action<LosantFailureEvent>? onFailure)
    {
        _call = call;
        _onFailure = onFailure;
        _activity = Telemetry.Source.HasListeners() ? Telemetry.Source.StartActivity(call.Info.Name, ActivityKind.Client) : null;
    }

    public static CallScope Begin(Outgoing call, ClientSettings settings) => new(call, settings.OnFailure);

    public void Succeeded(int status) => End(status, errorType: null);

    public void Failed(Exception exception)
    {
        End(exception is LosantApiException api ? (int)api.StatusCode : 0, Telemetry.ErrorType(exception));
        _onFailure?.Invoke(new LosantFailureEvent(_call.Info.Resource, _call.Info.Action, exception, _call.Elapsed));
    }

    private void End(int status, string? errorType)
    {
        if (_activity is null && !Telemetry.Calls.Enabled && !Telemetry.Duration.Enabled && !Telemetry.Errors.Enabled)
            return;
        var tags = Telemetry.Tags(_call.Info, status, errorType);
        Telemetry.Calls.Add(1, tags);
        Telemetry.Duration.Record(_call.Elapsed.TotalSeconds, tags);
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
