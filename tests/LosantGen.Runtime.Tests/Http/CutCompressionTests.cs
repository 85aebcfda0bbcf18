using System.Net;
using System.Text;
using static LosantGen.Runtime.Tests.Http.Support.Compression;

namespace LosantGen.Runtime.Tests.Http;

/// <summary>Compression that is cut off, changed, or followed by something else.</summary>
public class CutCompressionTests
{
    private const string Json = """{"name":"pump"}""";

    [Theory]
    [InlineData(3)]
    [InlineData(12)]
    [InlineData(400)]
    public async Task Truncated_gzip_is_unusable(int length)
    {
        var noise = new byte[2000];
        new Random(1).NextBytes(noise);
        await using var server = await SayingAsync(Pack(Encoding.UTF8.GetBytes($$"""{"other":"{{Convert.ToBase64String(noise)}}","name":"pump"}"""))[..length], "gzip");
        using var client = server.Client();
        await Assert.ThrowsAsync<LosantResponseException>(() => client.GetAsync("a", "b"));
    }

    [Fact]
    public async Task The_status_is_kept_if_the_connection_is_lost_within_gzip()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SayAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: 1000\r\n\r\n");
            await connection.SayAsync(Pack(Encoding.UTF8.GetBytes(Json))[..15]);
        });
        using var client = server.Client();
        var error = await Assert.ThrowsAsync<LosantResponseException>(() => client.GetAsync("a", "b"));
        Assert.Equal(HttpStatusCode.OK, error.StatusCode);
        Assert.IsAssignableFrom<IOException>(error.InnerException);
    }

    [Fact]
    public async Task Wherever_gzip_is_cut_off_the_response_is_not_taken_for_whole()
    {
        var noise = new byte[60];
        new Random(1).NextBytes(noise);
        foreach (var whole in (byte[][])[Pack(Encoding.UTF8.GetBytes(Json)), Pack(Encoding.UTF8.GetBytes(Json + new string(' ', 40_000))), Pack([.. noise]), [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0], [.. Pack(noise), .. Pack(noise)]])
        {
            var cut = 0;
            await using var server = await TestServer.StartAsync(async context =>
            {
                context.Response.ContentType = "application/json";
                context.Response.ContentLength = cut;
                context.Response.Headers.ContentEncoding = "gzip";
                await context.Response.Body.WriteAsync(whole.AsMemory(0, cut), context.RequestAborted);
            });
            using var client = server.Client();
            var request = new LosantRawRequest(HttpMethod.Get, "/x");
            for (; cut < whole.Length; cut++)
            {
                if (cut == whole.Length - cut && whole[..cut].AsSpan().SequenceEqual(whole.AsSpan(cut)))
                    continue; // The first of two members is whole.
                await AssertCutOffAsync(() => client.GetAsync("a", "b"));
                await AssertCutOffAsync(() => client.SendRawAsync(request));
                await AssertCutOffAsync(() => client.DeleteAsync("64b7f0c2a91e3d5f80c41b27"));
                await using var download = await client.DownloadRawAsync(request);
                await Assert.ThrowsAsync<EndOfStreamException>(() => download.ReadBytesAsync());
                await Assert.ThrowsAsync<EndOfStreamException>(() => download.ReadBytesAsync());
            }

            await client.SendRawAsync(request);
            await using var complete = await client.DownloadRawAsync(request);
            await complete.ReadBytesAsync();
            Assert.Empty(await complete.ReadBytesAsync());
        }

        static async Task AssertCutOffAsync(Func<Task> call)
        {
            var error = await Assert.ThrowsAsync<LosantResponseException>(call);
            Assert.Contains("cut off after", error.Message, StringComparison.Ordinal);
            Assert.IsType<EndOfStreamException>(error.InnerException);
        }
    }

    [Fact]
    public async Task An_error_whose_gzip_is_cut_off_keeps_what_was_received_and_the_cause()
    {
        await using var server = await SayingAsync(Pack("""{"type":"Validation","message":"No such pump"}"""u8.ToArray())[..^3], "gzip", status: 400);
        using var client = server.Client();
        var error = await Assert.ThrowsAsync<LosantBadRequestException>(() => client.GetAsync("a", "b"));
        Assert.Equal("No such pump", error.ErrorMessage);
        Assert.IsType<EndOfStreamException>(error.InnerException);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(9000)]
    public async Task What_follows_the_end_of_gzip_is_ignored(int length)
    {
        await using var server = await SayingAsync([.. Pack(Encoding.UTF8.GetBytes(Json)), .. new byte[length]], "gzip");
        using var client = server.Client();
        Assert.Equal("pump", (await client.GetAsync("a", "b")).Name);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-5)]
    [InlineData(12)]
    public async Task Changed_gzip_is_not_said_to_be_cut_off(int changed)
    {
        var bytes = Pack(Encoding.UTF8.GetBytes(Json));
        bytes[changed < 0 ? bytes.Length + changed : changed] ^= 0xFF;
        await using var server = await SayingAsync(bytes, "gzip");
        using var client = server.Client();
        foreach (var call in (Func<Task>[])[() => client.GetAsync("a", "b"), () => client.SendRawAsync(new LosantRawRequest(HttpMethod.Get, "/x"))])
        {
            var error = await Assert.ThrowsAsync<LosantResponseException>(call);
            Assert.Contains("could not be decompressed", error.Message, StringComparison.Ordinal);
            Assert.IsType<InvalidDataException>(error.InnerException);
        }
    }
}
