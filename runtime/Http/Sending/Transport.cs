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
    public static Transport OfItsOwn() => new(null, new HttpMessageInvoker(CreateHandler()));

    /// <summary>Creates a transport over an HttpClient, which it does not dispose.</summary>
    public static Transport Over(HttpClient given) => new(given, null);

    /// <summary>
    /// Creates the primary handler: connections are pooled and renewed, so that DNS changes take effect, responses may be compressed with
    /// gzip, and redirects are not followed, because the token must not be sent elsewhere. The system's proxy is used, but not for loopback.
    /// </summary>
    public static HttpMessageHandler CreateHandler() => new DecompressionHandler(new SocketsHttpHandler
    {
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        AllowAutoRedirect = false,
        UseCookies = false,
        Proxy = new SystemProxy(),
    });

    /// <summary>Sends a request and returns when the response's headers are received.</summary>
    public Task<HttpResponseMessage> TransmitAsync(HttpRequestMessage request, bool isIdempotent, CancellationToken cancellationToken)
    {
        // If a pooled connection closes, the framework resends a request without content by itself, even if the server has acted on it.
        if (!isIdempotent)
            request.Content ??= new ByteArrayContent([]);
        if (_given is null)
            return _own!.SendAsync(request, cancellationToken);

        request.Version = _given.DefaultRequestVersion;
        request.VersionPolicy = _given.DefaultVersionPolicy;
        // Message handlers, such as retry handlers, need to know which requests they may resend.
        request.Options.Set(LosantRequest.IdempotentKey, isIdempotent);
        return _given.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    public void Dispose() => _own?.Dispose();
}
