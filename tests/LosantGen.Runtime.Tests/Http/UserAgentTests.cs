namespace LosantGen.Runtime.Tests.Http;

/// <summary>Every request says which library sent it, and what else the program wants to say.</summary>
public class UserAgentTests
{
    private static readonly string Library = "LosantGen/" + typeof(LosantClientOptions).Assembly.GetName().Version!.ToString(3);

    [Fact]
    public async Task A_request_names_the_library() => Assert.Equal(Library, await SentAsync(options => new ThingClient(options)));

    [Fact]
    public async Task A_program_puts_its_own_name_before_it() =>
        Assert.Equal("Pumps/2.1 (north plant) " + Library, await SentAsync(options => new ThingClient(options), "Pumps/2.1 (north plant)"));

    [Fact]
    public async Task The_header_of_a_given_HttpClient_is_sent_instead()
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.UserAgent.ParseAdd("Other/1.0 (x)");
        Assert.Equal("Other/1.0 (x)", await SentAsync(options => new ThingClient(http, options)));
        Assert.Equal("Pumps/2.1 " + Library, await SentAsync(options => new ThingClient(http, options), "Pumps/2.1"));
        using var plain = new HttpClient();
        Assert.Equal(Library, await SentAsync(options => new ThingClient(plain, options)));
    }

    [Fact]
    public async Task One_call_can_say_something_else() =>
        Assert.Equal("Mine", await SentAsync(options => new ThingClient(options), call: new() { Headers = new Dictionary<string, string> { ["user-agent"] = "Mine" } }));

    [Theory]
    [InlineData("")]
    [InlineData("a\r\nb: c")]
    [InlineData("é")]
    [InlineData("(((")]
    [InlineData("Pumps/")]
    public async Task A_name_that_a_header_cannot_have_is_an_error_before_anything_is_sent(string name)
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => SentAsync(options => new ThingClient(options), name));
        Assert.Contains("UserAgent", error.Message, StringComparison.Ordinal);
    }

    private static async Task<string> SentAsync(Func<LosantClientOptions, ThingClient> create, string? userAgent = null, LosantRequestOptions? call = null)
    {
        await using var server = await TestServer.StartAsync("""{"name":"pump","value":1}""");
        var options = server.Options();
        options.UserAgent = userAgent;
        using var client = create(options);
        await client.GetAsync("a", "b", call, TestContext.Current.CancellationToken);
        return server.Received.Single().Headers["User-Agent"];
    }
}
