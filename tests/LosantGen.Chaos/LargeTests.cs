using System.IO.Compression;
using LosantGen.Chaos.Load;
using Microsoft.AspNetCore.Http;

namespace LosantGen.Chaos;

/// <summary>Bodies of more than 2 GB, which only a run that asks for them sends.</summary>
public class LargeTests
{
    [Theory(Timeout = Settings.Hang)]
    [InlineData(200, true)]
    [InlineData(200, false)]
    [InlineData(500, true)]
    public async Task A_body_of_more_than_2_GB_ends_with_an_exception_and_its_memory_is_given_back(int status, bool isCompressed)
    {
        Assert.SkipUnless(Settings.IsLarge, "LOSANTGEN_CHAOS_LARGE=1 runs it.");
        var before = Memory.Settle();
        await using (var server = await TestServer.StartAsync(context => SendAsync(context, status, isCompressed)))
            await FailAsync(server);
        await Task.Yield(); // Out of the stack of what has just completed, which would keep it alive.
        Assert.InRange(Memory.Settle() - before, long.MinValue, 64 * 1024 * 1024);
    }

    private static async Task FailAsync(TestServer server)
    {
        using var client = new LosantClient(new LosantClientOptions { BaseUrl = server.Url, AccessToken = Secret.Token, Timeout = Timeout.InfiniteTimeSpan, MaxResponseSize = Array.MaxLength });
        Assert.IsAssignableFrom<LosantException>(await Record.ExceptionAsync(() => client.Thing.GetAsync("1", cancellationToken: TestContext.Current.CancellationToken)));
    }

    private static async Task SendAsync(HttpContext context, int status, bool isCompressed)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        if (isCompressed)
            context.Response.Headers.ContentEncoding = "gzip";
        await using var body = isCompressed ? new GZipStream(context.Response.Body, CompressionLevel.Fastest) : context.Response.Body;
        var zeros = new byte[1024 * 1024];
        zeros.AsSpan().Fill((byte)' ');
        for (var megabyte = 0; megabyte < 2200; megabyte++)
            await body.WriteAsync(zeros, context.RequestAborted);
    }
}
