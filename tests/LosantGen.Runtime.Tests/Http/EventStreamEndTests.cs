using System.IO.Compression;
using System.Text;

namespace LosantGen.Runtime.Tests.Http;

/// <summary>However an event stream ends, it ends promptly and leaves no connection open.</summary>
public class EventStreamEndTests
{
    private const string Head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";
    private const string Event = "event: thing\ndata: {\"name\":\"one\"}\n\n";
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(20);

    public enum Waiting
    {
        /// <summary>For the response that opens the stream.</summary>
        ToOpen,

        /// <summary>For an event.</summary>
        ForEvent,

        /// <summary>For the next attempt to reconnect.</summary>
        ToReconnect,
    }

    [Theory]
    [InlineData(Waiting.ToOpen)]
    [InlineData(Waiting.ForEvent)]
    [InlineData(Waiting.ToReconnect)]
    public async Task Disposing_of_the_enumerator_ends_a_call_that_waits(Waiting waiting)
    {
        var server = new Server(waiting);
        await using var _ = server.Raw;
        using var client = server.Client(http: null);
        var events = client.StreamAsync(options: server.Options).GetAsyncEnumerator();
        var next = await server.WaitAsync(events);
        await events.DisposeAsync().AsTask().WaitAsync(MatchTimeout);
        Assert.False(await next.WaitAsync(MatchTimeout));
        await server.Closed.WaitAsync(MatchTimeout);
        Assert.False(await events.MoveNextAsync());
        await events.DisposeAsync();
        Assert.Equal(1, server.Raw.Connections);
    }

    [Theory]
    [InlineData(Waiting.ToOpen, false)]
    [InlineData(Waiting.ForEvent, false)]
    [InlineData(Waiting.ToReconnect, false)]
    [InlineData(Waiting.ToOpen, true)]
    [InlineData(Waiting.ForEvent, true)]
    [InlineData(Waiting.ToReconnect, true)]
    public async Task Disposing_of_the_client_ends_its_streams(Waiting waiting, bool isGiven)
    {
        var server = new Server(waiting);
        await using var _ = server.Raw;
        using var http = new HttpClient();
        var client = server.Client(isGiven ? http : null);
        var stream = client.StreamAsync(options: server.Options);
        await using var events = stream.GetAsyncEnumerator();
        var next = await server.WaitAsync(events);
        client.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => next.WaitAsync(MatchTimeout));
        await server.Closed.WaitAsync(MatchTimeout);

        await using var later = stream.GetAsyncEnumerator();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await later.MoveNextAsync());
        Assert.Equal(1, server.Raw.Connections);
    }

    [Fact]
    public async Task A_stream_of_a_disposed_client_has_no_more_events_though_they_have_arrived()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SayAsync(Head + string.Concat(Enumerable.Repeat(Event, 50)));
            await connection.StayAsync();
        });
        var client = server.Client();
        await using var events = client.StreamAsync().GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync());
        client.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await events.MoveNextAsync());
    }

    [Fact]
    public async Task Two_calls_at_once_are_an_error_of_the_second()
    {
        var server = new Server(Waiting.ForEvent);
        await using var _ = server.Raw;
        using var client = server.Client(http: null);
        await using var events = client.StreamAsync(options: server.Options).GetAsyncEnumerator();
        var next = await server.WaitAsync(events);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await events.MoveNextAsync());
        await events.DisposeAsync();
        Assert.False(await next.WaitAsync(MatchTimeout));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_stream_that_cannot_be_decompressed_ends_with_an_exception_that_says_so(bool isBrokenLater)
    {
        var read = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SayAsync(Head.Replace("Connection", "Content-Encoding: gzip\r\nConnection", StringComparison.Ordinal));
            if (isBrokenLater)
            {
                await connection.SayAsync(Compressed(Event));
                await read.Task.WaitAsync(connection.Stop);
            }

            await connection.SayAsync(Enumerable.Repeat((byte)0xFF, 2000).ToArray());
            try
            {
                await connection.StayAsync();
            }
            finally
            {
                closed.TrySetResult();
            }
        });
        using var client = server.Client();
        await using var events = client.StreamAsync().GetAsyncEnumerator();
        if (isBrokenLater)
            Assert.True(await events.MoveNextAsync());
        read.SetResult();
        var error = await Assert.ThrowsAsync<LosantResponseException>(() => events.MoveNextAsync().AsTask().WaitAsync(MatchTimeout));
        Assert.Contains("decompressed", error.Message, StringComparison.Ordinal);
        Assert.IsType<InvalidDataException>(error.InnerException);
        await closed.Task.WaitAsync(MatchTimeout);
        Assert.False(await events.MoveNextAsync());
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task A_compressed_stream_that_is_cut_off_is_a_lost_connection()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SayAsync(Head.Replace("Connection", "Content-Encoding: gzip\r\nConnection", StringComparison.Ordinal));
            await connection.SayAsync(Compressed(Event));
            if (connection.Number > 1)
                await connection.StayAsync();
        });
        var clock = new FakeClock();
        var options = server.Options();
        options.TimeProvider = clock;
        using var client = new ThingClient(options);
        await using var events = client.StreamAsync().GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync());
        await clock.AdvanceUntilAsync(events.MoveNextAsync().AsTask(), TimeSpan.FromSeconds(1));
        Assert.Equal(2, server.Connections);
    }

    [Fact]
    public async Task A_download_that_cannot_be_decompressed_is_an_IOException()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SayAsync("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n");
            await connection.SayAsync(Enumerable.Repeat((byte)0xFF, 2000).ToArray());
        });
        using var client = server.Client();
        await using var download = await client.DownloadRawAsync(new LosantRawRequest(HttpMethod.Get, "/x"));
        var error = await Assert.ThrowsAnyAsync<IOException>(() => download.ReadBytesAsync());
        Assert.IsType<InvalidDataException>(error.InnerException);
    }

    // Flushed, but without the end.
    private static byte[] Compressed(string text)
    {
        using var compressed = new MemoryStream();
        using var gzip = new GZipStream(compressed, CompressionLevel.Fastest);
        gzip.Write(Encoding.UTF8.GetBytes(text));
        gzip.Flush();
        return compressed.ToArray();
    }

    /// <summary>A server that makes a call wait.</summary>
    private sealed class Server
    {
        private readonly Waiting _waiting;
        private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _reconnecting = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Server(Waiting waiting)
        {
            _waiting = waiting;
            Raw = new RawServer(ServeAsync);
            Options = new LosantRequestOptions { OnReconnect = _ => _reconnecting.TrySetResult() };
        }

        public RawServer Raw { get; }

        public LosantRequestOptions Options { get; }

        public Task Closed => _closed.Task;

        public ThingClient Client(HttpClient? http)
        {
            var options = Raw.Options();
            options.TimeProvider = new FakeClock();
            options.Timeout = Timeout.InfiniteTimeSpan;
            return http is null ? new ThingClient(options) : new ThingClient(http, options);
        }

        /// <summary>Gets a call that waits.</summary>
        public async Task<Task<bool>> WaitAsync(IAsyncEnumerator<Thing> events)
        {
            if (_waiting != Waiting.ToOpen)
                Assert.True(await events.MoveNextAsync().AsTask().WaitAsync(MatchTimeout));
            var next = events.MoveNextAsync().AsTask();
            await (_waiting == Waiting.ToReconnect ? _reconnecting : _arrived).Task.WaitAsync(MatchTimeout);
            Assert.False(next.IsCompleted);
            return next;
        }

        private async Task ServeAsync(RawConnection connection)
        {
            try
            {
                await connection.ReadRequestAsync();
                if (_waiting != Waiting.ToOpen)
                    await connection.SayAsync(Head + Event);
                _arrived.TrySetResult();
                if (_waiting != Waiting.ToReconnect)
                    await connection.StayAsync();
            }
            finally
            {
                _closed.TrySetResult();
            }
        }
    }
}
