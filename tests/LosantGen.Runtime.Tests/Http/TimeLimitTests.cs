using System.Net;

namespace LosantGen.Runtime.Tests.Http;

public class TimeLimitTests
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"name\":")]
    public async Task A_server_that_stops_sending_is_a_cancellation_with_a_TimeoutException_inside(string says)
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SayAsync(says);
            await connection.StayAsync();
        });
        var clock = new FakeClock();
        var options = server.Options();
        options.TimeProvider = clock;
        using var client = new ThingClient(options);
        var call = client.GetAsync("a", "b");
        await clock.AdvanceUntilAsync(((Task)call).ContinueWith(_ => { }), TimeSpan.FromSeconds(1));
        var error = await Assert.ThrowsAsync<TaskCanceledException>(() => call);
        Assert.IsType<TimeoutException>(error.InnerException);
        Assert.Contains("100 seconds", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(TestServer.Token, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Items_of_a_page_that_do_not_fit_are_not_read_on_after_the_call_has_ended(bool isCancelled) =>
        NothingIsReadAfterTheEndAsync<string, OddItems>(isCancelled);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Cases_of_unions_that_do_not_fit_are_not_tried_on_after_the_call_has_ended(bool isCancelled) =>
        NothingIsReadAfterTheEndAsync<OddUnion, Losant.Runtime.ListCodec<OddUnion, OddUnion>>(isCancelled);

    [Fact]
    public async Task A_server_that_sends_slowly_does_not_extend_the_timeout()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SayAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n");
            while (true)
            {
                await connection.SayAsync(" ");
                await Task.Delay(10, connection.Stop);
            }
        });
        using var client = server.Client();
        var error = await Assert.ThrowsAsync<TaskCanceledException>(
            () => client.GetAsync("a", "b", new LosantRequestOptions { Timeout = TimeSpan.FromMilliseconds(200) }).WaitAsync(MatchTimeout));
        Assert.IsType<TimeoutException>(error.InnerException);
    }

    [Fact]
    public async Task A_given_clients_own_timeout_covers_the_body_too()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SayAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{");
            await connection.StayAsync();
        });
        using var http = new HttpClient { Timeout = TimeSpan.FromMilliseconds(300) };
        using var client = new ThingClient(http, server.Options());
        var error = await Assert.ThrowsAsync<TaskCanceledException>(() => client.GetAsync("a", "b").WaitAsync(MatchTimeout));
        Assert.IsType<TimeoutException>(error.InnerException);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("", true)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{", false)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{", true)]
    [InlineData("HTTP/1.1 500 Oops\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{", false)]
    public async Task A_cancellation_by_the_caller_has_the_token_of_the_caller(string says, bool isGiven)
    {
        using var stop = new CancellationTokenSource();
        var arrived = new TaskCompletionSource();
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SayAsync(says);
            arrived.SetResult();
            await connection.StayAsync();
        });
        using var http = new HttpClient();
        using var client = isGiven ? new ThingClient(http, server.Options()) : server.Client();
        var call = client.GetAsync("a", "b", cancellationToken: stop.Token);
        await arrived.Task.WaitAsync(MatchTimeout);
        await stop.CancelAsync();
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(MatchTimeout));
        Assert.Equal(stop.Token, error.CancellationToken);
        Assert.True(call.IsCanceled);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_beforehand_sends_nothing()
    {
        await using var server = await TestServer.StartAsync("{}");
        using var client = server.Client();
        var cancelled = new CancellationToken(canceled: true);
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetAsync("a", "b", cancellationToken: cancelled));
        Assert.Equal(cancelled, error.CancellationToken);
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task An_error_whose_body_never_arrives_keeps_its_status()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SayAsync("HTTP/1.1 503 Busy\r\nContent-Length: 100\r\nRetry-After: 9\r\n\r\nhalf of");
            await connection.StayAsync();
        });
        var clock = new FakeClock();
        var options = server.Options();
        options.TimeProvider = clock;
        using var http = new HttpClient(new WatchingHandler(arrived.SetResult)) { Timeout = Timeout.InfiniteTimeSpan };
        using var client = new ThingClient(http, options);
        var call = client.GetAsync("a", "b", new LosantRequestOptions { Timeout = TimeSpan.FromSeconds(10) });
        await arrived.Task.WaitAsync(MatchTimeout);
        await clock.AdvanceUntilAsync(((Task)call).ContinueWith(_ => { }), TimeSpan.FromSeconds(1));
        var error = await Assert.ThrowsAsync<LosantApiException>(() => call);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, error.StatusCode);
        Assert.StartsWith(error.RawBody, "half of", StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(9), error.RetryAfter);
        Assert.IsAssignableFrom<OperationCanceledException>(error.InnerException);
    }

    [Fact]
    public void A_timeout_that_a_timer_does_not_support_is_rejected()
    {
        using var client = new ThingClient(new LosantClientOptions { AccessToken = "t" });
        Assert.Throws<ArgumentOutOfRangeException>("options", () => { _ = client.GetAsync("a", "b", new LosantRequestOptions { Timeout = TimeSpan.Zero }); });
        Assert.Throws<ArgumentOutOfRangeException>("options", () => { _ = client.GetAsync("a", "b", new LosantRequestOptions { Timeout = TimeSpan.MaxValue }); });
        Assert.Throws<ArgumentOutOfRangeException>("options", () => { _ = client.StreamAsync(options: new LosantRequestOptions { IdleTimeout = TimeSpan.Zero }); });
    }

    // The call ends while the third of many values that do not fit is read.
    private static async Task NothingIsReadAfterTheEndAsync<T, TCodec>(bool isCancelled)
        where TCodec : Losant.Runtime.IJsonCodec<IReadOnlyList<T>>
    {
        using var stop = new CancellationTokenSource();
        var clock = new FakeClock();
        var reads = 0;
        OddItem.OnRead = () =>
        {
            if (++reads != 3)
                return;
            if (isCancelled)
                stop.Cancel();
            else
                clock.Advance(TimeSpan.FromSeconds(100));
        };
        using var http = new HttpClient(FakeHandler.Saying($"[{string.Join(',', Enumerable.Repeat("{\"name\":7}", 100_000))}]")) { Timeout = Timeout.InfiniteTimeSpan };
        using var pipeline = new Losant.Runtime.ActionPipeline(http, new LosantClientOptions { AccessToken = TestServer.Token, TimeProvider = clock, Timeout = TimeSpan.FromSeconds(100) });

        var call = pipeline.Begin(new Losant.Runtime.ActionInfo("thing", "list", "GET", "/things"));
        var pending = pipeline.SendAsync<IReadOnlyList<T>, TCodec>(ref call, stop.Token);
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pending);

        Assert.Equal(3, reads);
        Assert.Equal(isCancelled, error.CancellationToken == stop.Token);
        Assert.Equal(!isCancelled, error.InnerException is TimeoutException);
    }

    private readonly struct OddItems : Losant.Runtime.IJsonCodec<IReadOnlyList<string>>
    {
        public static IReadOnlyList<string> Read(ref Losant.Runtime.JsonInput input) => input.ReadItems<string, OddItem>() ?? [];

        public static void Write(ref Losant.Runtime.JsonOutput output, IReadOnlyList<string> value) => throw new NotSupportedException();
    }

    private readonly struct OddItem : Losant.Runtime.IJsonCodec<string>
    {
        public static Action? OnRead { get; set; }

        public static string Read(ref Losant.Runtime.JsonInput input)
        {
            OnRead?.Invoke();
            return input.ReadString()!;
        }

        public static void Write(ref Losant.Runtime.JsonOutput output, string value) => throw new NotSupportedException();
    }

    // Its first case has a string and its second one a number: an object that may be both is read by trial.
    private sealed class OddUnion : Losant.Runtime.IUnionCodec<OddUnion>
    {
        private static readonly Losant.Runtime.DiscriminatorTable Table = new(2, 0, new Losant.Runtime.DiscriminatorMember("name", 0b11, 0b11));

        public static OddUnion Read(ref Losant.Runtime.JsonInput input) => input.ReadCase<OddUnion>(Table);

        public static OddUnion ReadCase(ref Losant.Runtime.JsonInput input, int at)
        {
            for (var i = input.Begin(); input.Next(Losant.Runtime.MemberNames.None, ref i);)
            {
                input.Required();
                if (at == 0)
                    OddItem.Read(ref input);
                else
                    input.ReadDouble();
            }

            return new OddUnion();
        }

        public static void Write(ref Losant.Runtime.JsonOutput output, OddUnion value) => throw new NotSupportedException();
    }
}
