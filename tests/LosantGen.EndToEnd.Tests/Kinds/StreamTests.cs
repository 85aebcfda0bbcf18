using Losant;
using Losant.Kinds;
using LosantGen.EndToEnd.Tests.Support;

namespace LosantGen.EndToEnd.Tests.Kinds;

/// <summary>An event stream is a sequence of its events' type.</summary>
public sealed class StreamTests
{
    [Fact]
    public async Task Events_have_their_type_and_continue_after_the_server_ends_the_stream()
    {
        await using var world = await KindsWorld.StartAsync();
        var reconnects = new List<bool>();
        var options = new LosantRequestOptions { OnReconnect = reconnect => reconnects.Add(reconnect.IsOpen) };

        var readings = new List<Reading>();
        await foreach (var reading in world.Gauge.StreamAsync(Fleet.Application, "one", options: options))
        {
            readings.Add(reading);
            if (readings.Count == 5)
                break;
        }

        Assert.All(readings, reading => Assert.Equal(4.5, reading.Value));
        Assert.Equal([false, true], reconnects);
        Assert.Equal(2, world.Simulator.Requests.Count);
        Assert.All(world.Simulator.Requests, request => Assert.Equal("text/event-stream", request.Headers["Accept"]));
    }

    [Fact]
    public async Task Cancellation_ends_a_stream()
    {
        await using var world = await KindsWorld.StartAsync();
        using var stop = new CancellationTokenSource();

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var reading in world.Gauge.StreamAsync(Fleet.Application, "one", cancellationToken: stop.Token))
                await stop.CancelAsync();
        });

        Assert.Equal(stop.Token, error.CancellationToken);
    }

    [Fact]
    public async Task An_error_before_the_first_event_is_an_api_exception()
    {
        await using var world = await KindsWorld.StartAsync();

        var error = await Assert.ThrowsAsync<LosantNotFoundException>(async () =>
            await world.Gauge.StreamAsync("ffffffffffffffffffffffff", "one").FirstAsync());

        Assert.Equal("Application was not found", error.ErrorMessage);
    }
}
