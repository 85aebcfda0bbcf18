using System.Text;
using System.Threading.Channels;
using static LosantGen.Runtime.Tests.Http.Support.EventStreams;

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

    private static async Task<string?> FirstAsync(IAsyncEnumerable<Thing> stream)
    {
        await using var events = stream.GetAsyncEnumerator();
        return await NextAsync(events);
    }
}
