using System.Net;

namespace LosantGen.Runtime.Tests.Http;

public class RequestTests
{
    private const string Json = """{"name":"pump","value":1}""";
    private const string NoHal = "_actions=false&_links=false&_embedded=false";

    [Theory]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("a%2fb", "a%252fb")]
    [InlineData("..%2f", "..%252f")]
    [InlineData("a?b#c&d=e+f", "a%3Fb%23c%26d%3De%2Bf")]
    [InlineData("...", "...")]
    [InlineData("a b\\c:d;e@f", "a%20b%5Cc%3Ad%3Be%40f")]
    [InlineData("é😀", "%C3%A9%F0%9F%98%80")]
    [InlineData("a\r\nb", "a%0D%0Ab")]
    public async Task A_path_parameter_never_leaves_its_segment(string value, string segment)
    {
        var request = await SentAsync(client => client.GetAsync(value, "x"));
        Assert.Equal($"/apps/{segment}/things/x", request.Path);
    }

    [Fact]
    public async Task A_path_parameter_fills_all_its_placeholders_and_a_query_in_the_path_is_kept()
    {
        var request = await SentAsync(client => client.CopyAsync("a/b", "c", "why not"));
        Assert.Equal("/from/a%2Fb/to/c/by/a%2Fb/c?mode=fast&reason=why%20not&" + NoHal, request.Target);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData(null)]
    public async Task A_path_parameter_that_is_not_a_valid_segment_is_rejected_before_sending(string? value)
    {
        await using var server = await TestServer.StartAsync(Json);
        using var client = server.Client();
        var error = await Assert.ThrowsAnyAsync<ArgumentException>(() => client.GetAsync("x", value!));
        Assert.Equal("thingId", error.ParamName);
        Assert.Empty(server.Received);
    }

    [Fact]
    public void A_lone_surrogate_is_rejected_and_not_replaced()
    {
        using var client = new ThingClient(new LosantClientOptions { AccessToken = "t" });
        var half = "a" + (char)0xD800;
        Assert.Throws<ArgumentException>("thingId", () => { _ = client.GetAsync("x", half); });
        Assert.Throws<ArgumentException>("text", () => { _ = client.FindAsync(half); });
    }

    [Fact]
    public void An_argument_exception_is_thrown_immediately_and_not_by_the_task()
    {
        using var client = new ThingClient(new LosantClientOptions { AccessToken = "t" });
        Assert.Throws<ArgumentException>("thingId", () => { _ = client.DeleteAsync("not an id"); });
        Assert.Throws<ArgumentException>("state", () => { _ = client.FindAsync(state: "unknown"); });
        Assert.Throws<ArgumentOutOfRangeException>("perPage", () => { _ = client.FindAsync(perPage: 0); });
        Assert.Throws<ArgumentOutOfRangeException>("number", () => { _ = client.FindAsync(number: double.NaN); });
        Assert.Throws<ArgumentNullException>("thing", () => { _ = client.PostAsync(null!); });
        Assert.Throws<ArgumentNullException>("required", () => { _ = client.PublicAsync(null); });
        Assert.Throws<ArgumentException>("required", () => { _ = client.PublicAsync(""); });
        Assert.Throws<ArgumentNullException>("file", () => { _ = client.UploadAsync(required: true); });
        Assert.Throws<ArgumentException>("losantdomain", () => { _ = client.FindAsync(domain: "a\r\nInjected: b"); });
        Assert.Throws<LosantRequestValidationException>(() => { _ = client.PostAsync(new Thing { Name = "much too long a name" }); });
    }

    [Fact]
    public async Task Query_values_are_escaped_and_formatted_as_in_JavaScript()
    {
        var request = await SentAsync(client => client.FindAsync(
            text: "my * device&x=1", perPage: 1000, number: 1465790400000, flag: true, time: new DateTimeOffset(2016, 6, 13, 6, 0, 0, TimeSpan.FromHours(2)), state: "new"));
        Assert.Equal(
            "text=my%20%2A%20device%26x%3D1&perPage=1000&number=1465790400000&flag=true&time=2016-06-13T04%3A00%3A00.000Z&state=new&" + NoHal,
            request.Query);
    }

    [Fact]
    public async Task A_time_in_the_query_keeps_digits_below_a_millisecond()
    {
        var request = await SentAsync(client => client.FindAsync(time: new DateTimeOffset(2026, 1, 31, 12, 34, 56, 789, TimeSpan.Zero).AddTicks(1234)));
        Assert.StartsWith("time=2026-01-31T12%3A34%3A56.7891234Z&", request.Query, StringComparison.Ordinal);
        Assert.Equal("2026-01-31T12:34:56.7890001Z", ((JsonScalar)new DateTimeOffset(2026, 1, 31, 12, 34, 56, 789, TimeSpan.Zero).AddTicks(1)).AsString());
    }

    [Theory]
    [InlineData(2.9802322387695312e-08, "2.9802322387695312E-08")]
    [InlineData(0.1, "0.1")]
    [InlineData(-5.0, "-5")]
    [InlineData(1e15, "1000000000000000")]
    [InlineData(1.5e-7, "1.5E-07")]
    public async Task Numbers_are_written_the_same_in_every_culture(double number, string text)
    {
        var culture = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo("de-DE");
        try
        {
            var request = await SentAsync(client => client.FindAsync(number: number));
            Assert.StartsWith("number=" + text + "&", request.Query, StringComparison.Ordinal);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public async Task Omitted_parameters_are_not_sent_and_an_empty_string_is()
    {
        Assert.Equal(NoHal, (await SentAsync(client => client.FindAsync())).Query);
        Assert.Equal("text=&" + NoHal, (await SentAsync(client => client.FindAsync(text: ""))).Query);
    }

    [Fact]
    public async Task An_object_in_the_query_is_JSON_in_one_value()
    {
        var request = await SentAsync(client => client.FindAsync(query: new Filter { Json = """{"$or":[{"name":"é"}]}""" }));
        var value = WebUtility.UrlDecode(request.Query.Split('&')[0]["query=".Length..]);
        Assert.Equal("""{"$or":[{"name":"é"}]}""", value);
        Assert.DoesNotContain("{", request.Query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""["standalone","edgeCompute"]""", "nested%5B0%5D=standalone&nested%5B1%5D=edgeCompute")]
    [InlineData("""[{"key":"Floor","value":"2"},{"key":"Serial"}]""", "nested%5B0%5D%5Bkey%5D=Floor&nested%5B0%5D%5Bvalue%5D=2&nested%5B1%5D%5Bkey%5D=Serial")]
    [InlineData("""{"a":{"b":[1.5,true,null]},"c d":"e&f\"é"}""", "nested%5Ba%5D%5Bb%5D%5B0%5D=1.5&nested%5Ba%5D%5Bb%5D%5B1%5D=true&nested%5Ba%5D%5Bb%5D%5B2%5D=&nested%5Bc%20d%5D=e%26f%22%C3%A9")]
    [InlineData("\"scalar\"", "nested=scalar")]
    [InlineData("[]", "")]
    public async Task Arrays_and_objects_are_written_with_brackets_as_the_vendor_does(string json, string query)
    {
        var request = await SentAsync(client => client.FindAsync(nested: new Filter { Json = json }));
        Assert.Equal(query.Length == 0 ? NoHal : query + "&" + NoHal, request.Query);
    }

    [Fact]
    public async Task The_vendors_defaults_can_be_set_for_a_client_and_for_a_call()
    {
        var vendors = new LosantClientOptions { IncludeLinks = true, IncludeEmbedded = true, LosantDomain = "example.com" };
        var one = await SentAsync(client => client.FindAsync(), vendors);
        Assert.Equal("_actions=false&_links=true&_embedded=true", one.Query);
        Assert.Equal("example.com", one.Headers["losantdomain"]);

        var other = await SentAsync(
            client => client.FindAsync(options: new() { IncludeActions = true, IncludeLinks = false, LosantDomain = "other.example.com" }),
            new LosantClientOptions { IncludeLinks = true, IncludeEmbedded = true, LosantDomain = "example.com" });
        Assert.Equal("_actions=true&_links=false&_embedded=true", other.Query);
        Assert.Equal("other.example.com", other.Headers["losantdomain"]);
    }

    [Fact]
    public async Task A_body_is_UTF8_JSON_with_its_length()
    {
        var request = await SentAsync(client => client.PostAsync(new Thing { Name = "é😀", Value = 1.5 }));
        Assert.Equal("POST", request.Method);
        Assert.Equal("application/json", request.Headers["Content-Type"]);
        Assert.Equal(request.Body.Length.ToString(), request.Headers["Content-Length"]);
        using var body = System.Text.Json.JsonDocument.Parse(request.Body);
        Assert.Equal("é😀", body.RootElement.GetProperty("name").GetString());
        Assert.Equal(1.5, body.RootElement.GetProperty("value").GetDouble());
    }

    [Fact]
    public async Task An_invalid_body_is_sent_only_with_validation_off()
    {
        await using var server = await TestServer.StartAsync(Json);
        using var strict = server.Client();
        var error = await Assert.ThrowsAsync<LosantRequestValidationException>(() => strict.PostAsync(new Thing { Name = "much too long a name" }));
        Assert.Equal("/name", Assert.Single(error.Violations).Pointer);
        Assert.Empty(server.Received);

        var options = server.Options();
        options.ValidateRequests = false;
        using var lenient = new ThingClient(options);
        await lenient.PostAsync(new Thing { Name = "much too long a name" });
        Assert.Single(server.Received);
    }

    [Fact]
    public async Task A_change_without_a_body_has_an_empty_object_as_the_vendors_client_sends_it()
    {
        var request = await SentAsync(client => client.DeleteAsync("575ec8687ae143cd83dc4a97"));
        Assert.Equal("DELETE", request.Method);
        Assert.Equal("{}", request.Text);
        Assert.Equal("application/json", request.Headers["Content-Type"]);
    }

    [Fact]
    public async Task Several_success_codes_are_distinguished()
    {
        var status = 200;
        await using var server = await TestServer.StartAsync(context =>
            TestServer.JsonAsync(context, status == 200 ? Json : """{"jobId":"clnHvJbyVkOWAZwYAwLP4"}""", status));
        using var client = server.Client();
        Assert.Equal("pump", (await client.EitherAsync()).Thing!.Name);
        status = 202;
        Assert.Equal("clnHvJbyVkOWAZwYAwLP4", (await client.EitherAsync()).JobId);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(204)]
    public async Task A_missing_optional_body_is_null(int status)
    {
        await using var server = await TestServer.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        using var client = server.Client();
        Assert.Null(await client.PublicAsync());
    }

    [Fact]
    public async Task A_byte_order_mark_is_ignored()
    {
        await using var server = await TestServer.StartAsync("\uFEFF" + Json);
        using var client = server.Client();
        Assert.Equal("pump", (await client.GetAsync("a", "b")).Name);
    }

    private static async Task<ReceivedRequest> SentAsync(Func<ThingClient, Task> call, LosantClientOptions? options = null)
    {
        await using var server = await TestServer.StartAsync(Json);
        options ??= new LosantClientOptions();
        options.BaseUrl = server.Url;
        options.AccessToken = TestServer.Token;
        using var client = new ThingClient(options);
        await call(client);
        return server.Received.Single();
    }
}
