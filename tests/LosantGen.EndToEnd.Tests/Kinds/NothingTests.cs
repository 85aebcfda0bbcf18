using Losant;
using LosantGen.EndToEnd.Tests.Support;

namespace LosantGen.EndToEnd.Tests.Kinds;

/// <summary>Responses that are null, and responses of which only some have a body.</summary>
public sealed class NothingTests
{
    private const string Gauge = """{"id":"a","name":"Boiler"}""";

    [Theory]
    [InlineData(200, Gauge, "gauge")]
    [InlineData(201, """["a","b"]""", "list")]
    [InlineData(204, null, "nothing")]
    [InlineData(206, """{"new":true}""", "unknown")]
    public async Task The_status_determines_which_body_the_response_has_if_any(int status, string? body, string expected)
    {
        using var fake = new FakeKinds(status, body);

        var response = await fake.Probe.TakeAsync();

        Assert.Equal(status, response.Status);
        Assert.Equal(expected, response.Match(_ => "gauge", _ => "list", () => "nothing", _ => "unknown"));
        var seen = "";
        response.Switch(_ => seen = "gauge", _ => seen = "list", () => seen = "nothing", _ => seen = "unknown");
        Assert.Equal(expected, seen);
        Assert.Equal(expected == "gauge", response.TryGetGauge(out _));
        Assert.Equal(expected == "list", response.TryGetList(out _));
        Assert.Equal(expected == "nothing", response.IsNothing);
        Assert.Equal(expected == "unknown", response.TryGetUnknown(out _));
    }

    [Fact]
    public async Task A_missing_body_is_an_error_if_the_status_has_one()
    {
        using var fake = new FakeKinds(200);

        var error = await Assert.ThrowsAsync<LosantResponseException>(() => fake.Probe.TakeAsync());

        Assert.Contains("empty", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_is_ignored_if_its_status_has_none()
    {
        using var fake = new FakeKinds(204, "Done", "text/plain");

        Assert.True((await fake.Probe.TakeAsync()).IsNothing);
    }

    [Theory]
    [InlineData("4.5", 4.5)]
    [InlineData("null", null)]
    public async Task A_nullable_number_is_a_number_or_null(string body, double? expected)
    {
        using var fake = new FakeKinds(200, body);

        double? level = await fake.Probe.LevelAsync();

        Assert.Equal(expected, level);
    }

    [Fact]
    public async Task A_nullable_object_is_an_object_or_null()
    {
        using var some = new FakeKinds(200, Gauge);
        using var none = new FakeKinds(200, "null");

        Assert.Equal("Boiler", (await some.Probe.NewestAsync())?.Name);
        Assert.Null(await none.Probe.NewestAsync());
    }

    [Fact]
    public async Task Null_is_an_error_if_the_description_does_not_allow_it()
    {
        using var fake = new FakeKinds(200, "null");

        await Assert.ThrowsAsync<LosantResponseException>(() => fake.Probe.TakeAsync());
    }

    [Fact]
    public async Task A_null_among_several_responses_is_nothing_with_its_status()
    {
        using var none = new FakeKinds(200, "null");
        using var some = new FakeKinds(200, "4.5");

        var response = await none.Probe.MeasureAsync();
        Assert.Equal((200, true, false), (response.Status, response.IsNothing, response.TryGetNumber(out _)));
        Assert.True((await some.Probe.MeasureAsync()).TryGetNumber(out var number));
        Assert.Equal(4.5, number);
    }

    [Theory]
    [InlineData(200, "3", 3L)]
    [InlineData(204, null, null)]
    public async Task A_number_or_no_body_is_a_number_or_null(int status, string? body, long? expected)
    {
        using var fake = new FakeKinds(status, body);

        Assert.Equal(expected, await fake.Probe.CountAsync());
    }

    [Fact]
    public async Task A_page_that_is_null_is_the_last()
    {
        using var fake = new FakeKinds(200, "null");

        Assert.Empty(await fake.Probe.GetAllPagesAsync().ToListAsync());
    }

    [Fact]
    public async Task An_action_keeps_its_name_if_the_method_for_all_items_of_another_would_have_it()
    {
        using var fake = new FakeKinds(204);

        await fake.Probe.GetAllAsync();
        Assert.Equal("/probe/all", fake.Request!.RequestUri!.AbsolutePath);
        await fake.Probe.ToStringAsync();
        Assert.Equal("/probe/text", fake.Request!.RequestUri!.AbsolutePath);
    }
}
