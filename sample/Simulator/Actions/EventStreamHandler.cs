using System.Globalization;
using System.Text.Json.Nodes;
using Losant.Simulator.Description;
using Losant.Simulator.Server;

namespace Losant.Simulator.Actions;

/// <summary>Responds with an event stream of the examples of its events, in turn.</summary>
internal sealed class EventStreamHandler(LosantSimulatorOptions options, ExampleSet examples, CancellationToken stop) : IActionHandler
{
    private const double DefaultKeepAlive = 2;

    public Task<ApiResponse> RespondAsync(ApiCall call)
    {
        var success = call.Action.Successes.First();
        return Task.FromResult<ApiResponse>(new EventStreamResponse(success.Status)
        {
            Events = [.. success.Events.Select(entry => (entry.Key, examples.Find(entry.Value) ?? new JsonObject()))],
            EventInterval = options.EventInterval,
            KeepAliveInterval = KeepAlive(call),
            Limit = options.EventsPerStream,
            Clock = options.Clock,
            Stop = stop,
        });
    }

    private static TimeSpan KeepAlive(ApiCall call)
    {
        if (call.QueryText("keepAliveInterval") is not { } text)
            return TimeSpan.FromSeconds(DefaultKeepAlive);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 3600
            ? TimeSpan.FromSeconds(seconds)
            : throw ApiFailure.Validation("keepAliveInterval must be a number of seconds greater than 0.");
    }
}
