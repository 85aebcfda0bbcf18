namespace LosantGen.Runtime.Tests.Http;

public class PageTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(3, 1)]
    [InlineData(4, 2)]
    [InlineData(7, 3)]
    public async Task Numbered_pages_return_all_items_and_stop_at_the_total(int items, int calls)
    {
        var server = new Server(items);
        var list = LosantPageable.ByPage<Page, string>(server.Page, page => page.Items, page => page.Total, pageSize: 3);
        Assert.Equal(server.Items, await All(list));
        Assert.Equal(calls, server.Calls);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(7, 3)]
    public async Task Without_a_total_a_short_or_empty_page_is_the_last(int items, int calls)
    {
        var server = new Server(items);
        var list = LosantPageable.ByPage<Page, string>(server.Page, page => page.Items, pageSize: 3);
        Assert.Equal(server.Items, await All(list));
        Assert.Equal(calls, server.Calls);
    }

    [Fact]
    public async Task The_page_size_of_the_response_determines_which_page_is_short()
    {
        var server = new Server(7) { Cap = 2 };
        var list = LosantPageable.ByPage<Page, string>(server.Page, page => page.Items, pageSize: 1000, responsePageSize: page => page.Size);
        Assert.Equal(server.Items, await All(list));
        Assert.Equal(4, server.Calls);
    }

    [Fact]
    public async Task No_item_is_lost_if_a_server_caps_pages_silently_and_returns_a_total()
    {
        var server = new Server(7) { Cap = 2 };
        var list = LosantPageable.ByPage<Page, string>(server.Page, page => page.Items, page => page.Total, pageSize: 1000);
        Assert.Equal(server.Items, await All(list));
    }

    [Fact]
    public async Task With_a_total_that_is_too_high_an_empty_page_is_the_last()
    {
        var server = new Server(6) { Lie = 100 };
        var list = LosantPageable.ByPage<Page, string>(server.Page, page => page.Items, page => page.Total, pageSize: 3);
        Assert.Equal(6, (await All(list)).Count);
        Assert.Equal(3, server.Calls);
    }

    [Fact]
    public async Task The_first_page_can_be_a_later_one()
    {
        var server = new Server(7);
        var list = LosantPageable.ByPage<Page, string>(server.Page, page => page.Items, page => page.Total, pageSize: 3, firstPage: 1);
        Assert.Equal(server.Items[3..], await All(list));
        Assert.Equal(2, server.Calls);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 1)]
    [InlineData(7, 3)]
    public async Task Offsets_return_all_items(int items, int calls)
    {
        var server = new Server(items);
        var list = LosantPageable.ByOffset<Page, string>(server.Offset, page => page.Items, page => page.Total, pageSize: 3);
        Assert.Equal(server.Items, await All(list));
        Assert.Equal(calls, server.Calls);
    }

    [Fact]
    public async Task The_next_offset_depends_on_the_number_of_items_received()
    {
        var server = new Server(7) { Cap = 2 };
        var list = LosantPageable.ByOffset<Page, string>(server.Offset, page => page.Items, page => page.Total, pageSize: 3, firstOffset: 1);
        Assert.Equal(server.Items[1..], await All(list));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(7, 3)]
    public async Task Cursors_return_all_items(int items, int calls)
    {
        var server = new Server(items);
        var list = LosantPageable.ByCursor<Page, string>(server.After, page => page.Items, item => item, pageSize: 3);
        Assert.Equal(server.Items, await All(list));
        Assert.Equal(calls, server.Calls);
    }

    [Fact]
    public async Task A_repeated_page_is_an_exception()
    {
        var pages = new Server(100) { Stuck = true };
        var byPage = LosantPageable.ByPage<Page, string>(pages.Page, page => page.Items, page => page.Total, pageSize: 3, key: item => item);
        Assert.Contains("twice", (await Assert.ThrowsAsync<LosantResponseException>(() => All(byPage))).Message, StringComparison.Ordinal);
        Assert.Equal(2, pages.Calls);

        var offsets = new Server(100) { Stuck = true };
        var byOffset = LosantPageable.ByOffset<Page, string>(offsets.Offset, page => page.Items, pageSize: 3, key: item => item);
        await Assert.ThrowsAsync<LosantResponseException>(() => All(byOffset));
        Assert.Equal(2, offsets.Calls);

        var cursors = new Server(100) { Stuck = true };
        var byCursor = LosantPageable.ByCursor<Page, string>(cursors.After, page => page.Items, item => item, pageSize: 3);
        await Assert.ThrowsAsync<LosantResponseException>(() => All(byCursor));
        Assert.Equal(2, cursors.Calls);
    }

    [Fact]
    public async Task Circular_cursors_are_detected()
    {
        string[][] circle = [["a", "b"], ["c", "d"], ["e", "b"]];
        var calls = 0;
        var list = LosantPageable.ByCursor<string[], string>((_, _) => Task.FromResult(circle[calls++ % 3]), page => page, item => item);
        await Assert.ThrowsAsync<LosantResponseException>(() => All(list));
        Assert.Equal(3, calls);
    }

    [Fact]
    public async Task An_item_without_a_cursor_is_an_error_and_not_the_end()
    {
        var list = LosantPageable.ByCursor<string[], string>((_, _) => Task.FromResult(new[] { "a" }), page => page, _ => null);
        await Assert.ThrowsAsync<LosantResponseException>(() => All(list));
    }

    [Fact]
    public async Task Pages_are_fetched_only_when_they_are_needed()
    {
        var server = new Server(9);
        var list = LosantPageable.ByPage<Page, string>(server.Page, page => page.Items, page => page.Total, pageSize: 3);
        Assert.Equal(0, server.Calls);
        await foreach (var item in list)
        {
            Assert.Equal(item == "item 3" ? 2 : 1, server.Calls);
            if (item == "item 3")
                break;
        }

        Assert.Equal(2, server.Calls);
    }

    [Fact]
    public async Task Pages_are_available_with_all_members_and_can_be_enumerated_again()
    {
        var server = new Server(7);
        var list = LosantPageable.ByPage<Page, string>(server.Page, page => page.Items, page => page.Total, pageSize: 3);
        for (var i = 0; i < 2; i++)
        {
            var sizes = new List<int>();
            await foreach (var page in list.AsPages())
                sizes.Add(page.Items!.Count);
            Assert.Equal([3, 3, 1], sizes);
        }
    }

    [Fact]
    public async Task Cancellation_reaches_the_calls_from_either_side()
    {
        using var stop = new CancellationTokenSource();
        var seen = new List<CancellationToken>();
        var list = LosantPageable.ByPage<string[], string>(
            (_, cancellationToken) =>
            {
                seen.Add(cancellationToken);
                return Task.FromResult(new[] { "a", "b" });
            },
            page => page);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var item in list.WithCancellation(stop.Token))
                await stop.CancelAsync();
        });
        Assert.Equal([stop.Token], seen);

        seen.Clear();
        await foreach (var page in list.AsPages(stop.Token))
            break;
        Assert.Equal([stop.Token], seen);

        using var other = new CancellationTokenSource();
        seen.Clear();
        await foreach (var page in list.AsPages(stop.Token).WithCancellation(other.Token))
        {
            Assert.True(seen[0].IsCancellationRequested);
            break;
        }
    }

    [Fact]
    public async Task The_exception_of_a_failed_call_is_thrown_by_the_enumeration()
    {
        var list = LosantPageable.ByPage<string[], string>((_, _) => throw new HttpRequestException("gone"), page => page);
        await Assert.ThrowsAsync<HttpRequestException>(() => All(list));
    }

    [Fact]
    public void A_page_has_at_least_one_item()
    {
        var server = new Server(1);
        const long perPage = 0;
        Assert.Throws<ArgumentOutOfRangeException>(nameof(perPage), () => LosantPageable.ByPage<Page, string>(server.Page, page => page.Items, pageSize: perPage));
        Assert.Throws<ArgumentOutOfRangeException>(nameof(perPage), () => LosantPageable.ByOffset<Page, string>(server.Offset, page => page.Items, pageSize: perPage));
        Assert.Throws<ArgumentOutOfRangeException>(nameof(perPage), () => LosantPageable.ByCursor<Page, string>(server.After, page => page.Items, item => item, pageSize: perPage));
    }

    [Fact]
    public void Items_without_an_id_are_compared_by_their_JSON() =>
        Assert.Equal("""{"name":"a","value":1}""", LosantPageable.Json<Thing, Thing>(new Thing { Name = "a", Value = 1 }));

    private static async Task<List<string>> All<TPage>(LosantPageable<TPage, string> list)
    {
        var all = new List<string>();
        await foreach (var item in list)
            all.Add(item);
        return all;
    }

    private sealed record Page(IReadOnlyList<string>? Items, double? Total, double? Size);

    /// <summary>A list of the given number of items in pages of three, or fewer if there is a cap.</summary>
    private sealed class Server(int count)
    {
        private const int Size = 3;

        public string[] Items { get; } = [.. Enumerable.Range(0, count).Select(i => $"item {i}")];

        public int Calls { get; private set; }

        public int Cap { get; init; } = Size;

        public int? Lie { get; init; }

        public bool Stuck { get; init; }

        public Task<Page> Page(long number, CancellationToken cancellationToken) => Response(number * Math.Min(Size, Cap));

        public Task<Page> Offset(long offset, CancellationToken cancellationToken) => Response(offset);

        public Task<Page> After(string? after, CancellationToken cancellationToken) => Response(after is null ? 0 : Array.IndexOf(Items, after) + 1);

        private Task<Page> Response(long start)
        {
            Calls++;
            return Task.FromResult(new Page([.. Items.Skip(Stuck ? 0 : (int)start).Take(Math.Min(Size, Cap))], Lie ?? Items.Length, Math.Min(Size, Cap)));
        }
    }
}
