using Losant.Runtime;
using Losant.Runtime.Http.Tokens;

namespace Losant;

/// <summary>
/// Signs in a device (<c>POST /auth/device</c>) with its id, access key and secret. As the token provider of a client, it signs in
/// through that client, except where its own <see cref="BaseUrl"/>, <see cref="HttpClient"/> or <see cref="AcceptVersion"/> is set;
/// on its own, or inside a provider that wraps it, it uses only these. Concurrent calls share one sign-in.
/// The token is cached, renewed shortly before it expires if it states its expiry, and renewed once when the API rejects it. Several
/// clients of the same API may share one instance.
/// </summary>
public sealed class LosantDeviceTokenProvider : ILosantTokenProvider, IClientTokenProvider
{
    private static readonly TimeSpan LongestMargin = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RenewalTimeout = TimeSpan.FromSeconds(5);

    private readonly object _gate = new();
    private readonly string _deviceId;
    private readonly string? _key;
    private readonly string? _secret;
    private readonly TimeSpan? _tokenLifetime;
    private Token? _current;
    private string? _refused;
    private Task<LosantDeviceSignIn>? _renewal;

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
    /// The URL of the API: an absolute https URL; http is accepted for loopback only. Null (the default) means that of the client, or the
    /// base address of <see cref="HttpClient"/>, or <see cref="LosantClientOptions.DefaultBaseUrl"/>.
    /// </summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>
    /// Sends the sign-in; it is neither changed nor disposed. Null (the default) means the client's connections or, without a client,
    /// a new connection for each sign-in.
    /// </summary>
    public HttpClient? HttpClient { get; init; }

    /// <summary>The range of API versions for the sign-in; null (the default) means that of the client, or its default.</summary>
    public string? AcceptVersion { get; init; }

    /// <summary>The sign-in whose token is in use; null before the first sign-in and after the token was rejected.</summary>
    public LosantDeviceSignIn? Current
    {
        get
        {
            lock (_gate)
                return _current?.SignIn;
        }
    }

    /// <summary>Gets the token from the cache, or from a sign-in that all concurrent callers share.</summary>
    /// <param name="cancellationToken">Cancels waiting; a sign-in that other callers wait for continues.</param>
    /// <returns>The token.</returns>
    /// <exception cref="LosantApiException">The API rejected the sign-in; <see cref="LosantUnauthorizedException"/> for wrong credentials.</exception>
    /// <exception cref="LosantResponseException">The API's response has no token.</exception>
    /// <exception cref="HttpRequestException">The API cannot be reached.</exception>
    /// <exception cref="InvalidOperationException">The options of this provider are not valid.</exception>
    public async ValueTask<string> GetTokenAsync(CancellationToken cancellationToken = default) =>
        (await ObtainAsync(client: null, cancellationToken).ConfigureAwait(false)).Token;

    /// <summary>Gets the whole sign-in response, as <see cref="GetTokenAsync"/> gets the token.</summary>
    /// <inheritdoc cref="GetTokenAsync" />
    /// <returns>The sign-in whose token is in use.</returns>
    public ValueTask<LosantDeviceSignIn> GetSignInAsync(CancellationToken cancellationToken = default) => ObtainAsync(client: null, cancellationToken);

    async ValueTask<string> IClientTokenProvider.GetTokenAsync(ActionPipeline client, CancellationToken cancellationToken) =>
        (await ObtainAsync(client, cancellationToken).ConfigureAwait(false)).Token;

    /// <summary>Discards a token that the API rejected, so that the next call signs in again.</summary>
    /// <param name="token">The token that was not accepted.</param>
    public void Reject(string token)
    {
        lock (_gate)
        {
            // A sign-in that returned the rejected token again is not repeated, because it would return the same token.
            if (_current?.SignIn.Token != token || _refused == token)
                return;
            _current = null;
            _refused = token;
        }
    }

    private ValueTask<LosantDeviceSignIn> ObtainAsync(ActionPipeline? client, CancellationToken cancellationToken)
    {
        Task<LosantDeviceSignIn> renewal;
        lock (_gate)
        {
            if (_current is { } token && TimeProvider.GetUtcNow() < token.RenewAt)
                return new ValueTask<LosantDeviceSignIn>(token.SignIn);
            renewal = _renewal ??= Start(client);
            if (_current is { } good && TimeProvider.GetUtcNow() < good.ExpiresAt)
                return new ValueTask<LosantDeviceSignIn>(RenewedAsync(renewal, good.SignIn, cancellationToken));
        }

        // Cancellation only stops this caller's wait; the sign-in continues for the others.
        return new ValueTask<LosantDeviceSignIn>(renewal.WaitAsync(cancellationToken));
    }

    // A renewal that hangs must not delay calls while the old token is still valid.
    private async Task<LosantDeviceSignIn> RenewedAsync(Task<LosantDeviceSignIn> renewal, LosantDeviceSignIn good, CancellationToken cancellationToken)
    {
        try
        {
            return await renewal.WaitAsync(RenewalTimeout, TimeProvider, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The renewal may just have completed, or may itself have thrown the TimeoutException.
            if (renewal.IsCompleted)
                return await renewal.ConfigureAwait(false);
            lock (_gate)
            {
                if (_current?.SignIn == good)
                    _current = _current with { RenewAt = TimeProvider.GetUtcNow() + RetryDelay };
            }

            return good;
        }
    }

    // Runs on the thread pool without the first caller's execution context, because its cancellation and trace do not belong to the others.
    private Task<LosantDeviceSignIn> Start(ActionPipeline? client)
    {
        var isSuppressed = ExecutionContext.IsFlowSuppressed();
        if (!isSuppressed)
            ExecutionContext.SuppressFlow();
        try
        {
            return Task.Run(() => RenewAsync(client));
        }
        finally
        {
            if (!isSuppressed)
                ExecutionContext.RestoreFlow();
        }
    }

    private async Task<LosantDeviceSignIn> RenewAsync(ActionPipeline? client)
    {
        try
        {
            var signIn = await SignInAsync(client).ConfigureAwait(false);
            lock (_gate)
            {
                _current = Token.Issued(signIn, TokenLifetime, TimeProvider.GetUtcNow());
                _renewal = null;
            }

            return signIn;
        }
        catch (Exception)
        {
            lock (_gate)
            {
                _renewal = null;
                var now = TimeProvider.GetUtcNow();
                if (_current is not { } token || now >= token.ExpiresAt)
                    throw;

                // The renewal failed, but the old token is still valid.
                _current = token with { RenewAt = now + RetryDelay };
                return token.SignIn;
            }
        }
    }

    private async Task<LosantDeviceSignIn> SignInAsync(ActionPipeline? client)
    {
        var ttl = TokenLifetime is { } lifetime ? (long?)lifetime.TotalSeconds : null;
        var credentials = new DeviceSignIn.Credentials(_deviceId, _key, _secret, ttl, RequestedScopes);
        if (client is not null && (BaseUrl, HttpClient, AcceptVersion) is (null, null, null))
            return await DeviceSignIn.SignInAsync(client, credentials, CancellationToken.None).ConfigureAwait(false);

        // Sign-ins are rare, so keeping connections for the next one would only leave them idle.
        using var own = ActionPipeline.ForSignIn(client, BaseUrl, HttpClient, AcceptVersion);
        return await DeviceSignIn.SignInAsync(own, credentials, CancellationToken.None).ConfigureAwait(false);
    }

    private sealed record Token(LosantDeviceSignIn SignIn, DateTimeOffset RenewAt, DateTimeOffset ExpiresAt)
    {
        public static Token Issued(LosantDeviceSignIn signIn, TimeSpan? requested, DateTimeOffset now)
        {
            if ((JsonWebToken.Lifetime(signIn.Token, now) ?? requested) is not { } lifetime || lifetime > DateTimeOffset.MaxValue - now)
                return new Token(signIn, DateTimeOffset.MaxValue, DateTimeOffset.MaxValue);
            var margin = lifetime / 10 < LongestMargin ? lifetime / 10 : LongestMargin;
            return new Token(signIn, now + lifetime - margin, now + lifetime);
        }

        /// <inheritdoc />
        public override string ToString() => "[token]";
    }
}
