using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;
using Losant.Runtime;

namespace LosantGen.Runtime.Tests.Http;

public class TelemetryTests
{
    private const string Json = """{"name":"pump"}""";
    private const string Id = "575ec8687ae143cd83dc4a97";

    [Fact]
    public async Task A_call_is_one_span_with_names_and_status_and_no_ids()
    {
        using var spans = new Spans("telemetry-span");
        await using var server = await TestServer.StartAsync(Json);
        using var pipeline = new ActionPipeline(server.Options());
        await CallAsync(pipeline, "telemetry-span");
        var span = Assert.Single(spans.Ended);
        Assert.Equal("telemetry-span.get", span.DisplayName);
        Assert.Equal(ActivityKind.Client, span.Kind);
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
        Assert.Equal(
            [("http.request.method", "GET"), ("http.response.status_code", 200), ("losant.action", "get"), ("losant.resource", "telemetry-span")],
            span.TagObjects.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => (tag.Key, tag.Value!)));
    }

    [Fact]
    public async Task A_failure_is_set_on_the_span_without_text_from_the_server()
    {
        using var spans = new Spans("telemetry-error");
        await using var server = await TestServer.StartAsync($$"""{"type":"NotFound","message":"No device {{Id}}"}""", 404);
        using var pipeline = new ActionPipeline(server.Options());
        await Assert.ThrowsAsync<LosantNotFoundException>(() => CallAsync(pipeline, "telemetry-error"));
        var span = Assert.Single(spans.Ended);
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Equal("NotFound", span.GetTagItem("error.type"));
        Assert.Equal(404, span.GetTagItem("http.response.status_code"));
        Assert.DoesNotContain(span.TagObjects, tag => tag.Value?.ToString()?.Contains(Id, StringComparison.Ordinal) == true);
        Assert.Null(span.StatusDescription);
    }

    [Fact]
    public async Task A_server_that_invents_types_of_errors_makes_only_few_values_of_a_tag()
    {
        var number = 0;
        using var spans = new Spans("telemetry-types");
        await using var server = await TestServer.StartAsync(context =>
        {
            var letters = string.Concat($"{Interlocked.Increment(ref number)}".Select(digit => (char)('a' + digit - '0')));
            return TestServer.JsonAsync(context, $$"""{"type":"Invented_{{letters}}"}""", 404);
        });
        using var pipeline = new ActionPipeline(server.Options());
        for (var i = 0; i < 300; i++)
            await Assert.ThrowsAsync<LosantNotFoundException>(() => CallAsync(pipeline, "telemetry-types"));
        var values = spans.Ended.Select(span => span.GetTagItem("error.type")).ToHashSet();
        Assert.Equal(300, spans.Ended.Count);
        Assert.InRange(values.Count, 2, 65);
        Assert.Contains("404", values);
    }

    [Fact]
    public async Task Calls_durations_and_errors_are_measured()
    {
        var measured = new ConcurrentQueue<(string Name, double Value, string? Error)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == LosantTelemetry.MeterName)
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.Start();

        var status = 200;
        await using var server = await TestServer.StartAsync(context => TestServer.JsonAsync(context, Json, status));
        using var pipeline = new ActionPipeline(server.Options());
        await CallAsync(pipeline, "telemetry-meter");
        status = 503;
        await Assert.ThrowsAsync<LosantApiException>(() => CallAsync(pipeline, "telemetry-meter"));

        Assert.Equal(2, measured.Count(one => one is { Name: "losant.client.calls", Value: 1 }));
        Assert.Equal(2, measured.Count(one => one is { Name: "losant.client.duration", Value: > 0 and < 60 }));
        Assert.Equal("503", Assert.Single(measured, one => one.Name == "losant.client.errors").Error);

        void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var all = tags.ToArray().ToDictionary(tag => tag.Key, tag => tag.Value);
            if (all["losant.resource"] is "telemetry-meter")
                measured.Enqueue((instrument.Name, value, all.GetValueOrDefault("error.type") as string));
        }
    }

    [Fact]
    public async Task Misfits_are_counted_and_told_to_the_hooks_of_the_client_and_of_the_call()
    {
        var counted = new ConcurrentQueue<(long Count, string Tags)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == "losant.client.misfits")
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) => counted.Enqueue((value, string.Join(' ', tags.ToArray().Select(tag => tag.Value)))));
        listener.Start();
        var told = new List<string>();
        await using var server = await TestServer.StartAsync("""{"name":5,"value":"high"}""");
        var options = server.Options();
        options.OnMisfit = e => told.Add($"client {e.Resource}.{e.Action} {e.Misfits.Count}");
        using var pipeline = new ActionPipeline(options);
        var call = pipeline.Begin(
            new ActionInfo("telemetry-misfit", "get", "GET", "/thing", ActionTraits.Anonymous),
            new LosantRequestOptions { OnMisfit = e => told.AddRange(e.Misfits.Select(m => "call " + m)) });

        await pipeline.SendAsync<LenientThing>(ref call, default);

        Assert.Equal(["client telemetry-misfit.get 2", "call $.name: Expected a string, found a number.", "call $.value: Expected a number, found a string."], told);
        Assert.Equal((2, "telemetry-misfit get GET"), Assert.Single(counted, one => one.Tags.StartsWith("telemetry-misfit", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Hooks_see_the_request_the_response_and_the_failure()
    {
        var seen = new List<string>();
        var status = 200;
        await using var server = await TestServer.StartAsync(context => TestServer.JsonAsync(context, Json, status));
        var options = server.Options();
        options.OnRequest = request =>
        {
            request.Message.Headers.Add("X-Hook", "added");
            seen.Add($"{request.Resource}.{request.Action} {request.Message.Method} {Encoding.UTF8.GetString(request.Body.Span)}");
        };
        options.OnResponse = response => seen.Add($"{(int)response.Message.StatusCode} {Encoding.UTF8.GetString(response.Body.Span)}");
        options.OnFailure = failure => seen.Add($"{failure.Action} {failure.Exception.GetType().Name} {failure.Elapsed > TimeSpan.Zero}");
        using var client = new ThingClient(options);
        await client.PostAsync(new Thing { Name = "x" });
        status = 404;
        await Assert.ThrowsAsync<LosantNotFoundException>(() => client.PostAsync(new Thing { Name = "y" }));
        Assert.Equal(
            ["things.post POST {\"name\":\"x\"}", "200 " + Json, "things.post POST {\"name\":\"y\"}", "404 " + Json, "post LosantNotFoundException True"],
            seen);
        Assert.All(server.Received, request => Assert.Equal("added", request.Headers["X-Hook"]));
    }

    [Fact]
    public async Task A_hook_that_throws_fails_the_call()
    {
        await using var server = await TestServer.StartAsync(Json);
        var options = server.Options();
        options.OnRequest = _ => throw new InvalidOperationException("from the hook");
        using var client = new ThingClient(options);
        Assert.Equal("from the hook", (await Assert.ThrowsAsync<InvalidOperationException>(() => client.GetAsync("a", "b"))).Message);
        Assert.Empty(server.Received);
    }

    private static Task<Thing> CallAsync(ActionPipeline pipeline, string resource)
    {
        var call = pipeline.Begin(new ActionInfo(resource, "get", "GET", "/devices/{deviceId}", ActionTraits.Idempotent));
        call.Path("deviceId", Id);
        return pipeline.SendAsync<Thing, Thing>(ref call, CancellationToken.None);
    }

    /// <summary>The spans of one resource; other spans come from tests that run in parallel.</summary>
    private sealed class Spans : IDisposable
    {
        private readonly ActivityListener _listener;

        public Spans(string resource)
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == LosantTelemetry.ActivitySourceName,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = span =>
                {
                    if (span.GetTagItem("losant.resource") as string == resource)
                        Ended.Enqueue(span);
                },
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public ConcurrentQueue<Activity> Ended { get; } = new();

        public void Dispose() => _listener.Dispose();
    }
}
