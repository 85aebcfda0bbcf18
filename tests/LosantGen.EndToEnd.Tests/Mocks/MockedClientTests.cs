using System.Net;
using System.Text.Json;
using Losant;
using Losant.Kinds;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace LosantGen.EndToEnd.Tests.Mocks;

/// <summary>Code that calls the client, tested with a mocking library: no network, no fake handler, no JSON.</summary>
public sealed class MockedClientTests
{
    private const string Pump = "64b7f1d9a91e3d5f80c41b31";

    public static TheoryData<Exception> Failures =>
    [
        new LosantApiException("Conflict.", HttpStatusCode.Conflict) { ErrorType = "Conflict" },
        new LosantBadRequestException("No such attribute."),
        new LosantUnauthorizedException("Expired."),
        new LosantNotFoundException("No such application."),
        new LosantRateLimitException("Slow down.") { RetryAfter = TimeSpan.FromSeconds(5) },
        new LosantResponseException("Cut off."),
        new LosantRequestValidationException([new LosantViolation("/attribute", "maxLength", "Too long.")], "query"),
        new LosantTokenException("No token."),
        new LosantSerializationException("Bad JSON."),
        new HttpRequestException(HttpRequestError.ConnectionError),
        new TaskCanceledException("Too slow.", new TimeoutException()),
    ];

    [Fact]
    public async Task A_mocked_method_returns_a_model()
    {
        var losant = Substitute.For<LosantClient>();
        losant.Data.LastValueQueryAsync(Fleet.Application, Arg.Any<LastValueQuery>(), cancellationToken: Arg.Any<CancellationToken>()).Returns(new LastValueData
        {
            [Pump] = new DataPoint { Time = DateTimeOffset.UnixEpoch, Data = new Dictionary<string, JsonScalar> { ["pressure"] = 4.25 } },
        });

        Assert.Equal(4.25, await NewestPressureAsync(losant, Pump));
        await losant.Data.Received(1).LastValueQueryAsync(Fleet.Application, Arg.Is<LastValueQuery>(query => query.Attribute == "pressure"), cancellationToken: Arg.Any<CancellationToken>());
    }

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public async Task A_mocked_method_throws_an_exception(Exception failure)
    {
        var losant = Substitute.For<LosantClient>();
        losant.Data.LastValueQueryAsync(Arg.Any<string>(), Arg.Any<LastValueQuery>(), cancellationToken: Arg.Any<CancellationToken>()).ThrowsAsyncForAnyArgs(failure);

        Assert.Same(failure, await Record.ExceptionAsync(() => NewestPressureAsync(losant, Pump)));
    }

    [Fact]
    public async Task A_resource_can_be_mocked_alone_and_set_as_a_property_of_the_client()
    {
        var data = Substitute.For<DataResource>();
        data.LastValueQueryAsync(Arg.Any<string>(), Arg.Any<LastValueQuery>(), cancellationToken: Arg.Any<CancellationToken>()).Returns([]);
        var losant = Substitute.For<LosantClient>();
        losant.Data.Returns(data);

        Assert.Null(await NewestPressureAsync(losant, Pump));
    }

    [Fact]
    public async Task A_paginated_list_can_be_created_from_items_or_from_pages()
    {
        var kinds = Substitute.For<KindsClient>();
        Gauge[] gauges = [new() { Id = "1", Name = "Boiler" }, new() { Id = "2", Name = "Tank" }];
        kinds.Gauges.GetAllAsync("app").Returns(LosantPageable.FromItems<Gauges, Gauge>(gauges));
        kinds.Gauges.GetAllAsync("other").Returns(LosantPageable.FromPages<Gauges, Gauge>([new() { Items = [gauges[1]] }, new() { Items = [gauges[0]] }], static page => page.Items));

        Assert.Equal(["Boiler", "Tank"], await kinds.Gauges.GetAllAsync("app").Select(gauge => gauge.Name).ToListAsync());
        Assert.Equal(["Tank", "Boiler"], await kinds.Gauges.GetAllAsync("other").Select(gauge => gauge.Name).ToListAsync());
        Assert.Equal(2, await kinds.Gauges.GetAllAsync("other").AsPages().CountAsync());
    }

    [Fact]
    public async Task A_stream_can_be_created_from_events()
    {
        var kinds = Substitute.For<KindsClient>();
        kinds.Gauge.StreamAsync("app", "one").ReturnsForAnyArgs(LosantEvents.FromItems<Reading>([new() { Value = 1 }, new() { Value = 2 }]));
        kinds.Probe.WatchAsync().ReturnsForAnyArgs(LosantEvents.FromItems([ProbeWatchEvent.OfReading(new Reading { Id = "a" })]));

        Assert.Equal([1, 2], await kinds.Gauge.StreamAsync("app", "one").Select(reading => reading.Value ?? 0).ToListAsync());
        Assert.True((await kinds.Probe.WatchAsync().SingleAsync()).TryGetReading(out _));
    }

    [Fact]
    public async Task A_response_union_can_be_created_from_its_case()
    {
        var kinds = Substitute.For<KindsClient>();
        kinds.Gauges.DeleteAsync("app").ReturnsForAnyArgs(new DeletionResult { Removed = 3 });

        Assert.True((await kinds.Gauges.DeleteAsync("app")).TryGetDeletionResult(out var result));
        Assert.Equal(3, result.Removed);
    }

    [Fact]
    public async Task A_response_union_can_have_any_status_and_no_value_or_an_unknown_one()
    {
        var kinds = Substitute.For<KindsClient>();
        var json = JsonSerializer.SerializeToElement(new { news = true });
        ProbeTakeResponse gauge = new Gauge { Id = "a", Name = "Boiler" };
        kinds.Probe.TakeAsync().ReturnsForAnyArgs(gauge, gauge.WithStatus(200), ProbeTakeResponse.OfNothing(204), ProbeTakeResponse.OfUnknown(206, json));

        List<ProbeTakeResponse> responses = [await kinds.Probe.TakeAsync(), await kinds.Probe.TakeAsync(), await kinds.Probe.TakeAsync(), await kinds.Probe.TakeAsync()];

        Assert.Equal([0, 200, 204, 206], responses.Select(response => response.Status));
        Assert.Equal(["gauge", "gauge", "nothing", "True"], responses.Select(response => response.Match(_ => "gauge", _ => "list", () => "nothing", value => value.GetProperty("news").ToString())));
        Assert.Equal((200, true), (ProbeMeasureResponse.OfNothing(200).Status, ProbeMeasureResponse.OfNothing(200).IsNothing));
    }

    [Fact]
    public void An_event_can_be_unknown_or_null()
    {
        var news = ProbeWatchEvent.OfUnknown("brand-new", JsonSerializer.SerializeToElement(7));
        var level = ProbeWatchEvent.OfNothing("level");

        Assert.True(news.TryGetUnknown(out var data));
        Assert.Equal(("brand-new", 7), (news.EventName, data.GetInt32()));
        Assert.Equal(("level", true), (level.EventName, level.IsNothing));
    }

    [Fact]
    public async Task A_member_that_is_not_set_up_returns_the_default_of_the_mocking_library_or_names_its_action()
    {
        var query = new LastValueQuery { Attribute = "pressure" };
        var losant = Substitute.For<LosantClient>();
        var partial = Substitute.ForPartsOf<LosantClient>();

        Assert.Null(await losant.Data.LastValueQueryAsync(Fleet.Application, query));
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => partial.Data.LastValueQueryAsync(Fleet.Application, query));

        Assert.Contains("data.lastValueQuery", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_raw_request_is_mocked_like_any_other_call()
    {
        var losant = Substitute.For<LosantClient>();
        losant.SendRawAsync(Arg.Is<LosantRawRequest>(request => request.Path == "/me")).Returns(new LosantRawResponse(HttpStatusCode.OK, """{"id":"1"}"""u8.ToArray()));

        Assert.Equal("1", (await losant.SendRawAsync(new LosantRawRequest(HttpMethod.Get, "/me"))).ToJson().GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_hand_written_fake_overrides_what_it_needs_and_reports_what_it_does_not_have()
    {
        using var losant = new FewGauges();

        Assert.Equal(["Boiler", "Tank"], await losant.Gauges.GetAllAsync("app").Select(gauge => gauge.Name).ToListAsync());
        var missing = await Assert.ThrowsAsync<InvalidOperationException>(() => losant.Gauges.PostAsync("app", new GaugePost { Name = "x" }));
        var resource = await Assert.ThrowsAsync<InvalidOperationException>(() => losant.Gauge.GetAsync("app", "one"));
        var raw = await Assert.ThrowsAsync<InvalidOperationException>(() => losant.SendRawAsync(new LosantRawRequest(HttpMethod.Get, "/me")));

        Assert.Contains("gauges.post", missing.Message, StringComparison.Ordinal);
        Assert.Contains("gauge.get", resource.Message, StringComparison.Ordinal);
        Assert.Contains("raw.get", raw.Message, StringComparison.Ordinal);
    }

    private static async Task<double?> NewestPressureAsync(LosantClient losant, string deviceId, CancellationToken stop = default)
    {
        var query = new LastValueQuery { Attribute = "pressure", DeviceIds = [deviceId] };
        var newest = await losant.Data.LastValueQueryAsync(Fleet.Application, query, cancellationToken: stop);
        return newest.TryGetValue(deviceId, out var point) ? point.Data["pressure"].AsDouble() : null;
    }

    private sealed class FewGauges : KindsClient
    {
        public override GaugesResource Gauges { get; } = new Few();

        // The paginated list passes these; a fake that returns pages can ignore them.
        private sealed class Few : GaugesResource
        {
            public override Task<Gauges> GetAsync(
                string applicationId, long? page = null, long? perPage = null, GaugesGetSortDirection? sortDirection = null, KindFilter? kind = null,
                GaugePost? query = null, LosantRequestOptions? options = null, CancellationToken cancellationToken = default) =>
                Task.FromResult(new Gauges { Items = page is null or 0 ? [new() { Id = "1", Name = "Boiler" }, new() { Id = "2", Name = "Tank" }] : [] });
        }
    }
}
