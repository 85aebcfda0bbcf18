namespace Losant.Runtime.Http.Sending;

/// <summary>
/// What sends requests: an HttpClient that was given, or a handler of our own. Our own is used without an HttpClient around it,
/// whose extra timer and cancellation source each call would pay for.
/// </summary>
internal sealed class Transport : IDisposable
{
    private readonly HttpClient? _given;
    private readonly HttpMessageInvoker? _own;

    private Transport(HttpClient? given, HttpMessageInvoker? own) => (_given, _own) = (given, own);

    /// <summary>The HttpClient that was given, if one was.</summary>
    public HttpClient? Given => _given;

    /// <summary>Connections of our own, until this is disposed.</summary>
    public static Transport OfItsOwn() => new(null, new HttpMessageInvoker(CreateHandler()));

    /// <summary>An HttpClient that somebody else disposes.</summary>
    public static Transport Over(HttpClient given) => new(given, null);

    /// <summary>
    /// The handler at the bottom: connections are pooled and renewed, so that a change of DNS is noticed, responses may be compressed with
    /// gzip, and redirects are not followed, because the token must not go elsewhere.
    /// </summary>
    public static HttpMessageHandler CreateHandler() => new DecompressionHandler(new SocketsHttpHandler
    {
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        AllowAutoRedirect = false,
        UseCookies = false,
    });

    /// <summary>Sends a request and returns when the response's headers are there.</summary>
    public Task<HttpResponseMessage> TransmitAsync(HttpRequestMessage request, bool isIdempotent, CancellationToken cancellationToken)
    {
        if (_given is null)
            return _own!.SendAsync(request, cancellationToken);

        request.Version = _given.DefaultRequestVersion;
        request.VersionPolicy = _given.DefaultVersionPolicy;
        // There may be handlers in front of the network, which need to know what they may repeat.
        request.Options.Set(LosantRequest.IdempotentKey, isIdempotent);
        return _given.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    public void Dispose() => _own?.Dispose();
}
