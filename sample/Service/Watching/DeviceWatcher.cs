using Microsoft.Extensions.Options;

namespace Losant.Service.Watching;

/// <summary>
/// Follows all devices that report the watched attribute. A scan finds the devices that are new, and follows again those whose stream has ended with an error:
/// whatever goes wrong with the API, the service goes on and tries again.
/// </summary>
internal sealed partial class DeviceWatcher(
    BoundApplication application, IOptions<WatchOptions> options, LiveFeed feed, AlertRaiser raiser, TimeProvider clock, ILogger<DeviceWatcher> log) : BackgroundService
{
    private const int DevicesPerPage = 500;

    private readonly Dictionary<string, (DeviceFollower Follower, Task Following)> _devices = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.ScanInterval, clock);
        try
        {
            do
                await ScanAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // An event that is being raised is waited for; the streams end at once.
            await Task.WhenAll(_devices.Values.Select(device => device.Following));
        }
    }

    private async Task ScanAsync(CancellationToken stop)
    {
        try
        {
            await foreach (var device in application.Devices.GetAllAsync(perPage: DevicesPerPage).WithCancellation(stop))
            {
                if (device.Id is { } id && device.Attributes?.Any(attribute => attribute.Name == options.Value.Attribute) is true)
                    Follow(id, device.Name ?? id, stop);
            }
        }
        catch (Exception error) when (!stop.IsCancellationRequested)
        {
            LogNoScan(error);
        }
    }

    private void Follow(string id, string name, CancellationToken stop)
    {
        if (!_devices.TryGetValue(id, out var known))
            known = (new DeviceFollower(application.Device(id), name, options.Value, feed, raiser, log), Task.CompletedTask);
        if (known.Following.IsCompleted)
            _devices[id] = known with { Following = FollowAsync(known.Follower, id, stop) };
    }

    private async Task FollowAsync(DeviceFollower follower, string id, CancellationToken stop)
    {
        try
        {
            await follower.FollowAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
        catch (Exception error)
        {
            LogEnded(error, id);
        }
    }

    [LoggerMessage(LogLevel.Error, "The devices could not be listed. The next scan tries again.")]
    private partial void LogNoScan(Exception error);

    [LoggerMessage(LogLevel.Error, "Device {Device} is not followed any more. The next scan follows it again if it is there.")]
    private partial void LogEnded(Exception error, string device);
}
