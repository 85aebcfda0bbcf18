using Losant.Runtime;
using Losant.Runtime.Http.Tokens;

namespace Losant;

/// <summary>
/// Signs in a device (<c>POST /auth/device</c>) with its id, access key and secret. As the token provider of a client, it signs in
/// through that client, with its own <see cref="HttpClient"/> or <see cref="AcceptVersion"/> if they are set. Concurrent calls share one
/// sign-in. The token is cached, renewed shortly before it expires if it states its expiry, and renewed once when the API rejects it.
/// A sign-in that fails is not tried again at once: its failure is that of all calls for one second, which doubles with each failure up to
/// 30 seconds, or for as long as the API's <c>Retry-After</c> says, up to five minutes.
/// A provider serves one API: that of its own <see cref="BaseUrl"/>; without one, that of the client that was first given the provider;
/// without either, the default one. A client of another API cannot use it, so that neither key nor token goes to another server. Several
/// clients of one API may share an instance. A provider that is wrapped in another one does not know the client: set its
/// <see cref="BaseUrl"/> if the client has one.
/// </summary>
public sealed class LosantDeviceTokenProvider : ILosantTokenProvider, IClientTokenProvider, ISignInProvider<LosantDeviceSignIn>
{
    private readonly SignInCache<LosantDeviceSignIn> _cache;
    private readonly SignInApi _api = new();
    private readonly string _deviceId;
    private readonly string? _key;
    private readonly string? _secret;
    private readonly TimeSpan? _tokenLifetime;

    /// <summary>Initializes the provider of a device's tokens.</summary>
    /// <param name="deviceId">The device's id.</param>
    /// <param name="key">The access key.</param>
    /// <param name="secret">The access key's secret.</param>
    /// <exception cref="ArgumentException">The id is null or empty.</exception>
    public LosantDeviceTokenProvider(string deviceId, string? key, string? secret)
    {
        ArgumentException.ThrowIfNullOrEmpty(deviceId);
        _deviceId = deviceId;
        _key = key;
        _secret = secret;
        _cache = new SignInCache<LosantDeviceSignIn>(this);
    }

    /// <summary>The requested scopes of the token, such as <c>data.timeSeriesQuery</c>; null means the API's default, <c>all.Device</c>.</summary>
    public IReadOnlyList<string>? RequestedScopes { get; init; }

    /// <summary>
    /// The requested lifetime of tokens, sent as <c>tokenTTL</c> in whole seconds; null leaves it to the API. An expiry
    /// stated in the token itself takes precedence.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The lifetime is less than one second.</exception>
    public TimeSpan? TokenLifetime
    {
        get => _tokenLifetime;
        init => _tokenLifetime = value is null || value >= TimeSpan.FromSeconds(1)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A token's lifetime must be at least one second.");
    }

    /// <summary>The clock that decides when a token is renewed; the system clock by default. For tests.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// The URL of the API: an absolute https URL; http is accepted for loopback only. Null (the default) means that of the client that
    /// was first given the provider, or without a client the base address of <see cref="HttpClient"/>, or
    /// <see cref="LosantClientOptions.DefaultBaseUrl"/>.
    /// </summary>
    public Uri? BaseUrl
    {
        get => _api.Given;
        init => _api.Given = value;
    }

    /// <summary>
    /// Sends the sign-in; it is neither changed nor disposed. Null (the default) means the client's connections or, without a client,
    /// a new connection for each sign-in. Its timeout limits the sign-in; without it, the limit is 100 seconds. A call's own timeout
    /// limits only how long the call waits for it.
    /// </summary>
    public HttpClient? HttpClient
    {
        get => _api.HttpClient;
        init => _api.HttpClient = value;
    }

    /// <summary>The range of API versions for the sign-in; null (the default) means that of the client, or its default.</summary>
    public string? AcceptVersion
    {
        get => _api.AcceptVersion;
        init => _api.AcceptVersion = value;
    }

    /// <summary>The sign-in whose token is in use; null before the first sign-in and after the token was rejected.</summary>
    public LosantDeviceSignIn? Current => _cache.Current;

    /// <summary>Gets the token from the cache, or from a sign-in that all concurrent callers share.</summary>
    /// <param name="cancellationToken">Cancels waiting; a sign-in that other callers wait for continues.</param>
    /// <returns>The token.</returns>
    /// <exception cref="LosantApiException">The API rejected the sign-in; <see cref="LosantUnauthorizedException"/> for wrong credentials.</exception>
    /// <exception cref="LosantResponseException">The API's response has no token.</exception>
    /// <exception cref="HttpRequestException">The API cannot be reached.</exception>
    /// <exception cref="InvalidOperationException">The options of this provider are not valid.</exception>
    public async ValueTask<string> GetTokenAsync(CancellationToken cancellationToken = default) =>
        (await _cache.ObtainAsync(client: null, cancellationToken).ConfigureAwait(false)).Token;

    /// <summary>Gets the whole sign-in response, as <see cref="GetTokenAsync"/> gets the token.</summary>
    /// <inheritdoc cref="GetTokenAsync" />
    /// <returns>The sign-in whose token is in use.</returns>
    public ValueTask<LosantDeviceSignIn> GetSignInAsync(CancellationToken cancellationToken = default) => _cache.ObtainAsync(client: null, cancellationToken);

    void IClientTokenProvider.GiveTo(ActionPipeline client) => _api.GiveTo(client);

    async ValueTask<string> IClientTokenProvider.GetTokenAsync(ActionPipeline client, CancellationToken cancellationToken)
    {
        _api.Check(client, nameof(LosantDeviceTokenProvider));
        return (await _cache.ObtainAsync(client, cancellationToken).ConfigureAwait(false)).Token;
    }

    void IClientTokenProvider.Judge(string token, bool isGood) => _cache.Judge(token, isGood);

    /// <summary>
    /// Discards a token that the API rejected, so that the next call signs in again. If that sign-in gives a token that is rejected too, the
    /// token is kept for a pause of one second, which doubles each time up to 30 seconds. So is a token that was good for something, if 16
    /// before it were rejected without one that lasted a minute.
    /// </summary>
    /// <param name="token">The token that was not accepted.</param>
    public void Reject(string token) => _cache.Reject(token);

    string ISignInProvider<LosantDeviceSignIn>.TokenOf(LosantDeviceSignIn signIn) => signIn.Token;

    Task<LosantDeviceSignIn> ISignInProvider<LosantDeviceSignIn>.SignInAsync(ActionPipeline? client, LosantDeviceSignIn? current)
    {
        var credentials = new DeviceSignIn.Credentials(_deviceId, _key, _secret, (long?)TokenLifetime?.TotalSeconds, RequestedScopes);
        return _api.SendAsync(client, pipeline => DeviceSignIn.SignInAsync(pipeline, credentials, _api.Timeout));
    }
}
