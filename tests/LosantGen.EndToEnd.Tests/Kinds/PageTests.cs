using Losant.Kinds;
using LosantGen.EndToEnd.Tests.Support;

namespace LosantGen.EndToEnd.Tests.Kinds;

/// <summary>Paginated lists, in each of the three ways.</summary>
public sealed class PageTests
{
    private const int Length = 25;

    [Fact]
    public async Task A_page_is_one_call()
    {
        await using var world = await KindsWorld.StartAsync();

        var page = await world.Gauges.GetAsync(Fleet.Application, page: 2, perPage: 4);

        Assert.Equal((4, 4, 25, 2), (page.Items.Count, page.Count, page.TotalCount, page.Page));
        Assert.Equal(Kind.Round, page.Items[0].Kind);
        Assert.Contains("page=2&perPage=4", Assert.Single(world.Simulator.Requests).Query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10L, 3)]
    [InlineData(25L, 1)]
    [InlineData(7L, 4)]
    [InlineData(null, 3)]
    public async Task All_items_come_page_by_page(long? perPage, int calls)
    {
        await using var world = await KindsWorld.StartAsync();

        var gauges = await world.Gauges.GetAllAsync(Fleet.Application, perPage).ToListAsync();

        Assert.Equal(Length, gauges.Count);
        Assert.Equal(calls, world.Simulator.Requests.Count);
    }

    [Fact]
    public async Task Pages_are_fetched_when_they_are_needed()
    {
        await using var world = await KindsWorld.StartAsync();

        var all = world.Gauges.GetAllAsync(Fleet.Application, perPage: 5);
        Assert.Empty(world.Simulator.Requests);

        Assert.Equal(6, await all.Take(6).CountAsync());
        Assert.Equal(2, world.Simulator.Requests.Count);
    }

    [Fact]
    public async Task The_pages_themselves_are_available()
    {
        await using var world = await KindsWorld.StartAsync();

        var sizes = await world.Gauges.GetAllAsync(Fleet.Application, perPage: 10).AsPages().Select(page => page.Items.Count).ToListAsync();

        Assert.Equal([10, 10, 5], sizes);
    }

    [Fact]
    public async Task Offset_and_cursor_also_reach_the_end()
    {
        await using var world = await KindsWorld.StartAsync();

        Assert.Equal(Length, await world.Gauges.ReadingsAllAsync(Fleet.Application, limit: 10).CountAsync());
        var history = await world.Gauges.HistoryAllAsync(Fleet.Application, limit: 10).ToListAsync();

        Assert.Equal(Length, history.DistinctBy(gauge => gauge.Id).Count());
    }

    [Fact]
    public async Task Cancellation_ends_the_enumeration()
    {
        await using var world = await KindsWorld.StartAsync();
        using var stop = new CancellationTokenSource();

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var gauge in world.Gauges.GetAllAsync(Fleet.Application, perPage: 1).WithCancellation(stop.Token))
                await stop.CancelAsync();
        });

        Assert.Equal(stop.Token, error.CancellationToken);
        Assert.Single(world.Simulator.Requests);
    }

    [Fact]
    public async Task A_page_size_of_zero_is_an_argument_exception()
    {
        await using var world = await KindsWorld.StartAsync();

        var error = await Assert.ThrowsAnyAsync<ArgumentException>(() => world.Gauges.GetAsync(Fleet.Application, perPage: 0));

        Assert.Equal("perPage", error.ParamName);
        Assert.Empty(world.Simulator.Requests);
    }
}
