using Losant.Runtime;

namespace Losant;

/// <summary>
/// Signs in a device (<c>POST /auth/device</c>) with its id, access key and secret, through the client whose options hold it.
/// However many calls need a token at once, there is one sign-in. The token is kept, renewed shortly before it expires if it says
/// when, and renewed once when the API refuses it. May be shared by several clients of the same API.
/// </summary>
public sealed class LosantDeviceTokenProvider : ILosantTokenProvider
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
    private Task<string>? _signIn;

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

    // A client asks the internal method below, which says through which client to sign in.
    ValueTask<string> ILosantTokenProvider.GetTokenAsync(CancellationToken cancellationToken) =>
        throw new InvalidOperationException("This provider signs in through a client: set it as TokenProvider in LosantClientOptions.");

    void ILosantTokenProvider.Reject(string token)
    {
        lock (_gate)
        {
            // A sign-in that gave the refused token again is not repeated: it would give it once more.
            if (_current?.Text != token || _refused == token)
                return;
            _current = null;
            _refused = token;
        }
    }

    /// <summary>The token, from memory or from a sign-in that all who need one wait for together.</summary>
    internal ValueTask<string> GetTokenAsync(ActionPipeline pipeline, CancellationToken cancellationToken)
    {
        Task<string> signIn;
        lock (_gate)
        {
            if (_current is { } token && TimeProvider.GetUtcNow() < token.RenewAt)
                return new ValueTask<string>(token.Text);
            signIn = _signIn ??= Start(pipeline);
            if (_current is { } good && TimeProvider.GetUtcNow() < good.ExpiresAt)
                return new ValueTask<string>(RenewedAsync(signIn, good.Text, cancellationToken));
        }

        // Whoever gives up stops waiting; the sign-in goes on for the others.
        return new ValueTask<string>(signIn.WaitAsync(cancellationToken));
    }

    // A renewal that hangs must not hold up calls for which the old token will do.
    private async Task<string> RenewedAsync(Task<string> renewal, string good, CancellationToken cancellationToken)
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
                if (_current?.Text == good)
                    _current = _current with { RenewAt = TimeProvider.GetUtcNow() + RetryDelay };
            }

            return good;
        }
    }

    // Begun on a thread of its own and without the first caller's context: neither its cancellation nor its trace are everybody's.
    private Task<string> Start(ActionPipeline pipeline)
    {
        var isSuppressed = ExecutionContext.IsFlowSuppressed();
        if (!isSuppressed)
            ExecutionContext.SuppressFlow();
        try
        {
            return Task.Run(() => SignInAsync(pipeline));
        }
        finally
        {
            if (!isSuppressed)
                ExecutionContext.RestoreFlow();
        }
    }

    private async Task<string> SignInAsync(ActionPipeline pipeline)
    {
        try
        {
            var ttl = TokenLifetime is { } lifetime ? (long?)lifetime.TotalSeconds : null;
            var credentials = new DeviceSignIn.Credentials(_deviceId, _key, _secret, ttl, RequestedScopes);
            var text = await DeviceSignIn.SendAsync(pipeline, credentials, CancellationToken.None).ConfigureAwait(false);
            lock (_gate)
            {
                _current = Token.Issued(text, TokenLifetime, TimeProvider.GetUtcNow());
                _signIn = null;
            }

            return text;
        }
        catch (Exception)
        {
            lock (_gate)
            {
                _signIn = null;
                var now = TimeProvider.GetUtcNow();
                if (_current is not { } token || now >= token.ExpiresAt)
                    throw;

                // Renewal failed, but the old token is still good.
                _current = token with { RenewAt = now + RetryDelay };
                return token.Text;
            }
        }
    }

    private sealed record Token(string Text, DateTimeOffset RenewAt, DateTimeOffset ExpiresAt)
    {
        public static Token Issued(string text, TimeSpan? requested, DateTimeOffset now)
        {
            if ((JsonWebToken.Lifetime(text, now) ?? requested) is not { } lifetime || lifetime > DateTimeOffset.MaxValue - now)
                return new Token(text, DateTimeOffset.MaxValue, DateTimeOffset.MaxValue);
            var margin = lifetime / 10 < LongestMargin ? lifetime / 10 : LongestMargin;
            return new Token(text, now + lifetime - margin, now + lifetime);
        }

        /// <inheritdoc />
        public override string ToString() => "[token]";
    }
}
