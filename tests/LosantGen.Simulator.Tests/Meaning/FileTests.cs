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
