using Microsoft.AspNetCore.Http;

namespace Losant.Simulator.Server;

/// <summary>Hands requests to a simulator without a socket. What a client sees is what it would see over one, broken connections too.</summary>
internal sealed class InMemoryHandler(Func<Uri> baseUrl, RequestDelegate handle, CancellationToken stopped) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var url = request.RequestUri ?? throw new InvalidOperationException("The request has no URL.");
        if (!string.Equals(url.Authority, baseUrl().Authority, StringComparison.OrdinalIgnoreCase))
            throw new HttpRequestException(HttpRequestError.NameResolutionError, $"A simulator in memory knows no other host than {baseUrl().Authority}.");
        if (stopped.IsCancellationRequested)
            throw new HttpRequestException(HttpRequestError.ConnectionError, "The simulator was stopped.");
        var body = request.Content is { } content ? await content.ReadAsByteArrayAsync(cancellationToken) : [];
        var exchange = new InMemoryExchange(request);
        var context = exchange.Context(body);
        cancellationToken.ThrowIfCancellationRequested();

        // As over a socket, a request that is cancelled ends the work for it.
        await using var cancelled = cancellationToken.UnsafeRegister(static (exchange, token) => ((InMemoryExchange)exchange!).Cancel(token), exchange);
        _ = Task.Run(() => RunAsync(context, exchange), CancellationToken.None);
        return await exchange.Response;
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        SendAsync(request, cancellationToken).GetAwaiter().GetResult();

    private async Task RunAsync(HttpContext context, InMemoryExchange exchange)
    {
        try
        {
            await handle(context);
            await exchange.CompleteAsync();
        }
        catch (Exception error)
        {
            exchange.Abort(error);
        }
    }
}
