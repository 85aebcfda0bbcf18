using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LosantGen.Simulator.Tests.Page;

/// <summary>The page at the root, and what it asks for.</summary>
public sealed partial class PageTests
{
    private const string Now = "/simulator/page/now";

    [Fact]
    public async Task There_is_no_page_unless_an_option_says_so()
    {
        await using var api = await ApiClient.StartAsync(new() { InMemory = true });

        foreach (var path in new[] { "/", Now, "/simulator/page/page.js" })
            Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync(path)).Status);
    }

    [Fact]
    public async Task All_that_the_page_refers_to_is_there_and_nothing_is_from_elsewhere()
    {
        await using var api = await StartAsync();
        using var page = await GetAsync(api, "/");
        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var references = References().Matches(html).Select(match => match.Groups[1].Value).Append("/simulator/page/chart.js").ToArray();

        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.Equal(5, references.Length);
        Assert.DoesNotContain("://", html, StringComparison.Ordinal);
        foreach (var reference in references.Where(reference => reference.StartsWith('/')))
        {
            using var response = await GetAsync(api, reference);
            Assert.Equal(reference.EndsWith(".css", StringComparison.Ordinal) ? "text/css" : "text/javascript", response.Content.Headers.ContentType?.MediaType);
            Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData(Now)]
    [InlineData("/simulator/page/nothing")]
    public async Task Every_response_has_the_headers_that_protect_it(string path)
    {
        await using var api = await StartAsync();
        using var response = await GetAsync(api, path);

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.EndsWith("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        foreach (var (name, value) in new[] { ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"), ("Referrer-Policy", "no-referrer"), ("Cache-Control", "no-store"), ("Cross-Origin-Resource-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin") })
            Assert.Equal(value, Assert.Single(response.Headers.GetValues(name)));
    }

    [Fact]
    public async Task It_gets_devices_with_values_requests_with_violations_and_jobs_with_progress()
    {
        await using var api = await StartAsync();
        var pump = api.Simulator.AddDevice("pump", "level");
        api.Simulator.SendState(pump.Id, ("level", 4.5));
        api.Simulator.Jobs.Hold();
        await api.PostAsync($"{api.Root}/data/export", "{}");
        await api.PostAsync($"{api.Root}/devices?secret=word", """{ "name": 5 }""");

        var now = (await api.GetAsync($"{Now}?device={pump.Id}&attribute=level")).Body!;

        Assert.Equal(("pump", 4.5), ((string?)now["devices"]![0]!["name"], (double)now["devices"]![0]!["values"]![0]!["value"]!));
        Assert.Equal(4.5, (double)Assert.Single(now["chart"]!.AsArray())![1]!);
        Assert.Equal(("Queued", 0, 1), ((string?)now["jobs"]![0]!["status"], (int)now["jobs"]![0]!["completed"]!, (int)now["jobs"]![0]!["total"]!));
        var refused = now["requests"]!.AsArray().Last()!;
        Assert.Equal(("POST", $"{api.Root}/devices", "devices.post", 400), ((string?)refused["method"], (string?)refused["path"], (string?)refused["action"], (int)refused["status"]!));
        Assert.Contains("#/name: StringExpected", (string?)refused["error"], StringComparison.Ordinal);
        Assert.Equal(2, (int)now["requestCount"]!);
        Assert.Empty((await api.GetAsync($"{Now}?after=2")).Body!["requests"]!.AsArray());
        Assert.Single((await api.GetAsync($"{Now}?after=1")).Body!["requests"]!.AsArray());
        Assert.Equal(2, (await api.GetAsync($"{Now}?after=99")).Body!["requests"]!.AsArray().Count);
    }

    [Fact]
    public async Task No_token_secret_query_or_body_reaches_it()
    {
        await using var api = await StartAsync();
        var key = api.Simulator.AddAccessKey();
        var token = api.Simulator.AddToken();
        api.Simulator.AddDevice("pump");
        await api.GetAsync($"{api.Root}/devices?filter=in-the-query");
        await api.PostAsync($"{api.Root}/webhooks", """{ "name": "in-the-body" }""");

        var text = (await api.GetAsync(Now)).Body!.ToJsonString();

        foreach (var secret in new[] { api.Simulator.AccessToken, key.Key, key.Secret, token, "in-the-query", "in-the-body" })
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_own_requests_are_not_among_the_simulators_and_no_fault_hits_them()
    {
        await using var api = await StartAsync();
        api.Simulator.Faults.Add(SimulatedFault.Error());

        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync(Now)).Status);
        Assert.Empty(api.Simulator.Requests);
    }

    [Fact]
    public async Task A_state_and_a_command_are_sent_without_a_token()
    {
        await using var api = await StartAsync();
        var pump = api.Simulator.AddDevice("pump", "level");

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(api, "state", pump.Id, """{ "data": { "level": "7" } }""")).Status);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(api, "command", pump.Id, """{ "name": "go" }""")).Status);

        Assert.Equal(7, Assert.Single(api.Simulator.Devices).Points![0].Data["level"].Number);
        Assert.Equal("go", (string?)(await api.GetAsync($"{api.Root}/devices/{pump.Id}/command")).Body![0]!["name"]);
    }

    [Theory]
    [InlineData("state", """{ "data": { "pressure": 1 } }""", "The device has no attribute pressure.")]
    [InlineData("state", """{ "date": {} }""", "It does not fit its schema")]
    [InlineData("command", "{}", "It does not fit its schema")]
    [InlineData("command", "[]", "The request has an application, a device and a body.")]
    public async Task What_the_api_would_refuse_is_refused(string what, string body, string expected)
    {
        await using var api = await StartAsync();
        var pump = api.Simulator.AddDevice("pump", "level");

        var (status, answer) = await SendAsync(api, what, pump.Id, body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.StartsWith(expected, (string?)answer!["message"], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(api, "command", "000000000000000000000001", """{ "name": "go" }""")).Status);
    }

    [Theory]
    [InlineData("Host", "evil.example", "/", HttpStatusCode.Forbidden)]
    [InlineData("Host", "evil.example:80", Now, HttpStatusCode.Forbidden)]
    [InlineData("Host", "localhost.evil.example", Now, HttpStatusCode.Forbidden)]
    [InlineData("Host", "localhost:80", Now, HttpStatusCode.OK)]
    [InlineData("Host", "[::1]:80", Now, HttpStatusCode.OK)]
    [InlineData("Origin", "https://evil.example", Now, HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", Now, HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "cross-site", Now, HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-site", Now, HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-origin", Now, HttpStatusCode.OK)]
    public async Task Another_page_in_the_browser_gets_nothing(string header, string value, string path, HttpStatusCode expected)
    {
        await using var api = await StartAsync(inMemory: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation(header, value);
        using var response = await api.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data")]
    public async Task A_form_of_another_page_sends_nothing(string contentType)
    {
        await using var api = await StartAsync(inMemory: false);
        var pump = api.Simulator.AddDevice("pump", "level");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/simulator/page/state") { Content = new StringContent(Sent(api, pump.Id, """{ "data": { "level": 1 } }"""), Encoding.UTF8, contentType) };

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await api.SendAsync(request)).Status);
        Assert.Empty(Assert.Single(api.Simulator.Devices).Points!);
    }

    [Fact]
    public async Task A_hundred_thousand_devices_are_a_short_answer()
    {
        await using var api = await StartAsync(devices: 100_000);

        var all = (await api.GetAsync(Now)).Body!;
        var found = (await api.GetAsync($"{Now}?search=pump%201%20(12000)")).Body!;

        Assert.Equal((100_000, 50), ((int)all["deviceCount"]!, all["devices"]!.AsArray().Count));
        Assert.InRange(all.ToJsonString().Length, 1000, 50_000);
        Assert.Equal("Pump 1 (12000)", (string?)Assert.Single(found["devices"]!.AsArray())!["name"]);
    }

    private static Task<ApiClient> StartAsync(bool inMemory = true, int devices = 0) =>
        ApiClient.StartAsync(new() { InMemory = inMemory, HasPage = true, DeviceCount = devices, AccessToken = "the-access-token" });

    private static Task<HttpResponseMessage> GetAsync(ApiClient api, string path) => api.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    private static string Sent(ApiClient api, string device, string body) => $$"""{ "application": "{{api.Simulator.ApplicationId}}", "device": "{{device}}", "body": {{body}} }""";

    private static Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(ApiClient api, string what, string device, string body) => api.PostAsync($"/simulator/page/{what}", Sent(api, device, body));

    [GeneratedRegex("""(?:href|src)="([^"]+)""")]
    private static partial Regex References();
}
