using Losant.Runtime;
using Losant.Runtime.Http.Tokens;

namespace Losant;

/// <summary>
/// Signs in a device (<c>POST /auth/device</c>) with its id, access key and secret. As the token provider of a client it signs in
/// through that client, as far as it has no <see cref="BaseUrl"/>, <see cref="HttpClient"/> and <see cref="AcceptVersion"/> of its own;
/// by itself, and within a provider that wraps it, it has only these. However many calls need a token at once, there is one sign-in.
/// The token is kept, renewed shortly before it expires if it says when, and renewed once when the API refuses it. May be shared by
/// several clients of the same API.
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

    /// <summary>Signs in a device.</summary>
    /// <param name="deviceId">The device's id.</param>
    /// <param name="key">The access key.</param>
    /// <param name="secret">The access key's secret.</param>
    /// <exception cref="ArgumentException">The id is missing.</exception>
    public LosantDeviceTokenProvider(string deviceId, string? key, string? secret)
    {
        ArgumentException.ThrowIfNullOrEmpty(deviceId);
        _deviceId = deviceId;
        _key = key;
        _secret = secret;
    }

    /// <summary>The scopes that the token shall have, <c>data.timeSeriesQuery</c> for example; null leaves the API's default, <c>all.Device</c>.</summary>
    public IReadOnlyList<string>? RequestedScopes { get; init; }

    /// <summary>
    /// How long tokens shall be good for, sent as <c>tokenTTL</c> in whole seconds; null leaves it to the API. What the token says
    /// of its own expiry counts for more.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is less than a second.</exception>
    public TimeSpan? TokenLifetime
    {
        get => _tokenLifetime;
        init => _tokenLifetime = value is null || value >= TimeSpan.FromSeconds(1)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A token's lifetime is at least a second.");
    }

    /// <summary>The clock that decides when a token is renewed; the system's by default. Meant for tests.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// Where the API is: an absolute https URL; http is accepted for loopback only. Null (the default) means that of the client, or the
    /// base address of <see cref="HttpClient"/>, or <see cref="LosantClientOptions.DefaultBaseUrl"/>.
    /// </summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>
    /// What sends the sign-in; it is neither changed nor disposed. Null (the default) means the client's connections, and one of its own
    /// for each sign-in where there is no client.
    /// </summary>
    public HttpClient? HttpClient { get; init; }

    /// <summary>The range of API versions for the sign-in; null (the default) means that of the client, or its default.</summary>
    public string? AcceptVersion { get; init; }

    /// <summary>What the API said to the sign-in whose token is in use; null before the first one and after the token was refused.</summary>
    public LosantDeviceSignIn? Current
    {
        get
        {
            lock (_gate)
                return _current?.SignIn;
        }
    }

    /// <summary>Gives the token, from memory or from a sign-in that all who need one wait for together.</summary>
    /// <param name="cancellationToken">Ends the waiting; a sign-in that others wait for goes on.</param>
    /// <returns>The token.</returns>
    /// <exception cref="LosantApiException">The API refused the sign-in; <see cref="LosantUnauthorizedException"/> for wrong credentials.</exception>
    /// <exception cref="LosantResponseException">The API responded with something that has no token.</exception>
    /// <exception cref="HttpRequestException">The API cannot be reached.</exception>
    /// <exception cref="InvalidOperationException">This provider's options make no sense.</exception>
    public async ValueTask<string> GetTokenAsync(CancellationToken cancellationToken = default) =>
        (await ObtainAsync(client: null, cancellationToken).ConfigureAwait(false)).Token;

    /// <summary>Gives all that the API said to the sign-in, as <see cref="GetTokenAsync"/> gives the token.</summary>
    /// <inheritdoc cref="GetTokenAsync" />
    /// <returns>The sign-in whose token is in use.</returns>
    public ValueTask<LosantDeviceSignIn> GetSignInAsync(CancellationToken cancellationToken = default) => ObtainAsync(client: null, cancellationToken);

    async ValueTask<string> IClientTokenProvider.GetTokenAsync(ActionPipeline client, CancellationToken cancellationToken) =>
        (await ObtainAsync(client, cancellationToken).ConfigureAwait(false)).Token;

    /// <summary>Forgets a token that the API refused, so that the next one who asks signs in anew.</summary>
    /// <param name="token">The token that was not accepted.</param>
    public void Reject(string token)
    {
        lock (_gate)
        {
            // A sign-in that gave the refused token again is not repeated: it would give it once more.
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

        // Whoever gives up stops waiting; the sign-in goes on for the others.
        return new ValueTask<LosantDeviceSignIn>(renewal.WaitAsync(cancellationToken));
    }

    // A renewal that hangs must not hold up calls for which the old token will do.
    private async Task<LosantDeviceSignIn> RenewedAsync(Task<LosantDeviceSignIn> renewal, LosantDeviceSignIn good, CancellationToken cancellationToken)
    {
        try
        {
            return await renewal.WaitAsync(RenewalTimeout, TimeProvider, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // It may have ended just now, or be what was too late itself.
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

    // Begun on a thread of its own and without the first caller's context: neither its cancellation nor its trace are everybody's.
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

                // Renewal failed, but the old token is still good.
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

        // Sign-ins are rare: connections that are kept for the next one would only grow old.
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
