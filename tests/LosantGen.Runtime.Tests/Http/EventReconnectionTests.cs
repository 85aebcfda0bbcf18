using System.Net;
using System.Threading.Channels;
using static LosantGen.Runtime.Tests.Http.Support.EventStreams;

namespace LosantGen.Runtime.Tests.Http;

/// <summary>How a stream is opened again, and when it is not.</summary>
public class EventReconnectionTests
{
    private const string Head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";

    [Fact]
    public async Task A_lost_connection_is_replaced_and_the_caller_sees_it()
    {
        await using var server = new RawServer(async connection =>
        {
            var request = await connection.ReadRequestAsync();
            if (connection.Number == 2)
            {
                await connection.SayAsync("HTTP/1.1 503 Busy\r\nRetry-After: 90\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                return;
            }

            if (connection.Number == 3)
                Assert.Contains("Last-Event-ID: 7", request, StringComparison.Ordinal);
            await connection.SayAsync(Head + $"id: 7\n{Event($"from {connection.Number}")}");
            if (connection.Number == 1)
                return;
            await connection.StayAsync();
        });
        var clock = new FakeClock();
        var seen = new List<LosantReconnectContext>();
        using var client = Client(server, clock);
        await using var events = client.StreamAsync(options: new LosantRequestOptions { OnReconnect = seen.Add }).GetAsyncEnumerator();

        Assert.Equal("from 1", await NextAsync(events));
        var second = events.MoveNextAsync().AsTask();
        await clock.AdvanceUntilAsync(second, TimeSpan.FromSeconds(1));
        Assert.Equal("from 3", events.Current.Name);

        Assert.Equal([1, 2, 2], seen.Select(info => info.Attempt));
        Assert.Equal([false, false, true], seen.Select(info => info.IsOpen));
        Assert.InRange(seen[0].Delay, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.FromSeconds(90), seen[1].Delay);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, Assert.IsType<LosantApiException>(seen[1].Cause).StatusCode);
        Assert.Single(seen.Select(info => info.LostAt).Distinct());
    }

    [Fact]
    public async Task An_idle_stream_is_reopened_and_keepalives_count_as_traffic()
    {
        var keepAlive = Channel.CreateUnbounded<bool>();
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SayAsync(Head + Event($"from {connection.Number}"));
            if (connection.Number == 1)
            {
                await foreach (var _ in keepAlive.Reader.ReadAllAsync(connection.Stop))
                    await connection.SayAsync(":keepalive\n\n");
            }

            await connection.StayAsync();
        });
        var clock = new FakeClock();
        var seen = new List<LosantReconnectContext>();
        using var client = Client(server, clock);
        await using var events = client.StreamAsync(4, new LosantRequestOptions { OnReconnect = seen.Add }).GetAsyncEnumerator();
        Assert.Equal("from 1", await NextAsync(events));

        // Time that the caller spends on an event is not included.
        clock.Advance(TimeSpan.FromHours(1));
        var second = events.MoveNextAsync().AsTask();
        for (var i = 0; i < 5; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(15));
            var changes = clock.Changes;
            keepAlive.Writer.TryWrite(true);
            // The timer stops when a read ends, and starts again with the next read.
            for (var waited = 0; waited < 2000 && clock.Changes < changes + 2; waited++)
                await Task.Delay(5);
        }

        Assert.Empty(seen);
        await clock.AdvanceUntilAsync(second, TimeSpan.FromSeconds(5));
        Assert.Equal("from 2", events.Current.Name);
        Assert.Contains("20 seconds", Assert.IsType<TimeoutException>(seen[0].Cause).Message, StringComparison.Ordinal);
        Assert.Equal([false, true], seen.Select(info => info.IsOpen));
    }

    [Fact]
    public async Task The_idle_timeout_can_be_set()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SayAsync(Head + Event($"from {connection.Number}"));
            await connection.StayAsync();
        });
        var clock = new FakeClock();
        var seen = new List<LosantReconnectContext>();
        using var client = Client(server, clock);
        await using var events = client.StreamAsync(options: new LosantRequestOptions { OnReconnect = seen.Add, IdleTimeout = TimeSpan.FromMinutes(5) }).GetAsyncEnumerator();
        await NextAsync(events);
        var second = events.MoveNextAsync().AsTask();
        clock.Advance(TimeSpan.FromMinutes(4));
        await Task.Delay(50);
        Assert.Empty(seen);
        await clock.AdvanceUntilAsync(second, TimeSpan.FromSeconds(10));
        Assert.Contains("300 seconds", seen[0].Cause!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delays_grow_with_every_attempt_without_an_event()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SayAsync(Head);
            if (connection.Number is 1 or 12)
                await connection.SayAsync(Event($"from {connection.Number}"));
            if (connection.Number == 12)
                await connection.StayAsync();
        });
        var clock = new FakeClock();
        var delays = new List<TimeSpan>();
        using var client = Client(server, clock);
        var options = new LosantRequestOptions
        {
            OnReconnect = info =>
            {
                if (!info.IsOpen)
                    delays.Add(info.Delay);
            },
        };
        await using var events = client.StreamAsync(options: options).GetAsyncEnumerator();
        await NextAsync(events);
        await clock.AdvanceUntilAsync(events.MoveNextAsync().AsTask(), TimeSpan.FromSeconds(2));
        Assert.Equal("from 12", events.Current.Name);
        Assert.Equal(11, delays.Count);
        for (var i = 0; i < delays.Count; i++)
        {
            var whole = Math.Min(Math.Pow(2, i), 30);
            Assert.InRange(delays[i].TotalSeconds, whole / 2, whole);
        }
    }

    [Theory]
    [InlineData("retry: 0\n\n", "", 0.1)]
    [InlineData("retry: 922337203685477\n\n", "", 30)]
    [InlineData("", "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5184000\r\nContent-Length: 0\r\n\r\n", 86400)]
    public async Task The_retry_delay_of_a_server_is_limited(string ofStream, string refusal, double longest)
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            if (connection.Number == 2 && refusal.Length > 0)
            {
                await connection.SayAsync(refusal);
                return;
            }
            await connection.SayAsync(Head + ofStream + Event($"from {connection.Number}"));
            if (connection.Number == 3)
                await connection.StayAsync();
        });
        var clock = new FakeClock();
        var delays = new List<TimeSpan>();
        using var client = Client(server, clock);
        var options = new LosantRequestOptions { IdleTimeout = TimeSpan.FromDays(9), OnReconnect = info => delays.Add(info.Delay) };
        await using var events = client.StreamAsync(options: options).GetAsyncEnumerator();
        await NextAsync(events);
        while (events.Current.Name != "from 3") await clock.AdvanceUntilAsync(events.MoveNextAsync().AsTask(), TimeSpan.FromHours(13));
        Assert.All(delays.Where(delay => delay > TimeSpan.Zero), delay => Assert.InRange(delay.TotalSeconds, 0.05, longest));
        Assert.InRange(delays.Max().TotalSeconds, longest / 2, longest);
    }

    [Fact]
    public async Task A_permanent_error_ends_the_stream()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SayAsync(connection.Number == 1 ? Head + Event("one") : "HTTP/1.1 404 Gone\r\nContent-Type: application/json\r\nContent-Length: 19\r\n\r\n{\"type\":\"NotFound\"}");
        });
        var clock = new FakeClock();
        using var client = Client(server, clock);
        await using var events = client.StreamAsync().GetAsyncEnumerator();
        await NextAsync(events);
        var next = events.MoveNextAsync().AsTask();
        await clock.AdvanceUntilAsync(next.ContinueWith(_ => { }), TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<LosantNotFoundException>(() => next);
        Assert.False(await events.MoveNextAsync());
    }

    public static TheoryData<string, Exception> CallbackFailures
    {
        get
        {
            var failures = new TheoryData<string, Exception>();
            foreach (var hook in new[] { "request", "response", "response of the call", "failure" })
            {
                failures.Add(hook, new IOException("from the callback"));
                failures.Add(hook, new TimeoutException("from the callback"));
                failures.Add(hook, new HttpRequestException("from the callback"));
                failures.Add(hook, new TaskCanceledException("from the callback", new TimeoutException()));
                failures.Add(hook, new LosantRateLimitException("from the callback"));
            }

            return failures;
        }
    }

    [Theory]
    [MemberData(nameof(CallbackFailures), DisableDiscoveryEnumeration = true)]
    public async Task An_exception_of_a_callback_ends_the_stream_whatever_its_type(string hook, Exception exception)
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SayAsync(connection.Number == 2 && hook == "failure"
                ? "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                : Head + Event($"from {connection.Number}"));
        });
        var clock = new FakeClock();
        var calls = 0;
        void Call(string called, int failing)
        {
            if (called == hook && Interlocked.Increment(ref calls) == failing)
                throw exception;
        }

        using var client = new ThingClient(new LosantClientOptions
        {
            BaseUrl = server.Url,
            AccessToken = TestServer.Token,
            TimeProvider = clock,
            Timeout = Timeout.InfiniteTimeSpan,
            OnRequest = _ => Call("request", 2),
            OnResponse = _ => Call("response", 2),
            OnFailure = _ => Call("failure", 1),
        });
        await using var events = client.StreamAsync(options: new LosantRequestOptions { OnResponse = _ => Call("response of the call", 2) }).GetAsyncEnumerator();
        await NextAsync(events);

        var next = events.MoveNextAsync().AsTask();
        await clock.AdvanceUntilAsync(next.ContinueWith(_ => { }), TimeSpan.FromSeconds(1));

        Assert.Same(exception, await Record.ExceptionAsync(() => next));
        Assert.False(await events.MoveNextAsync());
    }

    [Fact]
    public async Task A_rejected_token_is_replaced_when_the_stream_is_reopened()
    {
        var tokens = new CountingTokens();
        var used = new List<string>();
        await using var server = new RawServer(async connection =>
        {
            var request = await connection.ReadRequestAsync();
            var token = request.Split("Bearer ")[1].Split("\r\n")[0];
            lock (used)
                used.Add(token);
            if (connection.Number == 2)
            {
                await connection.SayAsync("HTTP/1.1 401 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                return;
            }

            await connection.SayAsync(Head + Event(token));
            if (connection.Number > 2)
                await connection.StayAsync();
        });
        var clock = new FakeClock();
        using var client = new ThingClient(new LosantClientOptions { BaseUrl = server.Url, TokenProvider = tokens, TimeProvider = clock });
        await using var events = client.StreamAsync().GetAsyncEnumerator();
        Assert.Equal("token-1", await NextAsync(events));
        await clock.AdvanceUntilAsync(events.MoveNextAsync().AsTask(), TimeSpan.FromSeconds(1));
        Assert.Equal("token-2", events.Current.Name);
        Assert.Equal(["token-1", "token-1", "token-2"], used);
    }
}
