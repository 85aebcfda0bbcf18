namespace LosantGen.Runtime.Tests.Http;

/// <summary>Disposing of a client ends what it has under way, promptly, with one exception, and with no connection left open.</summary>
public class ClientDisposalTests
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(30);
    private static readonly LosantRawRequest Raw = new(HttpMethod.Get, "/x");

    public static TheoryData<string, string, bool> CallsUnderWay
    {
        get
        {
            var data = new TheoryData<string, string, bool>();
            foreach (var call in new[] { "get", "post", "upload", "endless upload", "raw", "download" })
            {
                foreach (var isGiven in new[] { false, true })
                {
                    data.Add(call, "", isGiven);
                    if (call is not "download" and not "endless upload")
                        data.Add(call, Ok, isGiven);
                    data.Add(call, Ok.Replace("200 OK", "500 Odd", StringComparison.Ordinal), isGiven);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(CallsUnderWay))]
    public async Task A_call_under_way_ends(string call, string begun, bool isGiven)
    {
        await using var server = new Server(begun);
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var failures = new List<Exception>();
        var options = server.Options();
        options.OnFailure = failure => failures.Add(failure.Exception);
        var client = isGiven ? new ThingClient(http, options) : new ThingClient(options);
        Task pending = call switch
        {
            "get" => client.GetAsync("a", "b"),
            "post" => client.PostAsync(new Thing { Name = "x" }),
            "upload" => client.UploadAsync(new LosantUpload(new MemoryStream(new byte[10]), "x.bin")),
            "endless upload" => client.UploadAsync(new LosantUpload(new EndlessStream(), "x.bin")),
            "raw" => client.SendRawAsync(Raw),
            _ => client.DownloadRawAsync(Raw),
        };
        await server.Responded.WaitAsync(Wait);

        client.Dispose();

        var error = await Assert.ThrowsAsync<ObjectDisposedException>(() => pending.WaitAsync(Wait));
        Assert.Equal([error], failures);
        await server.Closed.WaitAsync(Wait);
        Assert.Equal(1, server.Raw.Connections);
        client.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.GetAsync("a", "b"));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task The_body_of_a_download_ends(bool isGiven, bool isPending)
    {
        await using var server = new Server(Ok);
        using var http = new HttpClient();
        var client = isGiven ? new ThingClient(http, server.Options()) : new ThingClient(server.Options());
        await using var download = await client.DownloadRawAsync(Raw);
        var read = download.Body.ReadAsync(new byte[100]).AsTask();
        Assert.Equal(1, await read.WaitAsync(Wait));
        var next = isPending ? download.Body.ReadAsync(new byte[100]).AsTask() : null;

        client.Dispose();

        next ??= download.Body.ReadAsync(new byte[100]).AsTask();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => next.WaitAsync(Wait));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => download.ReadBytesAsync());
        await server.Closed.WaitAsync(Wait);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_call_that_waits_for_its_token_ends_and_so_does_the_sign_in(bool hasOwnVersion)
    {
        await using var server = new Server("");
        var options = new LosantClientOptions
        {
            BaseUrl = server.Raw.Url,
            TokenProvider = new LosantDeviceTokenProvider("d", "k", "s") { AcceptVersion = hasOwnVersion ? "^1.99.0" : null },
        };
        var client = new ThingClient(options);
        var pending = client.GetAsync("a", "b");
        await server.Responded.WaitAsync(Wait);

        client.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => pending.WaitAsync(Wait));
        await server.Closed.WaitAsync(Wait);
    }

    [Fact]
    public async Task A_call_that_its_caller_cancelled_says_so_though_the_client_is_disposed()
    {
        await using var server = new Server("");
        using var stop = new CancellationTokenSource();
        var client = new ThingClient(server.Options());
        var pending = client.GetAsync("a", "b", cancellationToken: stop.Token);
        await server.Responded.WaitAsync(Wait);
        await stop.CancelAsync();
        client.Dispose();
        Assert.Equal(stop.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pending.WaitAsync(Wait))).CancellationToken);
    }

    [Fact]
    public async Task A_given_HttpClient_and_its_other_clients_go_on()
    {
        await using var server = await TestServer.StartAsync("""{"name":"pump"}""");
        using var http = new HttpClient();
        var one = new ThingClient(http, server.Options());
        using var two = new ThingClient(http, server.Options());
        await one.GetAsync("a", "b");
        one.Dispose();
        Assert.Equal("pump", (await two.GetAsync("a", "b")).Name);
    }

    /// <summary>A server that begins a response, and does not end it.</summary>
    private sealed class Server : IAsyncDisposable
    {
        private readonly TaskCompletionSource _responded = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Server(string begun) => Raw = new RawServer(async connection =>
        {
            try
            {
                await connection.ReadRequestAsync();
                await connection.SayAsync(begun);
                _responded.TrySetResult();
                await connection.StayAsync();
            }
            finally
            {
                _closed.TrySetResult();
            }
        });

        public RawServer Raw { get; }

        public Task Responded => _responded.Task;

        public Task Closed => _closed.Task;

        public LosantClientOptions Options()
        {
            var options = Raw.Options();
            options.Timeout = Timeout.InfiniteTimeSpan;
            return options;
        }

        public ValueTask DisposeAsync() => Raw.DisposeAsync();
    }

    /// <summary>A stream whose reads do not return after the first, and heed no cancellation.</summary>
    private sealed class EndlessStream : MemoryStream
    {
        private bool _isRead;

        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            (var isRead, _isRead) = (_isRead, true);
            return isRead ? new(new TaskCompletionSource<int>().Task) : new(buffer.Length);
        }
    }
}
