using System.Net;
using System.Text;
using Losant;
using LosantGen.EndToEnd.Tests.Support;

namespace LosantGen.EndToEnd.Tests.Kinds;

/// <summary>A response that is not JSON, as a stream or as bytes.</summary>
public sealed class DownloadTests
{
    private const string Table = "time,value\r\n1,2\r\n";

    [Fact]
    public async Task It_is_read_as_a_stream()
    {
        using var api = new FakeKinds(200, Table, "text/csv");

        await using var download = await api.Probe.ExportAsync();

        Assert.Equal("*/*", api.Header("Accept"));
        Assert.Equal((HttpStatusCode.OK, "text/csv", Table.Length), (download.StatusCode, download.ContentType?.Split(';')[0], (int)download.ContentLength!));
        using var reader = new StreamReader(download.Body);
        Assert.Equal("time,value", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task It_is_read_as_bytes()
    {
        using var api = new FakeKinds(200, Table, "application/octet-stream");

        await using var download = await api.Probe.ExportAsync();

        Assert.Equal(Table, Encoding.UTF8.GetString(await download.ReadBytesAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task An_error_is_the_usual_exception()
    {
        using var api = new FakeKinds(404, """{"type":"NotFound","message":"There is no such table"}""");

        var error = await Assert.ThrowsAsync<LosantNotFoundException>(() => api.Probe.ExportAsync());

        Assert.Equal("NotFound", error.ErrorType);
    }
}
