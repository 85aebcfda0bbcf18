using Losant;
using Losant.Kinds;
using LosantGen.EndToEnd.Tests.Support;

namespace LosantGen.EndToEnd.Tests.Kinds;

/// <summary>Query and path parameters of every kind, checked by the simulator against its description.</summary>
public sealed class ParameterTests
{
    [Fact]
    public async Task Lists_are_sent_in_brackets_and_objects_as_JSON_text()
    {
        await using var world = await KindsWorld.StartAsync();

        await world.Gauges.GetAsync(
            Fleet.Application,
            sortDirection: GaugesGetSortDirection.Desc,
            kind: new Kind[] { Kind.Round, Kind.Flat },
            query: new GaugePost { Name = "a & b", Kind = Kind.Flat });

        var query = Uri.UnescapeDataString(Assert.Single(world.Simulator.Requests).Query);
        Assert.Contains("sortDirection=desc&kind[0]=round&kind[1]=flat&query={\"name\":\"a & b\",\"kind\":\"flat\"}", query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_single_value_of_a_list_parameter_is_sent_without_brackets()
    {
        await using var world = await KindsWorld.StartAsync();

        await world.Gauges.GetAsync(Fleet.Application, kind: Kind.Round);

        Assert.StartsWith("kind=round&", Assert.Single(world.Simulator.Requests).Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invalid_parameter_is_not_sent()
    {
        await using var world = await KindsWorld.StartAsync();

        var direction = await Assert.ThrowsAnyAsync<ArgumentException>(() => world.Gauges.GetAsync(Fleet.Application, sortDirection: "sideways"));
        var query = await Assert.ThrowsAsync<LosantRequestValidationException>(() => world.Gauges.GetAsync(Fleet.Application, query: new GaugePost { Name = new string('x', 21) }));

        Assert.Equal("sortDirection", direction.ParamName);
        Assert.Equal(("/name", "maxLength"), (query.Violations.Single().Pointer, query.Violations.Single().Keyword));
        Assert.Empty(world.Simulator.Requests);
    }

    [Theory]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("../x", "..%2Fx")]
    [InlineData("50%2f", "50%252f")]
    [InlineData("ä ?#", "%C3%A4%20%3F%23")]
    public async Task A_path_parameter_stays_in_its_segment(string id, string segment)
    {
        await using var world = await KindsWorld.StartAsync();

        await world.Gauge.GetAsync(Fleet.Application, id);

        Assert.Equal($"/applications/{Fleet.Application}/gauges/{segment}", Assert.Single(world.Simulator.Requests).Path);
    }

    [Fact]
    public async Task A_call_without_a_response_body_returns_nothing()
    {
        await using var world = await KindsWorld.StartAsync();

        await world.Gauge.ResetAsync(Fleet.Application, "one");

        Assert.Equal(204, Assert.Single(world.Simulator.Requests).Status);
    }
}
