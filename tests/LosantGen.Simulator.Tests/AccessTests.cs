using System.Net;
using System.Net.Http.Headers;

namespace LosantGen.Simulator.Tests;

/// <summary>Access: tokens, applications and routes.</summary>
public sealed class AccessTests
{
    private const string Query = """{ "attribute": "level" }""";

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer wrong")]
    [InlineData("Basic simulator-token")]
    [InlineData("Bearer")]
    public async Task Without_a_valid_token_the_response_is_401(string? authorization)
    {
        await using var api = await ApiClient.StartAsync();
        api.Http.DefaultRequestHeaders.Authorization = authorization is null ? null : AuthenticationHeaderValue.Parse(authorization);

        var (status, body) = await api.PostAsync($"{api.Root}/data/last-value-query", Query);

        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Equal("""{"type":"Unauthorized","message":"The access token is missing or not valid."}""", body!.ToJsonString());
    }

    [Theory]
    [InlineData("bbbbbbbbbbbbbbbbbbbbbbbb")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaag")]
    [InlineData("aaaaaaaaaaaa%2Faaaaaaaaaaa")]
    public async Task An_application_that_does_not_exist_is_404(string application)
    {
        await using var api = await ApiClient.StartAsync();

        var (status, body) = await api.PostAsync($"/applications/{application}/data/last-value-query", Query);

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal("""{"type":"NotFound","message":"Application was not found"}""", body!.ToJsonString());
    }

    [Fact]
    public async Task An_id_is_accepted_in_upper_and_lower_case()
    {
        await using var api = await ApiClient.StartAsync();

        var (status, _) = await api.PostAsync($"/applications/{api.Simulator.ApplicationId.ToUpperInvariant()}/data/last-value-query", Query);

        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Theory]
    [InlineData("GET", "/data/last-value-query")]
    [InlineData("POST", "/data/nothing")]
    [InlineData("POST", "/data/last-value-query/")]
    [InlineData("GET", "/simulator/none")]
    public async Task A_route_that_is_not_described_is_404(string method, string path)
    {
        await using var api = await ApiClient.StartAsync();

        var (status, body) = await api.SendAsync(new HttpMethod(method), (path.StartsWith("/data", StringComparison.Ordinal) ? api.Root : "") + path, null);

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal("NotFound", (string?)body!["type"]);
    }

    [Fact]
    public async Task Requests_are_recorded_with_action_and_status_and_only_the_newest_are_kept()
    {
        await using var api = await ApiClient.StartAsync(Fleet.Options with { MaxRequestsKept = 2 });
        await api.GetAsync("/first?x=%20y");
        await api.GetAsync("/second?x=%20y");
        await api.PostAsync($"{api.Root}/data/last-value-query?_links=false", Query);

        var requests = api.Simulator.Requests;

        Assert.Equal(2, requests.Count);
        Assert.Equal(("GET", "/second", "x=%20y", null, 404), (requests[0].Method, requests[0].Path, requests[0].Query, requests[0].Action, requests[0].Status));
        Assert.Equal(("data.lastValueQuery", 200, Query, (long)Query.Length), (requests[1].Action, requests[1].Status, requests[1].Body, requests[1].BodyLength));
        Assert.Equal("Bearer simulator-token", requests[1].Headers["authorization"]);
        api.Simulator.ClearRequests();
        Assert.Empty(api.Simulator.Requests);
    }

    [Fact]
    public async Task Simulators_run_side_by_side_on_loopback()
    {
        await using var one = await ApiClient.StartAsync();
        await using var other = await ApiClient.StartAsync();

        Assert.True(one.Simulator.BaseUrl.IsLoopback);
        Assert.NotEqual(one.Simulator.BaseUrl, other.Simulator.BaseUrl);
    }

    [Fact]
    public async Task Responses_are_compressed_on_request()
    {
        await using var api = await ApiClient.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/nothing");
        request.Headers.AcceptEncoding.ParseAdd("gzip");

        using var response = await api.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(["gzip"], response.Content.Headers.ContentEncoding);
    }
}
