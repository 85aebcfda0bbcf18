using System.Net;
using System.Text.Json.Nodes;

namespace LosantGen.Simulator.Tests.Meaning;

/// <summary>Files go up by a form and down by a link.</summary>
public sealed class FileTests
{
    [Fact]
    public async Task A_file_is_uploaded_by_the_form_that_its_post_returns_and_downloaded_by_its_link()
    {
        await using var world = await World.StartAsync();
        var posted = await world.CallAsync("POST", "files", """{ "name": "plan.csv", "parentDirectory": "/plans", "type": "file", "fileSize": 9, "contentType": "text/csv" }""");

        Assert.Equal("pending", (string?)posted["status"]);
        Assert.Equal(HttpStatusCode.NoContent, await UploadAsync(world, posted["upload"]!, "one,two\r\n"));

        var file = await world.CallAsync("GET", $"file/{posted["id"]}");
        Assert.Equal(("completed", 9, "text/csv"), ((string?)file["status"], (int)file["fileSize"]!, (string?)file["contentType"]));
        Assert.Equal("one,two\r\n", await world.DownloadAsync((string)file["url"]!));
        Assert.Null(file["upload"]);
    }

    [Fact]
    public async Task A_form_that_is_incomplete_expired_or_too_large_gets_an_error_of_the_storage()
    {
        await using var world = await World.StartAsync();
        var upload = (await world.CallAsync("POST", "files", """{ "name": "plan.csv", "type": "file", "fileSize": 3 }"""))["upload"]!;
        var incomplete = upload.DeepClone();
        incomplete["fields"]!.AsObject().Remove("X-Amz-Signature");

        Assert.Equal(HttpStatusCode.Forbidden, await UploadAsync(world, incomplete, "abc"));
        Assert.Equal(HttpStatusCode.BadRequest, await UploadAsync(world, upload, "abcd"));
        world.Time.Move(TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.Forbidden, await UploadAsync(world, upload, "abc"));
    }

    [Fact]
    public async Task A_directory_lists_what_is_in_it_moves_with_it_and_is_deleted_with_it()
    {
        await using var world = await World.StartAsync();
        var plans = await world.CallAsync("POST", "files", """{ "name": "plans", "type": "directory" }""");
        world.Simulator.AddFile("/plans/north/a.txt", "a"u8);
        world.Simulator.AddFile("/plans/b.txt", "b"u8);
        world.Simulator.AddFile("/plansOf.txt", "c"u8);

        Assert.Equal("b.txt", await world.NamesAsync("files?directory=%2Fplans"));
        await world.CallAsync("POST", $"file/{plans["id"]}/move?name=drawings");
        Assert.Equal("b.txt", await world.NamesAsync("files?directory=%2Fdrawings"));
        Assert.Equal("a.txt", await world.NamesAsync("files?directory=%2Fdrawings%2Fnorth%2F"));
        await world.CallAsync("DELETE", $"file/{plans["id"]}");
        Assert.Equal("plansOf.txt", await world.NamesAsync("files"));
    }

    [Fact]
    public async Task A_file_of_the_same_path_is_refused_and_a_patch_begins_another_upload()
    {
        await using var world = await World.StartAsync();
        var id = world.Simulator.AddFile("/a.txt", "old"u8, "text/plain");

        Assert.Contains("of this name", await world.RefusedAsync(400, "POST", "files", """{ "name": "a.txt", "type": "file" }"""), StringComparison.Ordinal);
        var patched = await world.CallAsync("PATCH", $"file/{id}", """{ "fileSize": 4 }""");
        await UploadAsync(world, patched["upload"]!, "newer"[..4]);

        Assert.Equal("newe", await world.DownloadAsync((string)(await world.CallAsync("GET", $"file/{id}"))["url"]!));
    }

    [Fact]
    public async Task The_link_to_a_private_file_ends()
    {
        await using var world = await World.StartAsync();
        var id = world.Simulator.AddFile("/a.txt", "secret"u8, isPrivate: true);

        var url = (string)(await world.CallAsync("GET", $"privateFiles/{id}?urlTTL=10"))["url"]!;

        Assert.Equal("secret", await world.DownloadAsync(url));
        world.Time.Move(TimeSpan.FromSeconds(10));
        Assert.Equal(HttpStatusCode.Forbidden, (await world.Http.GetAsync(new Uri(url), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("a b.txt")]
    [InlineData("é/ö%2F?#\"'<>\\.txt")]
    [InlineData("%2e%2e")]
    [InlineData("...")]
    [InlineData("a\nb")]
    public async Task A_file_has_a_link_whatever_it_is_called(string name)
    {
        await using var world = await World.StartAsync();
        var posted = await world.CallAsync("POST", "files", $$"""{ "name": {{System.Text.Json.JsonSerializer.Serialize(name)}}, "type": "file" }""");

        Assert.Equal(HttpStatusCode.NoContent, await UploadAsync(world, posted["upload"]!, "abc"));
        Assert.Equal("abc", await world.DownloadAsync((string)(await world.CallAsync("GET", $"file/{posted["id"]}"))["url"]!));
    }

    [Theory]
    [InlineData("""{ "name": "..", "type": "file" }""")]
    [InlineData("""{ "name": ".", "type": "directory" }""")]
    [InlineData("""{ "name": "a", "parentDirectory": "/x/../y", "type": "file" }""")]
    public async Task A_path_that_no_link_can_have_is_refused(string json)
    {
        await using var world = await World.StartAsync();

        Assert.Equal("A path has no steps such as . and ..", await world.RefusedAsync(400, "POST", "files", json));
    }

    [Fact]
    public async Task A_move_onto_a_file_or_of_a_directory_into_itself_is_refused()
    {
        await using var world = await World.StartAsync();
        var plans = await world.CallAsync("POST", "files", """{ "name": "plans", "type": "directory" }""");
        var id = world.Simulator.AddFile("/a.txt", "a"u8);
        world.Simulator.AddFile("/b.txt", "b"u8);

        Assert.Equal("The directory has a file of this name.", await world.RefusedAsync(400, "POST", $"file/{id}/move?name=b.txt"));
        await world.CallAsync("POST", $"file/{id}/move?name=a.txt");
        Assert.Equal("A directory cannot be in itself.", await world.RefusedAsync(400, "POST", $"file/{plans["id"]}/move?parentDirectory=%2Fplans%2Fnorth"));
        Assert.Equal("A directory cannot be in itself.", await world.RefusedAsync(400, "POST", $"file/{plans["id"]}/move?parentDirectory=plans"));
        Assert.Equal("completed", (string?)(await world.CallAsync("PATCH", $"file/{plans["id"]}", """{ "contentType": "a/b" }"""))["status"]);
    }

    [Theory]
    [InlineData("text/plain\r\nX-Other: 1")]
    [InlineData("\u00e9")]
    [InlineData("not a type")]
    [InlineData("")]
    public async Task A_content_type_that_is_none_is_that_of_any_bytes(string type)
    {
        await using var world = await World.StartAsync();
        var id = world.Simulator.AddFile("/a.bin", "abc"u8, type);
        var file = await world.CallAsync("GET", $"file/{id}");
        using var response = await world.Http.GetAsync(new Uri((string)file["url"]!), TestContext.Current.CancellationToken);

        Assert.Equal("application/octet-stream", (string?)file["contentType"]);
        Assert.Equal("application/octet-stream", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_page_that_was_uploaded_runs_no_script_at_the_simulators_own_origin()
    {
        await using var world = await World.StartAsync();
        var id = world.Simulator.AddFile("/a.html", "<script>alert(1)</script>"u8, "text/html");
        using var response = await world.Http.GetAsync(new Uri((string)(await world.CallAsync("GET", $"file/{id}"))["url"]!), TestContext.Current.CancellationToken);

        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(["sandbox"], response.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
    }

    [Fact]
    public async Task A_form_that_is_malformed_gets_an_error_of_the_storage()
    {
        await using var world = await World.StartAsync();
        using var form = new StringContent("--x\r\nno form");
        form.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        using var response = await world.Http.PostAsync(new Uri("/simulator/uploads", UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("<Code>MalformedPOSTRequest</Code>", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> UploadAsync(World world, JsonNode upload, string content)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in upload["fields"]!.AsObject())
            form.Add(new StringContent((string)value!), name);
        form.Add(new StringContent(content), "file", "any");

        // Without a token, as the storage is another host.
        using var http = world.Simulator.CreateHttpClient();
        using var response = await http.PostAsync(new Uri((string)upload["url"]!), form, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
