using System.Net;
using System.Text;

namespace LosantGen.Runtime.Tests.Http;

/// <summary>The limit applies to one event, whatever its lines end with and however its bytes arrive.</summary>
public class EventLimitTests
{
    private const int Limit = 100;

    public static TheoryData<string, int> LineEndsAndReads
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var lineEnd in new[] { "\r", "\n", "\r\n" })
                foreach (var read in new[] { 1, 2, 3, 7, 50, 10_000 })
                    data.Add(lineEnd, read);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(LineEndsAndReads))]
    public async Task Small_events_never_add_up_to_the_limit(string lineEnd, int read)
    {
        const int count = 300;
        var text = string.Concat(Enumerable.Range(0, count).Select(i => Event($"{i}", lineEnd)));
        Assert.Equal(Enumerable.Range(0, count).Select(i => $"{i}"), await NamesAsync(text, read, count));
    }

    [Theory]
    [MemberData(nameof(LineEndsAndReads))]
    public async Task Comments_never_add_up_to_the_limit(string lineEnd, int read)
    {
        var comments = string.Concat(Enumerable.Repeat(":keepalive" + lineEnd, 50));
        var text = comments + Event("one", lineEnd) + comments + $"event: thing{lineEnd}{comments}data: {{\"name\":\"two\"}}{lineEnd}{comments}{lineEnd}";
        Assert.Equal(["one", "two"], await NamesAsync(text + Event("end", lineEnd), read, 2));
    }

    [Theory]
    [MemberData(nameof(LineEndsAndReads))]
    public async Task An_event_that_is_too_large_ends_the_stream_after_those_before_it(string lineEnd, int read)
    {
        await AssertTooLargeAsync(Event(new string('x', Limit), lineEnd), read, lineEnd);
        await AssertTooLargeAsync(string.Concat(Enumerable.Repeat("data: 12345" + lineEnd, 20)) + lineEnd, read, lineEnd);
        await AssertTooLargeAsync(new string('x', 2 * Limit), read, lineEnd);
        await AssertTooLargeAsync(":" + new string('x', 2 * Limit), read, lineEnd);
    }

    [Theory]
    [InlineData("\r")]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\n\r")]
    public async Task An_event_is_there_with_the_last_byte_of_its_end_though_the_connection_stays_open(string lineEnd)
    {
        var isRead = new SemaphoreSlim(0);
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SayAsync("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n");
            foreach (var name in (string[])["one", "two", "three"])
            {
                await connection.SayAsync(Event(name, lineEnd).TrimEnd('\n'));
                if (lineEnd == "\n")
                    await connection.SayAsync("\n\n");
                await isRead.WaitAsync(connection.Stop);
                if (lineEnd is "\r\n" or "\n\r")
                    await connection.SayAsync("\n");
            }

            await connection.StayAsync();
        });
        using var client = server.Client();
        var names = new List<string?>();
        await foreach (var thing in client.StreamAsync())
        {
            names.Add(thing.Name);
            isRead.Release();
            if (names.Count == 3)
                break;
        }

        Assert.Equal(["one", "two", "three"], names);
    }

    private static string Event(string name, string lineEnd) => $"event: thing{lineEnd}data: {{\"name\":\"{name}\"}}{lineEnd}{lineEnd}";

    private static async Task AssertTooLargeAsync(string large, int read, string lineEnd)
    {
        var seen = new List<string?>();
        using var client = Client(Event("one", lineEnd) + Event("two", lineEnd) + large, read);
        var error = await Assert.ThrowsAsync<LosantResponseException>(async () =>
        {
            await foreach (var thing in client.StreamAsync())
                seen.Add(thing.Name);
        });
        Assert.Contains("larger than the limit", error.Message, StringComparison.Ordinal);
        // After CR alone, the parser waits for the byte that follows.
        Assert.Equal(lineEnd == "\r" ? seen : ["one", "two"], seen);
        Assert.Equal("one", seen[0]);
    }

    private static async Task<List<string?>> NamesAsync(string text, int read, int count)
    {
        var names = new List<string?>();
        using var client = Client(text, read);
        await foreach (var thing in client.StreamAsync())
        {
            names.Add(thing.Name);
            if (names.Count == count)
                break;
        }

        return names;
    }

    private static ThingClient Client(string text, int read)
    {
        var handler = new FakeHandler(_ =>
        {
            var content = new StreamContent(new Slow(Encoding.UTF8.GetBytes(text), read));
            content.Headers.TryAddWithoutValidation("Content-Type", "text/event-stream");
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
        });
        return new ThingClient(new HttpClient(handler), new LosantClientOptions { AccessToken = TestServer.Token, MaxResponseSize = Limit });
    }

    /// <summary>Bytes that arrive a few at a time.</summary>
    private sealed class Slow(byte[] bytes, int most) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, most)], cancellationToken);
    }
}
