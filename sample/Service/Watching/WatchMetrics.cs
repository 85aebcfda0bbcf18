using System.Diagnostics.Metrics;

namespace Losant.Service.Watching;

/// <summary>What the service itself measures.</summary>
internal sealed class WatchMetrics(IMeterFactory meters)
{
    public const string MeterName = "Losant.Service";

    private readonly Counter<long> _alerts = meters.Create(MeterName).CreateCounter<long>("losant.service.alerts", description: "Crossings of the threshold, by whether their event was raised.");

    public void Count(Alert alert) => _alerts.Add(1, new KeyValuePair<string, object?>("raised", alert.IsRaised));
}
