namespace Losant.Runtime.Http.Tokens;

/// <summary>
/// Keeps the sign-in of a provider, renews it before its token expires, and lets concurrent callers share one renewal. The client of
/// the first of them sends it, but none of its limits applies to the others.
/// </summary>
internal sealed class SignInCache(LosantDeviceTokenProvider provider)
{
    private static readonly TimeSpan LongestMargin = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RenewalTimeout = TimeSpan.FromSeconds(5);

    private readonly object _gate = new();
    private Kept? _current;
    private string? _refused;
    private Renewal? _renewal;

    public LosantDeviceSignIn? Current
    {
        get
        {
            lock (_gate)
                return _current?.SignIn;
        }
    }

    private DateTimeOffset Now => provider.TimeProvider.GetUtcNow();

    /// <summary>Gets the sign-in in use, or waits for a new one.</summary>
    /// <param name="client">The client that asks; null if the provider is used on its own.</param>
    /// <param name="cancellationToken">Cancels waiting only.</param>
    public ValueTask<LosantDeviceSignIn> ObtainAsync(ActionPipeline? client, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<LosantDeviceSignIn>(cancellationToken);
        Renewal renewal;
        lock (_gate)
        {
            if (_current is { } token && Now < token.RenewAt)
                return new ValueTask<LosantDeviceSignIn>(token.SignIn);
            renewal = _renewal ??= Start(client);
            if (_current is { } good && Now < good.ExpiresAt)
                return new ValueTask<LosantDeviceSignIn>(RenewedAsync(renewal.Task, good.SignIn, cancellationToken));
        }

        return new ValueTask<LosantDeviceSignIn>(SharedAsync(renewal, client, cancellationToken));
    }

    /// <inheritdoc cref="LosantDeviceTokenProvider.Reject" />
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

    private async Task<LosantDeviceSignIn> SharedAsync(Renewal renewal, ActionPipeline? client, CancellationToken cancellationToken)
    {
        try
        {
            // Cancellation only stops this caller's wait; the sign-in continues for the others.
            return await renewal.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not LosantApiException && renewal.Client != client && !cancellationToken.IsCancellationRequested)
        {
            // Another client could not send it: its connections, callbacks and disposal are no reason for this one to fail.
            return await ObtainAsync(client, cancellationToken).ConfigureAwait(false);
        }
    }

    // A renewal that hangs must not delay calls while the old token is still valid.
    private async Task<LosantDeviceSignIn> RenewedAsync(Task<LosantDeviceSignIn> renewal, LosantDeviceSignIn good, CancellationToken cancellationToken)
    {
        try
        {
            return await renewal.WaitAsync(RenewalTimeout, provider.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The renewal may just have completed, or may itself have thrown the TimeoutException.
            if (renewal.IsCompleted)
                return await renewal.ConfigureAwait(false);
            lock (_gate)
            {
                if (_current?.SignIn == good)
                    _current = _current with { RenewAt = Now + RetryDelay };
            }

            return good;
        }
    }

    // Runs on the thread pool without the first caller's execution context, because its cancellation and trace do not belong to the others.
    private Renewal Start(ActionPipeline? client)
    {
        var isSuppressed = ExecutionContext.IsFlowSuppressed();
        if (!isSuppressed)
            ExecutionContext.SuppressFlow();
        try
        {
            return new Renewal(client, Task.Run(() => RenewAsync(client)));
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
            var signIn = await provider.SignInAsync(client).ConfigureAwait(false);
            lock (_gate)
            {
                _current = Kept.Issued(signIn, provider.TokenLifetime, Now);
                _renewal = null;
            }

            return signIn;
        }
        catch (Exception)
        {
            lock (_gate)
            {
                _renewal = null;
                if (_current is not { } token || Now >= token.ExpiresAt)
                    throw;

                // The renewal failed, but the old token is still valid.
                _current = token with { RenewAt = Now + RetryDelay };
                return token.SignIn;
            }
        }
    }

    private sealed record Renewal(ActionPipeline? Client, Task<LosantDeviceSignIn> Task);

    private sealed record Kept(LosantDeviceSignIn SignIn, DateTimeOffset RenewAt, DateTimeOffset ExpiresAt)
    {
        public static Kept Issued(LosantDeviceSignIn signIn, TimeSpan? requested, DateTimeOffset now)
        {
            if ((JsonWebToken.Lifetime(signIn.Token, now) ?? requested) is not { } lifetime || lifetime > DateTimeOffset.MaxValue - now)
                return new Kept(signIn, DateTimeOffset.MaxValue, DateTimeOffset.MaxValue);
            var margin = lifetime / 10 < LongestMargin ? lifetime / 10 : LongestMargin;
            return new Kept(signIn, now + lifetime - margin, now + lifetime);
        }

        /// <inheritdoc />
        public override string ToString() => "[token]";
    }
}
