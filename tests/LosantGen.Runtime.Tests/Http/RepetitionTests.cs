namespace LosantGen.Runtime.Tests.Http;

/// <summary>
/// A server acts on a call and closes the pooled connection without a response. The framework sends a request without content again by
/// itself, on the next connection.
/// </summary>
public class RepetitionTests
{
    private const string Id = "575ec8687ae143cd83dc4a97";
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 15\r\n\r\n{\"name\":\"pump\"}";

    private static readonly Dictionary<string, Func<ThingClient, Task>> Changes = new()
    {
        ["a delete"] = client => client.DeleteAsync(Id),
        ["a patch without a body"] = client => client.EitherAsync(),
        ["a GET that starts a job"] = client => client.ArchiveAsync(),
        ["an upload without parts"] = client => client.UploadAsync(),
        ["an upload"] = client => client.UploadAsync(LosantUpload.FromBytes(default, "empty.txt")),
        ["a post"] = client => client.PostAsync(new Thing { Name = "x" }),
        ["a raw delete"] = client => client.SendRawAsync(new LosantRawRequest(HttpMethod.Delete, "/x")),
        ["a raw post"] = client => client.SendRawAsync(new LosantRawRequest(HttpMethod.Post, "/x")),
        ["a raw patch"] = client => client.SendRawAsync(new LosantRawRequest(HttpMethod.Patch, "/x")),
        ["a raw method of no standard"] = client => client.SendRawAsync(new LosantRawRequest(new HttpMethod("MOVE"), "/x")),
        ["a raw download by POST"] = client => client.DownloadRawAsync(new LosantRawRequest(HttpMethod.Post, "/x")),
    };

    public static TheoryData<string, bool> ChangesOfBothKinds
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var name in Changes.Keys)
            {
                data.Add(name, false);
                data.Add(name, true);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(ChangesOfBothKinds))]
    public async Task A_change_is_sent_once_though_its_connection_closes(string change, bool isGiven)
    {
        var acted = 0;
        HttpRequestMessage? sent = null;
        await using var server = Closing(() => Interlocked.Increment(ref acted));
        using var http = new HttpClient();
        var options = server.Options();
        options.OnRequest = e => sent = e.Message;
        using var client = isGiven ? new ThingClient(http, options) : new ThingClient(options);
        await client.GetAsync("a", "b");
        var error = await Assert.ThrowsAsync<HttpRequestException>(() => Changes[change](client));
        Assert.Equal(HttpRequestError.ResponseEnded, error.HttpRequestError);
        Assert.False(LosantRequest.CanRetry(sent, exception: error));
        Assert.Equal(1, acted);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task A_connection_that_is_reset_does_not_count_as_never_reached()
    {
        var acted = 0;
        HttpRequestMessage? sent = null;
        await using var server = Closing(() => Interlocked.Increment(ref acted), isReset: true);
        using var http = new HttpClient();
        var options = server.Options();
        options.OnRequest = e => sent = e.Message;
        using var client = new ThingClient(http, options);
        await client.GetAsync("a", "b");
        var error = await Assert.ThrowsAsync<HttpRequestException>(() => client.DeleteAsync(Id));
        Assert.False(LosantRequest.CanRetry(sent, exception: error));
        Assert.Equal(1, acted);
    }

    [Fact]
    public async Task A_read_may_be_sent_again_by_the_framework()
    {
        var acted = 0;
        await using var server = Closing(() => Interlocked.Increment(ref acted));
        using var client = server.Client();
        await client.GetAsync("a", "b");
        Assert.Equal("pump", (await client.GetAsync("a", "b")).Name);
        Assert.Equal(1, acted);
        Assert.Equal(2, server.Connections);
    }

    // The first connection responds once, acts on the next request and closes. All others respond.
    private static RawServer Closing(Action act, bool isReset = false) => new(async connection =>
    {
        await connection.ReadRequestAsync();
        await connection.SayAsync(Ok);
        if (connection.Number == 1)
        {
            await connection.ReadRequestAsync();
            act();
            if (isReset)
                connection.Reset();
            return;
        }

        await connection.StayAsync();
    });
}
