using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace LosantGen.Chaos.Load;

/// <summary>Sees what leaves the client beside exceptions: exceptions that nobody observed, misfits, tags of traces and metrics.</summary>
internal sealed class Witness : IDisposable
{
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();

    public Witness()
    {
        TaskScheduler.UnobservedTaskException += OnUnobserved;
        _activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == LosantTelemetry.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => See(activity.DisplayName + activity.StatusDescription + string.Join(' ', activity.TagObjects)),
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = (instrument, meters) =>
        {
            if (instrument.Meter.Name == LosantTelemetry.MeterName)
                meters.EnableMeasurementEvents(instrument);
        };
        _meters.SetMeasurementEventCallback<long>((_, _, tags, _) => See(tags));
        _meters.SetMeasurementEventCallback<double>((_, _, tags, _) => See(tags));
        _meters.Start();
    }

    /// <summary>The exceptions that nobody observed.</summary>
    public ConcurrentQueue<Exception> Unobserved { get; } = new();

    /// <summary>The texts that contain a secret.</summary>
    public ConcurrentQueue<string> Leaks { get; } = new();

    public void See(string? text)
    {
        if (text?.Contains(Secret.Word, StringComparison.Ordinal) == true)
            Leaks.Enqueue(text);
    }

    public void Dispose()
    {
        TaskScheduler.UnobservedTaskException -= OnUnobserved;
        _activities.Dispose();
        _meters.Dispose();
    }

    private void See(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var tag in tags)
            See($"{tag.Key} {tag.Value}");
    }

    private void OnUnobserved(object? sender, UnobservedTaskExceptionEventArgs e)
    {
        Unobserved.Enqueue(e.Exception);
        e.SetObserved();
    }
}
