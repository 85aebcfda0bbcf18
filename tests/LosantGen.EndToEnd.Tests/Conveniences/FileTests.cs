using Losant;
using LosantGen.EndToEnd.Tests.Support;

namespace LosantGen.EndToEnd.Tests.Conveniences;

/// <summary>Files of an application, up and down.</summary>
public sealed class FileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_folder_goes_up_and_comes_down()
    {
        await using var world = await World.StartAsync();
        var (up, down) = (_folder.CreateSubdirectory("up"), Path.Combine(_folder.FullName, "down"));
        await File.WriteAllTextAsync(Path.Combine(up.FullName, "a.txt"), "one");
        await File.WriteAllTextAsync(Path.Combine(up.CreateSubdirectory("deep").CreateSubdirectory("er").FullName, "b.json"), "{}");

        await world.Losant.UploadFolderAsync(Fleet.Application, up.FullName, "/backup");
        await world.Losant.UploadFileAsync(Fleet.Application, new MemoryStream([1, 2, 3]), "other.png");
        await world.Losant.DownloadFolderAsync(Fleet.Application, down, "/backup");

        Assert.Equal(["a.txt", Path.Combine("deep", "er", "b.json")], Directory.GetFiles(down, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(down, f)).Order(StringComparer.Ordinal));
        Assert.Equal("one", await File.ReadAllTextAsync(Path.Combine(down, "a.txt")));
        var files = await world.Losant.Files.GetAllAsync(Fleet.Application, type: "file").ToListAsync();
        Assert.Equal(["application/json", "image/png", "text/plain"], files.Select(f => f.ContentType).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task One_file_comes_down_by_its_name_to_a_file_or_a_stream()
    {
        await using var world = await World.StartAsync();
        await world.Losant.UploadFileAsync(Fleet.Application, new MemoryStream([1, 2, 3]), "logo.png", "/images");
        await world.Losant.UploadFileAsync(Fleet.Application, new MemoryStream([4]), "logo.png");
        var path = Path.Combine(_folder.FullName, "copy.png");
        using var target = new MemoryStream();

        await world.Losant.ForApplication(Fleet.Application).DownloadFileAsync("/images/logo.png", path);
        await world.Losant.DownloadFileAsync(Fleet.Application, "logo.png", target);

        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(path));
        Assert.Equal([4], target.ToArray());
        var missing = await Assert.ThrowsAsync<FileNotFoundException>(() => world.Losant.DownloadFileAsync(Fleet.Application, "/images/icon.png", path));
        Assert.Equal("/images/icon.png", missing.FileName);
        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(path));
    }

    [Fact]
    public async Task A_file_of_the_same_name_is_replaced_and_the_token_stays_here()
    {
        await using var world = await World.StartAsync();
        var told = new List<long>();

        var first = await world.Losant.UploadFileAsync(Fleet.Application, new MemoryStream([1]), "a.bin");
        var second = await world.Losant.UploadFileAsync(Fleet.Application, new MemoryStream([1, 2]), "a.bin", progress: new Told(told.Add));

        var file = await world.Losant.File.GetAsync(Fleet.Application, second);
        Assert.Equal((first, 2), (second, file.FileSize));
        Assert.Equal([2], told);
    }

    [Theory]
    [InlineData("..", "a.txt")]
    [InlineData("/", "..")]
    [InlineData("/", "../a.txt")]
    public async Task A_name_that_leads_out_of_the_folder_is_refused(string directory, string name)
    {
        var url = "https://files.example.com/a";
        using var losant = new LosantClient(
            new HttpClient(new FakeHandler(_ => FakeHandler.Json($$"""{ "items": [{ "name": "{{name}}", "parentDirectory": "{{directory}}", "url": "{{url}}" }], "count": 1, "totalCount": 1 }"""))),
            new LosantClientOptions { AccessToken = "t" });

        await Assert.ThrowsAsync<InvalidOperationException>(() => losant.DownloadFolderAsync(Fleet.Application, _folder.FullName));
        Assert.Empty(_folder.GetFileSystemInfos());
    }

    [Fact]
    public async Task A_stream_without_a_length_is_refused()
    {
        await using var stream = new System.IO.Compression.GZipStream(new MemoryStream(), System.IO.Compression.CompressionMode.Decompress);

        await Assert.ThrowsAsync<ArgumentException>(() => LosantStorage.UploadAsync("https://files.example.com/", [], stream));
    }

    private sealed class Told(Action<long> tell) : IProgress<long>
    {
        public void Report(long value) => tell(value);
    }
}
