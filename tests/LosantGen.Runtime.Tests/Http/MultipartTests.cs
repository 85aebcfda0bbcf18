namespace LosantGen.Runtime.Tests.Http;

public class MultipartTests
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Parts_look_as_the_vendors_client_sends_them()
    {
        var request = await SentAsync(client => client.UploadAsync(
            LosantUpload.FromBytes("file content"u8.ToArray(), "importBundle"), "email@example.com", 3, 0.5, true, new Thing { Name = "é" }));
        var boundary = request.Headers["Content-Type"]["multipart/form-data; boundary=".Length..];
        Assert.Matches("^[a-z0-9-]+$", boundary);
        Assert.Equal(
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"importBundle\"\r\n\r\nfile content\r\n" +
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\nemail@example.com\r\n" +
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"count\"\r\n\r\n3\r\n" +
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"ratio\"\r\n\r\n0.5\r\n" +
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"all\"\r\n\r\ntrue\r\n" +
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"thing\"\r\n\r\n{{\"name\":\"é\"}}\r\n" +
            $"--{boundary}--\r\n",
            request.Text);
        Assert.Equal(request.Body.Length.ToString(), request.Headers["Content-Length"]);
    }

    [Fact]
    public async Task A_call_without_parts_has_an_empty_object()
    {
        var request = await SentAsync(client => client.UploadAsync());
        Assert.Equal("{}", request.Text);
        Assert.Equal("application/json", request.Headers["Content-Type"]);
    }

    [Fact]
    public async Task A_content_type_is_sent_if_the_upload_has_one()
    {
        var request = await SentAsync(client => client.UploadAsync(LosantUpload.FromBytes("a,b"u8.ToArray(), "a.csv", "text/csv")));
        Assert.Contains("filename=\"a.csv\"\r\nContent-Type: text/csv\r\n\r\na,b\r\n", request.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_names_are_escaped_and_keep_their_characters()
    {
        var quoted = await SentAsync(client => client.UploadAsync(LosantUpload.FromBytes(default, "a\"\r\nX: y.txt")));
        Assert.Contains("filename=\"a%22%0D%0AX: y.txt\"\r\n\r\n", quoted.Text, StringComparison.Ordinal);

        var greek = await SentAsync(client => client.UploadAsync(LosantUpload.FromBytes(default, "π r².txt")));
        Assert.Contains("filename=\"_ r_.txt\"; filename*=UTF-8''%CF%80%20r%C2%B2.txt\r\n", greek.Text, StringComparison.Ordinal);

        var path = await SentAsync(client => client.UploadAsync(LosantUpload.FromBytes(default, "a\\b\t\\")));
        Assert.Contains("filename=\"a_b__\"; filename*=UTF-8''a%5Cb%09%5C\r\n", path.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_name_that_cannot_be_sent_is_rejected()
    {
        foreach (var name in new[] { "a\0.txt", (char)0xD800 + ".txt", "a" + (char)0xDC00 })
        {
            Assert.Throws<ArgumentException>("fileName", () => LosantUpload.FromBytes(default, name));
            Assert.Throws<ArgumentException>("fileName", () => new LosantUpload(Stream.Null, name));
        }
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task A_stream_that_ignores_its_token_does_not_outlast_the_call(bool isBlocking, bool isCancelled)
    {
        await using var server = await TestServer.StartAsync("{}");
        var clock = new FakeClock();
        var options = server.Options();
        options.TimeProvider = clock;
        using var client = new ThingClient(options);
        using var stop = new CancellationTokenSource();
        using var content = new DeafStream(isBlocking);
        var call = client.UploadAsync(new LosantUpload(content, "deaf.bin"), cancellationToken: stop.Token);
        await content.Reading.WaitAsync(MatchTimeout);
        if (isCancelled)
            await stop.CancelAsync();
        else
            clock.Advance(TimeSpan.FromMinutes(10));
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(MatchTimeout));
        Assert.Equal(isCancelled, error.InnerException is not TimeoutException);
        content.Release();
    }

    [Fact]
    public async Task A_seekable_stream_is_sent_from_its_position_and_stays_open()
    {
        using var content = new MemoryStream("skipped,sent"u8.ToArray()) { Position = 8 };
        var request = await SentAsync(client => client.UploadAsync(new LosantUpload(content, "a.txt")));
        Assert.Contains("\r\n\r\nsent\r\n", request.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("skipped", request.Text, StringComparison.Ordinal);
        Assert.True(content.CanRead);
        Assert.Contains("Content-Length", request.Headers.Keys);
    }

    [Fact]
    public async Task A_stream_of_unknown_length_is_sent_in_chunks_and_never_buffered()
    {
        const long size = 50L * 1024 * 1024;
        var received = 0L;
        await using var server = await TestServer.StartAsync(_ => Task.CompletedTask);
        using var content = new PatternStream(size);
        using var client = server.Client();
        await client.UploadAsync(new LosantUpload(content, "large.bin"));
        var request = server.Received.Single();
        received = request.Body.Length;
        Assert.Equal("chunked", request.Headers["Transfer-Encoding"]);
        Assert.InRange(received, size, size + 500);
        Assert.InRange(content.LargestRead, 1, 1024 * 1024);
    }

    [Fact]
    public async Task A_file_is_opened_for_sending_and_closed_afterwards()
    {
        var path = Path.Combine(Path.GetTempPath(), $"losant-{Guid.NewGuid():N}.txt");
        await File.WriteAllTextAsync(path, "from disk");
        try
        {
            var upload = LosantUpload.FromFile(path, "text/plain");
            var request = await SentAsync(client => client.UploadAsync(upload));
            Assert.Contains($"filename=\"{Path.GetFileName(path)}\"\r\nContent-Type: text/plain\r\n\r\nfrom disk\r\n", request.Text, StringComparison.Ordinal);
            using var exclusive = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task An_error_of_a_stream_that_fails_halfway_names_the_upload()
    {
        await using var server = await TestServer.StartAsync("{}");
        using var client = server.Client();
        using var content = new PatternStream(1_000_000) { FailsAt = 500_000 };
        var error = await Assert.ThrowsAsync<IOException>(() => client.UploadAsync(new LosantUpload(content, "broken.bin")));
        Assert.Contains("broken.bin", error.Message, StringComparison.Ordinal);
        Assert.IsType<InvalidDataException>(error.InnerException);
    }

    [Fact]
    public async Task After_a_rejected_token_only_a_seekable_upload_is_sent_again()
    {
        await using var server = await TestServer.StartAsync(context =>
        {
            context.Response.StatusCode = context.Request.Headers.Authorization == "Bearer token-1" ? 401 : 200;
            return Task.CompletedTask;
        });
        using var rewinds = new ThingClient(new LosantClientOptions { BaseUrl = server.Url, TokenProvider = new CountingTokens() });
        using var content = new MemoryStream("twice"u8.ToArray());
        await rewinds.UploadAsync(new LosantUpload(content, "a.txt"));
        Assert.Equal(2, server.Received.Count);
        Assert.All(server.Received, request => Assert.Contains("\r\n\r\ntwice\r\n", request.Text, StringComparison.Ordinal));

        using var once = new ThingClient(new LosantClientOptions { BaseUrl = server.Url, TokenProvider = new CountingTokens() });
        await Assert.ThrowsAsync<LosantUnauthorizedException>(() => once.UploadAsync(new LosantUpload(new PatternStream(10), "a.txt")));
        Assert.Equal(3, server.Received.Count);
    }

    [Fact]
    public void An_upload_validates_its_arguments()
    {
        Assert.Throws<ArgumentNullException>(() => new LosantUpload(null!, "a"));
        Assert.Throws<ArgumentException>(() => new LosantUpload(Stream.Null, ""));
        Assert.Throws<ArgumentException>(() => new LosantUpload(Stream.Null, "a", "text/plain\r\nX: y"));
        Assert.Throws<FileNotFoundException>(() => LosantUpload.FromFile(Path.Combine(Path.GetTempPath(), "no such file")));
        var closed = new MemoryStream();
        closed.Dispose();
        Assert.Throws<ArgumentException>(() => new LosantUpload(closed, "a"));
    }

    private static async Task<ReceivedRequest> SentAsync(Func<ThingClient, Task> call)
    {
        await using var server = await TestServer.StartAsync("{}");
        using var client = server.Client();
        await call(client);
        return server.Received.Single();
    }

    /// <summary>A stream that cannot seek, of any length without buffering, which can fail at a given position.</summary>
    private sealed class PatternStream(long size) : Stream
    {
        private long _position;

        public long FailsAt { get; init; } = long.MaxValue;

        public int LargestRead { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_position >= FailsAt)
                throw new InvalidDataException("The disk is on fire.");
            LargestRead = Math.Max(LargestRead, count);
            var read = (int)Math.Min(count, size - _position);
            buffer.AsSpan(offset, read).Fill((byte)'x');
            _position += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    /// <summary>A stream of which a read never ends, whatever its token says.</summary>
    private sealed class DeafStream(bool isBlocking) : Stream
    {
        private readonly TaskCompletionSource _reading = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reading => _reading.Task;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public void Release() => _released.TrySetResult();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _reading.TrySetResult();
            if (isBlocking)
                ((IAsyncResult)_released.Task).AsyncWaitHandle.WaitOne();
            await _released.Task;
            return 0;
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
