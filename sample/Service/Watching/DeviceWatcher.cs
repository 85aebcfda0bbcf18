using Microsoft.Extensions.Options;

namespace Losant.Service.Watching;

/// <summary>
/// Follows all devices that report the watched attribute. A scan finds the devices that are new or gone and names that changed, and follows again those whose stream has ended with an error:
/// whatever goes wrong with the API, the service goes on and tries again.
/// </summary>
internal sealed partial class DeviceWatcher(
    BoundApplication application, IOptions<WatchOptions> options, LiveFeed feed, AlertRaiser raiser, TimeProvider clock, ILogger<DeviceWatcher> log) : BackgroundService
{
    private const int DevicesPerPage = 500;

    private readonly Dictionary<string, Followed> _devices = new(StringComparer.Ordinal);
    private IReadOnlyList<string> _missing = [];

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
            var found = new HashSet<string>(StringComparer.Ordinal);
            var isOther = false;
            await foreach (var device in application.Devices.GetAllAsync(perPage: DevicesPerPage).WithCancellation(stop))
            {
                if (device.Id is { } id && device.Attributes?.Any(attribute => attribute.Name == options.Value.Attribute) is true)
                {
                    found.Add(id);
                    isOther |= Follow(id, device.Name ?? id, stop);
                }
            }

            if (await ForgetAsync([.. _devices.Keys.Except(found)]) | isOther)
                feed.SetDevices([.. _devices.Keys]);
        }
        catch (Exception error) when (!stop.IsCancellationRequested)
        {
            LogNoScan(error);
        }
    }

    /// <summary>Follows a device unless it is followed already.</summary>
    /// <returns>Whether it is new, or has another name.</returns>
    private bool Follow(string id, string name, CancellationToken stop)
    {
        var isOther = !_devices.TryGetValue(id, out var known) || known.Follower.Name != name;
        known ??= new Followed(new DeviceFollower(application.Device(id), name, options.Value, feed, raiser, log), CancellationTokenSource.CreateLinkedTokenSource(stop), Task.CompletedTask);
        known.Follower.Name = name;
        if (known.Following.IsCompleted)
            known = known with { Following = FollowAsync(known.Follower, id, known.Stop.Token) };
        _devices[id] = known;
        return isOther;
    }

    /// <summary>Forgets the devices that two lists lack: one that is deleted moves the others between pages, so that a list may miss a device that is there.</summary>
    /// <returns>Whether there was one.</returns>
    private async Task<bool> ForgetAsync(IReadOnlyList<string> missing)
    {
        var forgotten = missing.Intersect(_missing).ToArray();
        foreach (var id in forgotten)
        {
            _devices.Remove(id, out var gone);
            await gone!.Stop.CancelAsync();
            await gone.Following;
            gone.Stop.Dispose();
            LogForgotten(id);
        }

        _missing = missing;
        return forgotten.Length > 0;
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

    private sealed record Followed(DeviceFollower Follower, CancellationTokenSource Stop, Task Following);

    [LoggerMessage(LogLevel.Information, "Device {Device} is not in the list any more, and is forgotten.")]
    private partial void LogForgotten(string device);

    [LoggerMessage(LogLevel.Error, "The devices could not be listed. The next scan tries again.")]
    private partial void LogNoScan(Exception error);

    [LoggerMessage(LogLevel.Error, "Device {Device} is not followed any more. The next scan follows it again if it is there.")]
    private partial void LogEnded(Exception error, string device);
}
