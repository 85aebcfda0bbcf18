using Losant;
using LosantGen.EndToEnd.Tests.Support;

namespace LosantGen.EndToEnd.Tests.Errors;

/// <summary>Errors that are found before anything is sent.</summary>
public sealed class LocalErrorTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaag")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaa\n")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaa/x")]
    [InlineData("%61aaaaaaaaaaaaaaaaaaaaaa")]
    public async Task An_invalid_id_is_an_argument_exception_that_names_the_parameter(string? id)
    {
        await using var world = await World.StartAsync();

        Func<Task>[] calls =
        [
            () => world.Data.TimeSeriesQueryAsync(id!, new TimeSeriesQuery()),
            () => world.Data.LastValueQueryAsync(id!, new LastValueQuery()),
            () => world.Data.ExportAsync(id!, new DevicesDataExport()),
        ];
        foreach (var call in calls)
            Assert.Equal("applicationId", (await Assert.ThrowsAnyAsync<ArgumentException>(call)).ParamName);

        Assert.Empty(world.Simulator.Requests);
    }

    [Fact]
    public async Task A_missing_body_is_an_argument_exception_that_names_the_parameter()
    {
        await using var world = await World.StartAsync();

        Func<Task>[] calls =
        [
            () => world.Data.TimeSeriesQueryAsync(Fleet.Application, null!),
            () => world.Data.LastValueQueryAsync(Fleet.Application, null!),
            () => world.Data.ExportAsync(Fleet.Application, null!),
        ];
        foreach (var call in calls)
            Assert.Equal("query", (await Assert.ThrowsAsync<ArgumentNullException>(call)).ParamName);

        Assert.Empty(world.Simulator.Requests);
    }

    [Fact]
    public async Task An_invalid_body_is_one_exception_with_every_violation()
    {
        await using var world = await World.StartAsync();
        var query = new TimeSeriesQuery
        {
            Aggregation = "AVERAGE",
            Attributes = ["level", "not a name"],
            DeviceIds = ["pump"],
            Order = "sideways",
            DeviceQuery = new() { Or = [new() { Name = "ok" }, new() { Id = new IdCondition { In = ["x"] } }] },
        };

        var error = await Assert.ThrowsAsync<LosantRequestValidationException>(() => world.Data.TimeSeriesQueryAsync(Fleet.Application, query));

        Assert.Equal(
            ["/aggregation", "/attributes/1", "/deviceIds/0", "/deviceQuery/$or/1/id/$in/0", "/order"],
            error.Violations.Select(violation => violation.Pointer));
        Assert.Equal(["enum", "pattern", "pattern", "pattern", "enum"], error.Violations.Select(violation => violation.Keyword));
        Assert.All(error.Violations, violation => Assert.Contains(violation.Message, error.Message, StringComparison.Ordinal));
        Assert.Equal(error.Violations, query.Validate());
        Assert.Empty(world.Simulator.Requests);
    }

    [Fact]
    public async Task Constraints_on_an_export_are_checked_too()
    {
        await using var world = await World.StartAsync();
        var export = new DevicesDataExport
        {
            Email = "nobody",
            CallbackUrl = "not a url",
            Attributes = [.. Enumerable.Range(0, 257).Select(number => $"a{number}")],
        };

        var error = await Assert.ThrowsAsync<LosantRequestValidationException>(() => world.Data.ExportAsync(Fleet.Application, export));

        Assert.Equal(
            [("/attributes", "maxItems"), ("/callbackUrl", "format"), ("/email", "format")],
            error.Violations.Select(violation => (violation.Pointer, violation.Keyword)).Order());
        Assert.Empty(world.Simulator.Requests);
    }

    [Fact]
    public async Task A_call_without_a_token_is_an_error_that_says_so()
    {
        await using var world = await World.StartAsync(options => options.AccessToken = null);

        var error = await Assert.ThrowsAsync<LosantTokenException>(() => world.Data.LastValueQueryAsync(Fleet.Application, new LastValueQuery()));

        Assert.Contains("data.lastValueQuery", error.Message, StringComparison.Ordinal);
        Assert.Empty(world.Simulator.Requests);
    }
}
