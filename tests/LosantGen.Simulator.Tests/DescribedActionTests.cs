using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace LosantGen.Simulator.Tests;

/// <summary>Actions without a handler, served from the description in this project, which has one action of every kind.</summary>
public sealed class DescribedActionTests
{
    [Theory]
    [InlineData("", 10, 0, "64b7f2aa01")]
    [InlineData("?page=1&perPage=4", 4, 1, "64b7000002")]
    [InlineData("?page=6&perPage=4", 1, 6, "64b700000c")]
    [InlineData("?page=7&perPage=4", 0, 7, null)]
    [InlineData("?page=2147483647&perPage=2147483647", 0, 2147483647, null)]
    public async Task A_list_by_page_is_extended_and_paginated(string query, int count, int page, string? first)
    {
        await using var api = await ApiClient.StartWidgetsAsync();

        var (status, body) = await api.GetAsync($"{api.Root}/widgets{query}");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(count, body!["items"]!.AsArray().Count);
        Assert.Equal((count, 25, page), ((int)body["count"]!, (int)body["totalCount"]!, (int)body["page"]!));
        Assert.Equal(first, (string?)body["items"]!.AsArray().FirstOrDefault()?["id"]);
    }

    [Fact]
    public async Task All_pages_together_have_items_with_distinct_ids_and_names()
    {
        await using var api = await ApiClient.StartWidgetsAsync(options => options with { ListLength = 11 });
        var items = new List<JsonNode?>();
        for (var page = 0; page < 4; page++)
            items.AddRange((await api.GetAsync($"{api.Root}/widgets?page={page}&perPage=3")).Body!["items"]!.AsArray());

        Assert.Equal(11, items.Count);
        Assert.All(items, item => Assert.Equal((string?)item!["id"], (string?)item["widgetId"]));
        Assert.Equal(6, items.Select(item => (string?)item!["id"]).Distinct().Count());
    }

    [Fact]
    public async Task A_list_by_offset_is_paginated()
    {
        await using var api = await ApiClient.StartWidgetsAsync();

        var (_, all) = await api.GetAsync($"{api.Root}/widgets/rows");
        var (_, some) = await api.GetAsync($"{api.Root}/widgets/rows?limit=10&offset=20");

        Assert.Equal((25, 0, 1000, 25), ((int)all!["count"]!, (int)all["offset"]!, (int)all["limit"]!, (int)all["totalCount"]!));
        Assert.Equal((5, 20, 10), ((int)some!["count"]!, (int)some["offset"]!, (int)some["limit"]!));
        Assert.Equal((string?)all["items"]![20]!["id"], (string?)some["items"]![0]!["id"]);
    }

    [Fact]
    public async Task A_list_by_cursor_can_be_paged_forward_and_backward_to_its_end()
    {
        await using var api = await ApiClient.StartWidgetsAsync();
        var ids = new List<string>();
        for (var cursor = ""; ;)
        {
            var (_, page) = await api.GetAsync($"{api.Root}/widgets/cursor?limit=7{cursor}");
            Assert.False(page!.AsObject().ContainsKey("totalCount"));
            if (page["items"]!.AsArray() is not { Count: > 0 } items)
                break;
            ids.AddRange(items.Select(item => (string)item!["id"]!));
            cursor = $"&startingAfterId={ids[^1]}";
        }

        var (_, before) = await api.GetAsync($"{api.Root}/widgets/cursor?limit=2&endingBeforeId={ids[5]}");
        Assert.Equal(25, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(ids[3..5], before!["items"]!.AsArray().Select(item => (string)item!["id"]!));
    }

    [Theory]
    [InlineData("page=-1")]
    [InlineData("page=x")]
    [InlineData("perPage=0")]
    [InlineData("perPage=1.5")]
    [InlineData("sortField=colour")]
    [InlineData("ownerId=12")]
    [InlineData("kind=square")]
    [InlineData("kind[0]=round&kind[1]=square")]
    [InlineData("query={")]
    [InlineData("query=%7B%22name%22%3A%22much%20too%20long%22%7D")]
    [InlineData("query[name]=bolt")]
    [InlineData("sortField[0]=name")]
    public async Task An_invalid_query_parameter_is_400(string query)
    {
        await using var api = await ApiClient.StartWidgetsAsync();

        var (status, body) = await api.GetAsync($"{api.Root}/widgets?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(query.Split('=', '[')[0], (string?)body!["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sortField=name&ownerId=aaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("kind=round")]
    [InlineData("kind%5B0%5D=round&kind%5B1%5D=flat")]
    [InlineData("query=%7B%22name%22%3A%22bolt%22%2C%22parts%22%3A%5B%7B%22name%22%3A%22nut%22%7D%5D%7D")]
    [InlineData("anything=else")]
    [InlineData("sortField=&ownerId=")]
    public async Task Valid_query_parameters_are_accepted(string query)
    {
        await using var api = await ApiClient.StartWidgetsAsync();

        var (status, body) = await api.GetAsync($"{api.Root}/widgets?{query}");

        Assert.True(status == HttpStatusCode.OK, body?.ToJsonString());
    }

    [Theory]
    [InlineData("""{ "name": "bolt", "parts": [{ "name": "nut" }] }""", HttpStatusCode.Created)]
    [InlineData("""{ "name": "bolt", "parts": [{ "name": "a long name" }] }""", HttpStatusCode.BadRequest)]
    [InlineData("{}", HttpStatusCode.BadRequest)]
    public async Task A_body_is_checked_against_its_schema_with_references_across_files(string json, HttpStatusCode expected)
    {
        await using var api = await ApiClient.StartWidgetsAsync();

        Assert.Equal(expected, (await api.PostAsync($"{api.Root}/widgets", json)).Status);
    }

    [Theory]
    [InlineData("DELETE", "", null, 200)]
    [InlineData("DELETE", "", "{}", 200)]
    [InlineData("DELETE", "", """{ "forceJob": false }""", 200)]
    [InlineData("DELETE", "", """{ "forceJob": true }""", 202)]
    [InlineData("POST", "/copy", null, 201)]
    [InlineData("POST", "/copy", """{ "dryRun": true }""", 200)]
    [InlineData("POST", "/copy", """{ "forceJob": true }""", 202)]
    public async Task The_request_determines_one_of_several_success_codes(string method, string path, string? body, int expected)
    {
        await using var api = await ApiClient.StartWidgetsAsync();

        var (status, response) = await api.SendAsync(new HttpMethod(method), $"{api.Root}/widgets{path}", body);

        Assert.Equal(expected, (int)status);
        Assert.Equal(expected == 202, response!.AsObject().ContainsKey("jobQueued"));
    }

    [Theory]
    [InlineData("widgets.delete", 202)]
    [InlineData("widgets.delete", 200)]
    [InlineData("widgets.ping", 204)]
    public async Task An_option_determines_one_of_several_success_codes(string action, int expected)
    {
        await using var api = await ApiClient.StartWidgetsAsync(options => options with
        {
            SuccessStatuses = new Dictionary<string, int>(StringComparer.Ordinal) { [action] = expected },
        });

        var (status, body) = action == "widgets.ping"
            ? await api.GetAsync($"{api.Root}/widgets/ping?email=a")
            : await api.SendAsync(HttpMethod.Delete, $"{api.Root}/widgets", null);

        Assert.Equal(expected, (int)status);
        Assert.Equal(expected == 204, body is null);
    }

    [Fact]
    public async Task An_action_without_scopes_needs_its_parameters_but_no_token()
    {
        await using var api = await ApiClient.StartWidgetsAsync();
        api.Http.DefaultRequestHeaders.Authorization = null;

        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync($"{api.Root}/widgets/ping?email=a%40b.c")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await api.GetAsync($"{api.Root}/widgets/ping")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await api.GetAsync($"{api.Root}/widgets/ping?email=")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.GetAsync($"{api.Root}/widgets")).Status);
    }

    [Fact]
    public async Task A_literal_segment_takes_precedence_over_a_parameter_and_a_parameter_stays_in_its_segment()
    {
        await using var api = await ApiClient.StartWidgetsAsync();

        var (_, body) = await api.GetAsync($"{api.Root}/widgets/a%2Frows%20b");
        await api.GetAsync($"{api.Root}/widgets/rows");

        Assert.Equal(("a/rows b", "a/rows b"), ((string?)body!["id"], (string?)body["widgetId"]));
        Assert.Equal(["widget.get", "widgets.rows"], api.Simulator.Requests.Select(request => request.Action));
    }

    [Fact]
    public async Task An_action_without_a_response_body_returns_only_the_status()
    {
        await using var api = await ApiClient.StartWidgetsAsync();

        Assert.Equal((HttpStatusCode.NoContent, null), await api.PostAsync($"{api.Root}/widgets/1/bare", "{}"));
    }

    [Fact]
    public async Task An_upload_is_echoed()
    {
        await using var api = await ApiClient.StartWidgetsAsync();

        var (status, body) = await UploadAsync(api, "replace", "{}");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("""{"id":"64b7f2bb02","name":"grün.csv","fileSize":9,"contentType":"text/csv","status":"pending"}""", body!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Theory]
    [InlineData(null, "{}", 400)]
    [InlineData("destroy", "{}", 400)]
    [InlineData("add", "{", 400)]
    [InlineData("add", """{ "unknown": 1 }""", 400)]
    [InlineData("add", """{ "forceJob": true }""", 202)]
    public async Task The_parts_of_an_upload_are_checked(string? mode, string options, int expected)
    {
        await using var api = await ApiClient.StartWidgetsAsync();

        Assert.Equal(expected, (int)(await UploadAsync(api, mode, options)).Status);
    }

    [Fact]
    public async Task An_upload_that_is_not_multipart_is_400()
    {
        await using var api = await ApiClient.StartWidgetsAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{api.Root}/widgets/1/upload") { Content = new StringContent("--x\r\nbroken") };
        request.Content.Headers.ContentType = new("multipart/form-data") { Parameters = { new("boundary", "x") } };

        Assert.Equal(HttpStatusCode.BadRequest, (await api.SendAsync(request)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await api.PostAsync($"{api.Root}/widgets/1/upload", "{}")).Status);
    }

    [Fact]
    public async Task An_interrupted_upload_does_not_harm_the_simulator()
    {
        await using var api = await ApiClient.StartWidgetsAsync();
        var head = $"POST {api.Root}/widgets/1/upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n--x";
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync(IPAddress.Loopback, api.Simulator.BaseUrl.Port, TestContext.Current.CancellationToken);
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), TestContext.Current.CancellationToken);
        }

        for (var i = 0; i < 100 && api.Simulator.Requests.Count == 0; i++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.Equal("widget.upload", Assert.Single(api.Simulator.Requests).Action);
        Assert.Equal(HttpStatusCode.OK, (await UploadAsync(api, "add", "{}")).Status);
    }

    private static async Task<(HttpStatusCode Status, JsonNode? Body)> UploadAsync(ApiClient api, string? mode, string options)
    {
        // Without a mode, the file is also missing.
        using var form = new MultipartFormDataContent();
        if (mode is not null)
        {
            form.Add(new StringContent("one,two\r\n", Encoding.UTF8, "text/csv") { Headers = { ContentType = new("text/csv") } }, "file", "grün.csv");
            form.Add(new StringContent(mode), "mode");
        }

        form.Add(new StringContent(options), "options");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{api.Root}/widgets/1/upload") { Content = form };
        return await api.SendAsync(request);
    }
}
