using System.Buffers;
using System.Net;
using System.Runtime.InteropServices;

namespace LosantGen.Runtime.Tests.Http;

/// <summary>What a response costs does not depend on what a server announces, and is in proportion to what it sends.</summary>
public class ResponseSizeTests
{
    private const int Megabyte = 1024 * 1024;
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(20);

    public static TheoryData<string, int> Announcements
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var status in new[] { 200, 500 })
                foreach (var size in new[] { "9223372036854775807", "9223372036854775806", "4294967296", "4294967295", "2147483648", "2147483647", "2147483591", "268435456", "17" })
                    data.Add(size, status);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Announcements))]
    public async Task A_size_that_is_only_announced_is_a_body_that_was_cut_off(string size, int status)
    {
        await using var server = RawServer.Saying($"HTTP/1.1 {status} Yes\r\nContent-Type: application/json\r\nContent-Length: {size}\r\n\r\n{{\"name\":\"pump\"}}");
        using var client = server.Client();
        var error = await Assert.ThrowsAnyAsync<LosantException>(() => client.GetAsync("a", "b").WaitAsync(MatchTimeout));
        Assert.Equal("{\"name\":\"pump\"}", (error as LosantApiException)?.RawBody ?? Assert.IsType<LosantResponseException>(error).RawBody);
        var raw = await Assert.ThrowsAnyAsync<LosantException>(() => client.SendRawAsync(new LosantRawRequest(HttpMethod.Get, "/x")).WaitAsync(MatchTimeout));
        Assert.IsType(error.GetType(), raw);
    }

    [Theory]
    [InlineData("9223372036854775807")]
    [InlineData("2147483647")]
    public async Task A_size_that_is_only_announced_ends_a_sign_in_and_a_download(string size)
    {
        await using var server = RawServer.Saying($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {size}\r\n\r\n{{\"token\":\"abc");
        using var signingIn = new ThingClient(new LosantClientOptions { BaseUrl = server.Url, TokenProvider = new LosantDeviceTokenProvider("d", "k", "s") });
        await Assert.ThrowsAsync<LosantResponseException>(() => signingIn.GetAsync("a", "b").WaitAsync(MatchTimeout));

        using var client = server.Client();
        await using var download = await client.DownloadRawAsync(new LosantRawRequest(HttpMethod.Get, "/x"));
        await Assert.ThrowsAnyAsync<IOException>(() => download.ReadBytesAsync().WaitAsync(MatchTimeout));
    }

    [Fact]
    public async Task A_call_whose_server_announces_much_and_sends_little_can_be_cancelled()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SayAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9223372036854775807\r\n\r\n{");
            await connection.StayAsync();
        });
        using var client = server.Client();
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetAsync("a", "b", cancellationToken: stop.Token).WaitAsync(MatchTimeout));
    }

    [Theory]
    [InlineData(Megabyte)]
    [InlineData(Megabyte + 1)]
    [InlineData(2 * Megabyte)]
    [InlineData(5 * Megabyte + 1)]
    public async Task The_limit_is_exact_wherever_a_buffer_ends(int limit)
    {
        var exact = new Body(limit);
        Assert.Equal("pump", (await Client(exact, limit).GetAsync("a", "b")).Name);
        var error = await Assert.ThrowsAsync<LosantResponseException>(() => Client(new Body(limit + 1L), limit).GetAsync("a", "b"));
        Assert.Equal(LosantApiException.MaxRawBodyLength, error.RawBody.Length);
        Assert.StartsWith("{\"name\":\"pump\"}", error.RawBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_large_body_leaves_nothing_in_the_shared_pool()
    {
        var body = new Body(50 * Megabyte);
        Assert.Equal("pump", (await Client(body).GetAsync("a", "b")).Name);
        var large = body.Buffers.Where(buffer => buffer.Length > Megabyte).ToHashSet();
        Assert.NotEmpty(large);
        foreach (var size in large.Select(buffer => buffer.Length).Distinct())
            Assert.DoesNotContain(ArrayPool<byte>.Shared.Rent(size), large);
    }

    [Fact]
    public async Task A_large_body_takes_two_and_a_quarter_times_its_size_to_read()
    {
        // Nothing waits, so that all is allocated by this thread.
        const long size = 64 * Megabyte;
        var client = Client(new Body(size));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var call = client.GetAsync("a", "b");
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(call.IsCompletedSuccessfully);
        Assert.Equal("pump", (await call).Name);
        Assert.InRange(allocated, size, size * 9 / 4 + 4 * Megabyte);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(500)]
    public async Task What_an_exception_keeps_is_cut_before_it_is_decoded(int status)
    {
        const long limit = 64 * Megabyte;
        var client = Client(new Body(limit + 1) { Status = status }, limit);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var call = client.GetAsync("a", "b");
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var error = await Assert.ThrowsAnyAsync<LosantException>(() => call);
        Assert.Equal(LosantApiException.MaxRawBodyLength, ((error as LosantApiException)?.RawBody ?? ((LosantResponseException)error).RawBody).Length);
        Assert.InRange(allocated, 0, status == 200 ? limit * 5 / 4 + 4 * Megabyte : 16 * Megabyte);
    }

    [Fact]
    public async Task A_raw_response_and_a_download_get_the_array_that_was_read()
    {
        const long size = 64 * Megabyte;
        var client = Client(new Body(size));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var call = client.SendRawAsync(new LosantRawRequest(HttpMethod.Get, "/x"));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, size, size * 9 / 4 + 4 * Megabyte);
        Assert.Equal(size, (await call).Body.Length);

        await using var download = await Client(new Body(size)).DownloadRawAsync(new LosantRawRequest(HttpMethod.Get, "/x"));
        before = GC.GetAllocatedBytesForCurrentThread();
        var bytes = download.ReadBytesAsync();
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, size, size * 9 / 4 + 4 * Megabyte);
        Assert.Equal(size, (await bytes).Length);
    }

    private static ThingClient Client(Body body, long limit = 256 * Megabyte)
    {
        var handler = new FakeHandler(_ =>
        {
            var content = new StreamContent(body);
            content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
            return new HttpResponseMessage((HttpStatusCode)body.Status) { Content = content };
        });
        return new ThingClient(new HttpClient(handler), new LosantClientOptions { AccessToken = TestServer.Token, MaxResponseSize = limit });
    }

    /// <summary>An object with a name and white space up to a size. It tells into which buffers it was read.</summary>
    private sealed class Body(long size) : Stream
    {
        private static readonly byte[] Object = "{\"name\":\"pump\"}"u8.ToArray();
        private long _position;

        public int Status { get; init; } = 200;

        public HashSet<byte[]> Buffers { get; } = [];

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (MemoryMarshal.TryGetArray<byte>(buffer, out var array) && Buffers.Count < 100)
                Buffers.Add(array.Array!);
            var read = (int)Math.Min(Math.Min(buffer.Length, 64 * 1024), size - _position);
            buffer.Span[..read].Fill((byte)' ');
            if (_position == 0)
                Object.CopyTo(buffer);
            _position += read;
            return ValueTask.FromResult(read);
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
