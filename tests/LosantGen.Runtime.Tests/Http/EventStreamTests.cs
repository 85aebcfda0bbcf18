using System.Net;
using System.Text;
using System.Threading.Channels;

namespace LosantGen.Runtime.Tests.Http;

public class EventStreamTests
{
    private const string Head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Events_are_returned_as_they_arrive_and_comments_and_other_events_are_ignored()
    {
        var next = Channel.CreateUnbounded<string>();
        string? request = null;
        await using var server = new RawServer(async connection =>
        {
            request = await connection.ReadRequestAsync();
            await connection.SayAsync(Head);
            await foreach (var text in next.Reader.ReadAllAsync(connection.Stop))
                await connection.SayAsync(text);
            await connection.StayAsync();
        });
        using var client = server.Client();
        await using var events = client.StreamAsync(2).GetAsyncEnumerator();

        next.Writer.TryWrite(":keepalive\n\n");
        next.Writer.TryWrite("event: thing\ndata: {\"name\":\"one\"}\n\n");
        Assert.Equal("one", await NextAsync(events));
        next.Writer.TryWrite("event: other\ndata: not even json\n\ndata: {\"name\":\"unnamed\"}\n\n:keepalive\n\nevent: thing\r\ndata: {\"name\":\r\ndata: \"two\"}\r\n\r\n");
        Assert.Equal("two", await NextAsync(events));

        Assert.Contains("GET /stream?keepAliveInterval=2 HTTP/1.1", request, StringComparison.Ordinal);
        Assert.Contains("Accept: text/event-stream", request, StringComparison.Ordinal);
        Assert.Contains("Authorization: Bearer " + TestServer.Token, request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_requests_links_only_if_the_options_say_so()
    {
        string? request = null;
        await using var server = new RawServer(async connection =>
        {
            request = await connection.ReadRequestAsync();
            await connection.SayAsync(Head + Event("one"));
            await connection.StayAsync();
        });
        var options = server.Options();
        options.IncludeLinks = true;
        using var client = new ThingClient(options);
        await FirstAsync(client.StreamAsync());
        Assert.Contains("GET /stream HTTP/1.1", request, StringComparison.Ordinal);
        await FirstAsync(client.StreamAsync(options: new LosantRequestOptions { IncludeActions = true, IncludeLinks = false, IncludeEmbedded = false }));
        Assert.Contains("GET /stream?_actions=true&_links=false&_embedded=false HTTP/1.1", request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Characters_can_be_split_across_packets()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SayAsync(Head);
            foreach (var octet in Encoding.UTF8.GetBytes(Event("é😀")))
            {
                await connection.SayAsync([octet]);
                await Task.Delay(1, connection.Stop);
            }

            await connection.StayAsync();
        });
        using var client = server.Client();
        Assert.Equal("é😀", await FirstAsync(client.StreamAsync()));
    }

    [Theory]
    [InlineData(401, "Unauthorized", typeof(LosantUnauthorizedException))]
    [InlineData(404, "NotFound", typeof(LosantNotFoundException))]
    [InlineData(503, "Busy", typeof(LosantApiException))]
    public async Task An_error_before_the_stream_opens_is_the_apis_error_and_not_retried(int status, string type, Type exception)
    {
        await using var server = await TestServer.StartAsync($$"""{"type":"{{type}}","message":"No"}""", status);
        using var client = server.Client();
        var error = await Assert.ThrowsAnyAsync<LosantApiException>(() => FirstAsync(client.StreamAsync()));
        Assert.IsType(exception, error);
        Assert.Equal(type, error.ErrorType);
        Assert.Equal("/stream", error.Path);
        Assert.Single(server.Received);
    }

    [Fact]
    public async Task A_response_that_is_not_an_event_stream_is_unusable()
    {
        await using var server = await TestServer.StartAsync("""{"name":"json"}""");
        using var client = server.Client();
        var error = await Assert.ThrowsAsync<LosantResponseException>(() => FirstAsync(client.StreamAsync()));
        Assert.Equal("""{"name":"json"}""", error.RawBody);
        Assert.Contains("application/json", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_204_ends_the_sequence()
    {
        await using var server = await TestServer.StartAsync("", 204);
        using var client = server.Client();
        await foreach (var thing in client.StreamAsync())
            Assert.Fail("There was nothing to come.");
        Assert.Single(server.Received);
    }

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

    [Theory]
    [InlineData("event: thing\ndata: garbage\n\n")]
    [InlineData("event: thing\ndata: {\"name\":\"cut off\n\n")]
    [InlineData("event: thing\ndata: \n\n")]
    public async Task An_event_with_invalid_data_ends_the_stream_with_an_exception(string garbage)
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SayAsync(Head + Event("good") + garbage + Event("after"));
            await connection.StayAsync();
        });
        using var client = server.Client();
        await using var events = client.StreamAsync().GetAsyncEnumerator();
        Assert.Equal("good", await NextAsync(events));
        await Assert.ThrowsAsync<LosantSerializationException>(() => NextAsync(events));
        Assert.False(await events.MoveNextAsync());
    }

    [Fact]
    public async Task An_endless_event_stops_at_the_limit()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SayAsync(Head + Event("small") + "event: thing\ndata: ");
            while (true)
                await connection.SayAsync(new string('x', 10_000));
        });
        var options = server.Options();
        options.MaxResponseSize = 200_000;
        using var client = new ThingClient(options);
        await using var events = client.StreamAsync().GetAsyncEnumerator();
        Assert.Equal("small", await NextAsync(events));
        var error = await Assert.ThrowsAsync<LosantResponseException>(() => NextAsync(events));
        Assert.Contains("larger than the limit", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancellation_ends_a_waiting_stream_immediately_and_closes_its_connection(bool byMethod)
    {
        var closed = new TaskCompletionSource();
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SayAsync(Head + Event("one"));
            try
            {
                await connection.StayAsync();
            }
            finally
            {
                closed.TrySetResult();
            }
        });
        using var stop = new CancellationTokenSource();
        using var client = server.Client();
        var stream = byMethod ? client.StreamAsync(cancellationToken: stop.Token) : client.StreamAsync();
        await using var events = stream.GetAsyncEnumerator(byMethod ? default : stop.Token);
        await NextAsync(events);
        var next = events.MoveNextAsync().AsTask();
        await stop.CancelAsync();
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.WaitAsync(MatchTimeout));
        Assert.Equal(stop.Token, error.CancellationToken);
        await closed.Task.WaitAsync(MatchTimeout);
    }

    [Fact]
    public async Task Cancellation_ends_a_delay_between_attempts()
    {
        await using var server = RawServer.Saying(Head + Event("one"));
        using var stop = new CancellationTokenSource();
        using var client = Client(server, new FakeClock());
        var options = new LosantRequestOptions { OnReconnect = _ => stop.Cancel() };
        await using var events = client.StreamAsync(options: options, cancellationToken: stop.Token).GetAsyncEnumerator();
        await NextAsync(events);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => NextAsync(events));
    }

    [Fact]
    public async Task Leaving_the_loop_closes_the_connection_and_a_new_enumeration_opens_another()
    {
        var closed = 0;
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SayAsync(Head + Event($"from {connection.Number}"));
            try
            {
                await connection.StayAsync();
            }
            finally
            {
                Interlocked.Increment(ref closed);
            }
        });
        using var client = server.Client();
        var stream = client.StreamAsync();
        Assert.Equal(0, server.Connections);
        Assert.Equal("from 1", await FirstAsync(stream));
        Assert.Equal("from 2", await FirstAsync(stream));
        for (var i = 0; i < 500 && Volatile.Read(ref closed) < 2; i++)
            await Task.Delay(10);
        Assert.Equal(2, closed);
    }

    [Fact]
    public async Task The_timeout_applies_to_the_opening_of_a_stream_and_not_to_an_open_one()
    {
        await using var mute = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.StayAsync();
        });
        using var waiting = mute.Client();
        var options = new LosantRequestOptions { Timeout = TimeSpan.FromMilliseconds(200) };
        var error = await Assert.ThrowsAsync<TaskCanceledException>(() => FirstAsync(waiting.StreamAsync(options: options)));
        Assert.IsType<TimeoutException>(error.InnerException);

        var next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var slow = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SayAsync(Head + Event("early"));
            await next.Task.WaitAsync(connection.Stop);
            await connection.SayAsync(Event("late"));
            await connection.StayAsync();
        });
        var clock = new FakeClock();
        using var patient = Client(slow, clock);
        await using var events = patient.StreamAsync(
            options: new LosantRequestOptions { Timeout = TimeSpan.FromSeconds(10), IdleTimeout = TimeSpan.FromDays(1) }).GetAsyncEnumerator();
        Assert.Equal("early", await NextAsync(events));
        var late = events.MoveNextAsync().AsTask();
        clock.Advance(TimeSpan.FromHours(1));
        next.SetResult();
        Assert.True(await late.WaitAsync(MatchTimeout));
        Assert.Equal("late", events.Current.Name);
    }

    [Fact]
    public async Task A_stream_works_through_a_given_client()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SayAsync(Head + Event("one"));
            await connection.StayAsync();
        });
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        using var client = new ThingClient(http, server.Options());
        Assert.Equal("one", await FirstAsync(client.StreamAsync()));
    }

    private static string Event(string name) => $"event: thing\ndata: {{\"name\":\"{name}\"}}\n\n";

    private static ThingClient Client(RawServer server, FakeClock clock)
    {
        var options = server.Options();
        options.TimeProvider = clock;
        options.Timeout = Timeout.InfiniteTimeSpan;
        return new ThingClient(options);
    }

    private static async Task<string?> NextAsync(IAsyncEnumerator<Thing> events)
    {
        Assert.True(await events.MoveNextAsync().AsTask().WaitAsync(MatchTimeout), "The stream ended.");
        return events.Current.Name;
    }

    private static async Task<string?> FirstAsync(IAsyncEnumerable<Thing> stream)
    {
        await using var events = stream.GetAsyncEnumerator();
        return await NextAsync(events);
    }
}
