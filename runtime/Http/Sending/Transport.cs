namespace Losant.Runtime.Http.Sending;

/// <summary>
/// Sends requests with a given HttpClient or with our own handler. Our own is used without an HttpClient, which
/// would cost a timer and a cancellation source per call.
/// </summary>
internal sealed class Transport : IDisposable
{
    private readonly HttpClient? _given;
    private readonly HttpMessageInvoker? _own;

    private Transport(HttpClient? given, HttpMessageInvoker? own) => (_given, _own) = (given, own);

    /// <summary>The given HttpClient, if there is one.</summary>
    public HttpClient? Given => _given;

    /// <summary>Creates a transport with its own connections, which it closes when it is disposed.</summary>
    public static Transport OfItsOwn() => new(null, new HttpMessageInvoker(CreateSockets()));

    /// <summary>Creates a transport over an HttpClient, which it does not dispose.</summary>
    public static Transport Over(HttpClient given) => new(given, null);

    /// <summary>
    /// Creates the primary handler: connections are pooled and renewed, so that DNS changes take effect, responses may be compressed with
    /// gzip, and redirects are not followed, because the token must not be sent elsewhere. The system's proxy is used, but not for loopback.
    /// </summary>
    public static HttpMessageHandler CreateHandler() => new DecompressionHandler(CreateSockets());

    /// <summary>Sends a request and returns when the response's headers are received.</summary>
    public Task<HttpResponseMessage> TransmitAsync(HttpRequestMessage request, bool isIdempotent, CancellationToken cancellationToken)
    {
        // If a pooled connection closes, the framework resends a request without content by itself, even if the server has acted on it.
        if (!isIdempotent)
            request.Content ??= new ByteArrayContent([]);
        if (_given is null)
        {
            DecompressionHandler.Ask(request);
            return _own!.SendAsync(request, cancellationToken);
        }

        request.Version = _given.DefaultRequestVersion;
        request.VersionPolicy = _given.DefaultVersionPolicy;
        // Message handlers, such as retry handlers, need to know which requests they may resend.
        request.Options.Set(LosantRequest.IdempotentKey, isIdempotent);
        return _given.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    /// <summary>Decompresses a response, which a given HttpClient does by itself: without a handler between, a call has one asynchronous method less.</summary>
    public void Decompress(HttpRequestMessage request, HttpResponseMessage response)
    {
        if (_given is null)
            DecompressionHandler.Decompress(request, response);
    }

    public void Dispose() => _own?.Dispose();

    private static SocketsHttpHandler CreateSockets() => new()
    {
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        AllowAutoRedirect = false,
        UseCookies = false,
        Proxy = new SystemProxy(),
    };
}
