using System.Globalization;
using System.Text.Json.Nodes;
using Losant.Simulator.Jobs;
using Losant.Simulator.Server;
using Microsoft.AspNetCore.Http;

namespace Losant.Simulator.Actions;

/// <summary>Responds to an action that has a meaning here: with a body, or null for none.</summary>
internal delegate JsonNode? ActionHandler(ApiCall call);

/// <summary>What a stream follows.</summary>
/// <param name="Channel">A channel of the event hub.</param>
/// <param name="Filter">A topic filter; null for all events.</param>
internal sealed record StreamSource(string Channel, string? Filter = null);

/// <summary>Passes a call to the handler of its action. An action without one is answered from the description's examples, and the response says so.</summary>
internal sealed class ActionTable(SimulatorState state, CancellationToken stop)
{
    private const int JobThreshold = 1000;
    private const double DefaultKeepAlive = 2;
    private const double LeastKeepAlive = 0.001;

    private readonly Dictionary<string, ActionHandler> _handlers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<ApiCall, JobPlan>> _jobs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<ApiCall, StreamSource>> _streams = new(StringComparer.Ordinal);
    private readonly SuccessChooser _chooser = new(state.Options);
    private readonly ExampleHandler _examples = new(state.Options, state.Description);

    /// <summary>Whether the action has a meaning here.</summary>
    public bool Has(string action) => _handlers.ContainsKey(action) || _jobs.ContainsKey(action) || _streams.ContainsKey(action);

    public void Add(string action, ActionHandler handler) => _handlers[action] = handler;

    /// <summary>Adds an action that works in steps: at once, or as a job if the request asks for one, if there is much to do, or if the action knows no other way.</summary>
    public void AddJob(string action, Func<ApiCall, JobPlan> plan) => _jobs[action] = plan;

    public void AddStream(string action, Func<ApiCall, StreamSource> source) => _streams[action] = source;

    public ApiResponse Respond(ApiCall call, string path)
    {
        ApiResponse response;
        using (state.Store.Enter())
            response = Respond(call);
        if (response is JsonResponse json)
            HalMembers.Add(json.Body, call, call.Action.Successes.FirstOrDefault(success => success.Status == json.Status)?.Schema, path);
        return response;
    }

    /// <summary>Calls a handler by the name of its action, as a request would.</summary>
    public JsonNode? Invoke(ApiCall call) => _handlers[call.Action.Id](call);

    private ApiResponse Respond(ApiCall call)
    {
        if (_streams.TryGetValue(call.Action.Id, out var source))
            return Follow(call, source(call));
        if (call.Action.IsEventStream)
            return Examples(call);
        var success = _chooser.Choose(call);
        if (_handlers.TryGetValue(call.Action.Id, out var handler))
            return handler(call) is { } body ? new JsonResponse(success.Status, body) : new EmptyResponse(StatusCodes.Status204NoContent);
        if (_jobs.TryGetValue(call.Action.Id, out var plan))
            return Work(call, plan(call), success.Status);
        return success is { Status: StatusCodes.Status202Accepted, Schema: "jobEnqueuedResult" }
            ? new JsonResponse(success.Status, state.Jobs.Start(call, new JobPlan())) { IsExample = true }
            : _examples.Respond(call, success) with { IsExample = true };
    }

    private JsonResponse Work(ApiCall call, JobPlan plan, int status)
    {
        var mayQueue = call.Action.Successes.Any(success => success.Status == StatusCodes.Status202Accepted);
        return status == StatusCodes.Status202Accepted || (mayQueue && plan.Total > JobThreshold)
            ? new JsonResponse(StatusCodes.Status202Accepted, state.Jobs.Start(call, plan))
            : new JsonResponse(status, plan.Run());
    }

    private SubscriptionResponse Follow(ApiCall call, StreamSource source)
    {
        var keepAlive = KeepAlive(call);
        return new(call.Action.Successes[0].Status)
        {
            Subscription = state.Hub.Open(source.Channel, source.Filter),
            KeepAliveInterval = keepAlive,
            Limit = state.Options.EventsPerStream,
            Clock = state.Clock,
            Stop = stop,
        };
    }

    /// <summary>The examples of the stream's events, in turn.</summary>
    private EventStreamResponse Examples(ApiCall call) => new(call.Action.Successes[0].Status)
    {
        Events = [.. call.Action.Successes[0].Events.Select(entry => (entry.Key, state.Description.Examples.Find(entry.Value) ?? new JsonObject()))],
        EventInterval = state.Options.EventInterval,
        KeepAliveInterval = KeepAlive(call),
        Limit = state.Options.EventsPerStream,
        Clock = state.Clock,
        Stop = stop,
        IsExample = true,
    };

    private static TimeSpan KeepAlive(ApiCall call)
    {
        if (call.QueryText("keepAliveInterval") is not { } text)
            return TimeSpan.FromSeconds(DefaultKeepAlive);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= LeastKeepAlive and < 3600
            ? TimeSpan.FromSeconds(seconds)
            : throw ApiFailure.Validation("keepAliveInterval must be a number of seconds, from a thousandth to an hour.");
    }
}
