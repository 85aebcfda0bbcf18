using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Losant.Simulator.Tests;

/// <summary>A server on loopback that takes what is posted to it.</summary>
internal sealed class CallbackListener : IAsyncDisposable
{
    private readonly WebApplication _host;
    private readonly TaskCompletionSource<string> _received = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private CallbackListener()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0));
        _host = builder.Build();
        _host.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            _received.TrySetResult($"{context.Request.Method} {context.Request.Path} {await reader.ReadToEndAsync(context.RequestAborted)}");
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        });
    }

    public Uri Url => new(new Uri(_host.Urls.Single()), "/exports");

    /// <summary>Method, path and body of the first request.</summary>
    public Task<string> Received => _received.Task;

    public static async Task<CallbackListener> StartAsync()
    {
        var listener = new CallbackListener();
        await listener._host.StartAsync(TestContext.Current.CancellationToken);
        return listener;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
