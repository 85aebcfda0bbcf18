using Losant;
using Losant.Kinds;
using LosantGen.EndToEnd.Tests.Support;

namespace LosantGen.EndToEnd.Tests.Kinds;

/// <summary>A file is uploaded as multipart.</summary>
public sealed class UploadTests
{
    [Fact]
    public async Task An_upload_arrives_with_its_name_its_type_and_the_other_parts()
    {
        await using var world = await KindsWorld.StartAsync();
        using var content = new MemoryStream("time,level\n1,2\n"u8.ToArray());

        var upload = await world.Gauge.UploadAsync(
            Fleet.Application,
            "one",
            new LosantUpload(content, "levels ä.csv", "text/csv"),
            GaugeUploadMode.Replace,
            new Deletion { ForceJob = false });

        Assert.Equal(("levels ä.csv", 15, "text/csv"), (upload.Name, upload.FileSize, upload.ContentType));
        var body = Assert.Single(world.Simulator.Requests).Body;
        Assert.Contains("time,level\n1,2\n", body, StringComparison.Ordinal);
        Assert.Contains("\r\n\r\nreplace\r\n", body, StringComparison.Ordinal);
        Assert.Contains("{\"forceJob\":false}", body, StringComparison.Ordinal);
        Assert.True(content.CanRead);
    }

    [Fact]
    public async Task A_missing_file_is_an_argument_exception()
    {
        await using var world = await KindsWorld.StartAsync();

        var error = await Assert.ThrowsAsync<ArgumentNullException>(() => world.Gauge.UploadAsync(Fleet.Application, "one", null!));

        Assert.Equal("file", error.ParamName);
        Assert.Empty(world.Simulator.Requests);
    }

    [Fact]
    public async Task A_stream_that_fails_halfway_fails_the_call_with_the_reason()
    {
        await using var world = await KindsWorld.StartAsync();

        var error = await Assert.ThrowsAsync<IOException>(() => world.Gauge.UploadAsync(Fleet.Application, "one", new LosantUpload(new BrokenStream(), "x.bin")));

        Assert.Contains("x.bin", error.Message, StringComparison.Ordinal);
        Assert.Contains("The disk is gone.", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Returns a few bytes and then fails.</summary>
    private sealed class BrokenStream : MemoryStream
    {
        private bool _isRead;

        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_isRead)
                throw new IOException("The disk is gone.");
            _isRead = true;
            return ValueTask.FromResult(1);
        }
    }
}
