using System.Text.Json.Serialization;
using Losant;
using LosantGen.EndToEnd.Tests.Support;

namespace LosantGen.EndToEnd.Tests.Conveniences;

/// <summary>Rows of data tables as objects of a program.</summary>
public sealed partial class RowTests
{
    [Fact]
    public async Task Objects_become_rows_and_rows_objects()
    {
        await using var world = await World.StartAsync();
        var table = await TableAsync(world);
        var told = new List<int>();

        var count = await world.Losant.InsertRowsAsync(Fleet.Application, table, Enumerable.Range(0, 2500).Select(i => new Reading($"r{i}", i, i % 2 == 0)), RowJson.Default.Reading, new Told(told.Add));
        var high = await world.Losant.QueryRowsAsync(Fleet.Application, table, RowJson.Default.Reading, new() { ["level"] = new() { Gte = 1200 } }, sortColumn: "level").ToListAsync();

        Assert.Equal(2500, count);
        Assert.Equal([1000, 2000, 2500], told);
        Assert.Equal(Enumerable.Range(1200, 1300).Select(i => new Reading($"r{i}", i, i % 2 == 0)), high);
    }

    [Fact]
    public async Task What_went_in_is_said_if_rows_are_refused()
    {
        await using var world = await World.StartAsync();
        var table = await TableAsync(world);
        var rows = Enumerable.Range(0, 1700).Select(i => JsonScalar.Map(("name", "r"), ("level", i == 1699 ? "high" : i)));

        var failure = await Assert.ThrowsAsync<LosantRowsException>(() => world.Losant.InsertRowsAsync(Fleet.Application, table, rows));

        Assert.Equal((1000, 700), (failure.Inserted, failure.Refused));
        Assert.IsType<LosantBadRequestException>(failure.InnerException);
        Assert.Equal(1000, (await world.Losant.DataTableRows.GetAsync(Fleet.Application, table, limit: 1)).TotalCount);
    }

    [Fact]
    public async Task A_member_that_no_column_can_hold_is_an_error_before_anything_is_sent()
    {
        await using var world = await World.StartAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => world.Losant.InsertRowsAsync(Fleet.Application, Fleet.Pump, [new Nested([1])], RowJson.Default.Nested));
        Assert.Empty(world.Simulator.Requests);
    }

    private static async Task<string> TableAsync(World world) => (await world.Losant.DataTables.PostAsync(Fleet.Application, new()
    {
        Name = "Readings",
        Columns = [new() { Name = "name", DataType = "string", Constraint = "optional" }, new() { Name = "level", DataType = "number", Constraint = "optional" }, new() { Name = "open", DataType = "boolean", Constraint = "optional" }],
    })).Id!;

    internal sealed record Reading(string Name, double Level, bool Open);

    internal sealed record Nested(int[] Levels);

    private sealed class Told(Action<int> tell) : IProgress<int>
    {
        public void Report(int value) => tell(value);
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Reading))]
    [JsonSerializable(typeof(Nested))]
    private sealed partial class RowJson : JsonSerializerContext;
}
