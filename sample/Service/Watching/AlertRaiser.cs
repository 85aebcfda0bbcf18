using Microsoft.Extensions.Options;

namespace Losant.Service.Watching;

/// <summary>Raises an event for a crossing.</summary>
internal sealed partial class AlertRaiser(BoundApplication application, IOptions<WatchOptions> options, LiveFeed feed, WatchMetrics metrics, ILogger<AlertRaiser> log)
{
    /// <summary>
    /// Raises the event. It is not sent again if that fails, because the API may have processed the call; the failure is in the log, the metrics and the list of
    /// alerts. It is not cancelled when the service stops: the client's timeout is shorter than the host's.
    /// </summary>
    public async Task RaiseAsync(Reading reading)
    {
        var watch = options.Value;
        var isRaised = false;
        try
        {
            await application.Events.PostAsync(
                new EventPost
                {
                    Level = EventLevel.Warning,
                    Subject = $"{watch.Attribute} is over {watch.Threshold}",
                    Message = $"{reading.DeviceName} reported {reading.Value}.",
                    DeviceId = reading.DeviceId,
                    CreationDate = reading.Time,
                    Data = JsonScalar.Map((watch.Attribute, reading.Value)),
                },
                cancellationToken: CancellationToken.None);
            isRaised = true;
            LogRaised(reading.DeviceId, reading.Value);
        }
        catch (Exception error)
        {
            LogNotRaised(error, reading.DeviceId, reading.Value);
        }

        var alert = new Alert(reading, isRaised);
        metrics.Count(alert);
        feed.Add(alert);
    }

    [LoggerMessage(LogLevel.Warning, "Device {Device} is over the threshold with {Value}. The event was raised.")]
    private partial void LogRaised(string device, double value);

    [LoggerMessage(LogLevel.Error, "Device {Device} is over the threshold with {Value}. The event was not raised, or the API has it without having said so. It is not sent again.")]
    private partial void LogNotRaised(Exception error, string device, double value);
}
