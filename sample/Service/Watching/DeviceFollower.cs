namespace Losant.Service.Watching;

/// <summary>Follows one device: its last value, then each state as it comes, and after a lost connection those that were missed.</summary>
internal sealed partial class DeviceFollower(BoundDevice device, string name, WatchOptions watch, LiveFeed feed, AlertRaiser raiser, ILogger log)
{
    private const int MostMissed = 1000;

    private readonly Crossing _crossing = new(watch);
    private DateTimeOffset? _newest;

    /// <summary>The device's name, which may change.</summary>
    public string Name { get; set; } = name;

    /// <summary>
    /// Follows the device until it is cancelled, or until the stream ends with an error that the client does not get over by itself, such as a token that is
    /// refused. It can be called again then: what was observed is known.
    /// </summary>
    public async Task FollowAsync(CancellationToken stop)
    {
        var caughtUp = Task.CompletedTask;
        var options = new LosantRequestOptions
        {
            // Each time the stream has been opened: from now on states come, and what was before is asked for.
            OnResponse = response => caughtUp = response.Message.IsSuccessStatusCode ? CatchUpAsync(caughtUp, stop) : caughtUp,
            OnReconnect = reconnect => LogReconnect(device.DeviceId, reconnect.IsOpen ? "is open again" : "was lost", reconnect.Attempt, reconnect.Cause?.Message ?? "ended by the API"),
        };
        try
        {
            await foreach (var state in device.StateStreamAsync(options: options, cancellationToken: stop))
            {
                // States are observed one at a time, and those that were missed first.
                await caughtUp;
                await ObserveAsync(state);
            }
        }
        finally
        {
            await caughtUp.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task CatchUpAsync(Task before, CancellationToken stop)
    {
        await before;
        try
        {
            if (_newest is not { } newest)
            {
                var last = await device.GetCompositeStateAsync(attributes: watch.Attribute, cancellationToken: stop);
                if (last.TryGetValue(watch.Attribute, out var value) && value is { Value: { } number, Time: { } time })
                    await ObserveAsync(number, time);
                return;
            }

            var missed = await device.GetStateAsync(limit: MostMissed, start: newest.ToUnixTimeMilliseconds() + 1, cancellationToken: stop);
            foreach (var state in missed.Reverse())
                await ObserveAsync(state);
        }
        catch (Exception error) when (!stop.IsCancellationRequested)
        {
            LogNotCaughtUp(error, device.DeviceId);
        }
    }

    private Task ObserveAsync(DeviceState state) =>
        state.Data.TryGetValue(watch.Attribute, out var value) && state.Time is { } time ? ObserveAsync(value, time) : Task.CompletedTask;

    private async Task ObserveAsync(JsonScalar value, LosantInstant instant)
    {
        if (!value.TryGetDouble(out double number) || !instant.TryGetDateTimeOffset(out var time) || time < _newest)
            return;
        _newest = time;
        var reading = new Reading(device.DeviceId, Name, time, number);
        feed.Add(reading);
        if (_crossing.IsAt(number))
            await raiser.RaiseAsync(reading);
    }

    [LoggerMessage(LogLevel.Information, "The stream of device {Device} {What}, attempt {Attempt}: {Cause}")]
    private partial void LogReconnect(string device, string what, int attempt, string cause);

    [LoggerMessage(LogLevel.Error, "The states that device {Device} reported meanwhile could not be read.")]
    private partial void LogNotCaughtUp(Exception error, string device);
}
