using Losant.Runtime;

namespace LosantGen.Runtime.Tests.Http;

/// <summary>Lists and event streams created from values, and calls on a client that is a mock.</summary>
public class StandInTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_of_items_can_be_enumerated_repeatedly()
    {
        var list = LosantPageable.FromItems<string, int>([1, 2, 3]);

        Assert.Equal([1, 2, 3], await list.ToListAsync(Stop));
        Assert.Equal([1, 2, 3], await list.ToListAsync(Stop));
        Assert.Contains("FromPages", (await Assert.ThrowsAsync<InvalidOperationException>(async () => await list.AsPages(Stop).ToListAsync(Stop))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_items_has_one_page_if_it_has_a_page_factory()
    {
        var list = LosantPageable.FromItems<string, int>([1, 2, 3], static items => string.Join('+', items));

        Assert.Equal(["1+2+3"], await list.AsPages(Stop).ToListAsync(Stop));
    }

    [Fact]
    public async Task A_list_of_pages_returns_their_items_and_throws_the_exceptions_between_them()
    {
        var list = LosantPageable.FromPages<int[], int>(Pages(), static page => page);
        var seen = new List<int>();

        await Assert.ThrowsAsync<LosantRateLimitException>(async () =>
        {
            await foreach (var item in list)
                seen.Add(item);
        });

        Assert.Equal([1, 2], seen);

        static IEnumerable<int[]> Pages()
        {
            yield return [1, 2];
            throw new LosantRateLimitException("Slow down.");
        }
    }

    [Fact]
    public async Task A_stream_of_events_ends_or_stays_open_until_it_is_cancelled()
    {
        Assert.Equal(["a", "b"], await LosantEvents.FromItems(["a", "b"]).ToListAsync(Stop));

        using var stop = new CancellationTokenSource();
        var seen = new List<string>();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var item in LosantEvents.FromItems(["a", "b"], staysOpen: true, cancellationToken: stop.Token))
            {
                seen.Add(item);
                if (item == "b")
                    stop.CancelAfter(50);
            }
        });
        Assert.Equal(["a", "b"], seen);
    }

    [Fact]
    public void A_test_can_create_the_argument_of_each_callback()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://api.losant.com/things");
        using var response = new HttpResponseMessage(System.Net.HttpStatusCode.Accepted);
        var body = "{}"u8.ToArray();
        var requested = new LosantRequestContext("thing", "get", request, body);
        var responded = new LosantResponseContext("thing", "get", response, body, TimeSpan.FromSeconds(1));
        var failed = new LosantFailureContext("thing", "get", new LosantNotFoundException("No."), TimeSpan.FromSeconds(2));
        var lost = new LosantReconnectContext(3, TimeSpan.FromSeconds(4), DateTimeOffset.UnixEpoch, new TimeoutException("Idle."), isOpen: true);

        Assert.Equal(("thing", "get", request, 2), (requested.Resource, requested.Action, requested.Message, requested.Body.Length));
        Assert.Equal(("thing", "get", response, 2, 1), (responded.Resource, responded.Action, responded.Message, responded.Body.Length, responded.Elapsed.Seconds));
        Assert.Equal(("thing", "get", "No.", 2), (failed.Resource, failed.Action, failed.Exception.Message, failed.Elapsed.Seconds));
        Assert.Equal((3, 4, DateTimeOffset.UnixEpoch, "Idle.", true), (lost.Attempt, lost.Delay.Seconds, lost.LostAt, lost.Cause?.Message, lost.IsOpen));
        Assert.True(new LosantResponseContext("thing", "get", response).Body.IsEmpty);
    }

    [Fact]
    public void A_call_that_no_mock_overrides_throws_an_exception_that_says_what_to_do()
    {
        var info = new ActionInfo("thing", "get", "GET", "/things", ActionTraits.Idempotent);

        var error = Assert.Throws<InvalidOperationException>(() => { ActionPipeline.ForMocks.Begin(info); });
        ActionPipeline.ForMocks.Dispose();

        Assert.Contains("thing.get", error.Message, StringComparison.Ordinal);
        Assert.Contains("Override or set up", error.Message, StringComparison.Ordinal);
        Assert.Equal(error.Message, Assert.Throws<InvalidOperationException>(() => { ActionPipeline.ForMocks.Begin(info); }).Message);
    }
}
