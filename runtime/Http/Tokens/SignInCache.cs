using System.Runtime.ExceptionServices;

namespace Losant.Runtime.Http.Tokens;

/// <summary>
/// Keeps the sign-in of a provider, renews it before its token expires, and lets concurrent callers share one renewal. The client of
/// the first of them sends it, but none of its limits applies to the others.
/// </summary>
internal sealed class SignInCache<T>(ISignInProvider<T> provider)
    where T : class
{
    private static readonly TimeSpan LongestMargin = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RenewalTimeout = TimeSpan.FromSeconds(5);

    private readonly object _gate = new();
    private readonly SignInFailures _failures = new();
    private readonly Refusals _refusals = new();
    private Kept? _current;
    private Renewal? _renewal;

    public T? Current
    {
        get
        {
            lock (_gate)
                return _current?.SignIn;
        }
    }

    // The sign-in whose token is still good for something.
    private T? Valid
    {
        get
        {
            lock (_gate)
                return _current is { } current && Now < current.ExpiresAt ? current.SignIn : null;
        }
    }

    private DateTimeOffset Now => provider.TimeProvider.GetUtcNow();

    /// <summary>Gets the sign-in in use, or waits for a new one.</summary>
    /// <param name="client">The client that asks; null if the provider is used on its own.</param>
    /// <param name="cancellationToken">Cancels waiting only.</param>
    public ValueTask<T> ObtainAsync(ActionPipeline? client, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<T>(cancellationToken);
        lock (_gate)
        {
            var now = Now;
            var good = _current is { } token && now < token.ExpiresAt ? token : null;
            if (now < good?.RenewAt)
                return new ValueTask<T>(good.SignIn);
            if (_renewal is null && _failures.Find(client, now) is { } failure)
                return good is null ? ValueTask.FromException<T>(SignInFailures.CopyOf(failure)) : new ValueTask<T>(good.SignIn);
            var renewal = _renewal ??= Start(client);
            return new ValueTask<T>(good is null
                ? SharedAsync(renewal, client, cancellationToken)
                : RenewedAsync(renewal, good.SignIn, cancellationToken));
        }
    }

    /// <inheritdoc cref="IClientTokenProvider.Judge" />
    public void Judge(string token, bool isGood)
    {
        lock (_gate)
        {
            if (_current is { IsGood: null } current && provider.TokenOf(current.SignIn) == token)
                _current = current with { IsGood = isGood };
        }
    }

    /// <inheritdoc cref="LosantDeviceTokenProvider.Reject" />
    public void Reject(string token)
    {
        lock (_gate)
        {
            if (_current is { } current && provider.TokenOf(current.SignIn) == token && _refusals.Add(token, current.IsGood == true, Now - current.IssuedAt))
                _current = null;
        }
    }

    private async Task<T> SharedAsync(Renewal renewal, ActionPipeline? client, CancellationToken cancellationToken)
    {
        // Cancellation only stops this caller's wait; the sign-in continues for the others.
        var result = await renewal.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (result.SignIn is { } signIn)
            return signIn;
        // Another client could not send it: its connections, callbacks and disposal are no reason for this one to fail.
        if (result.Failure is not LosantApiException && renewal.Client != client)
            return await ObtainAsync(client, cancellationToken).ConfigureAwait(false);
        ExceptionDispatchInfo.Throw(SignInFailures.CopyOf(result.Failure!));
        throw null!;
    }

    // A renewal that hangs must not delay calls while the old token is still valid.
    private async Task<T> RenewedAsync(Renewal renewal, T good, CancellationToken cancellationToken)
    {
        try
        {
            return (await renewal.Task.WaitAsync(RenewalTimeout, provider.TimeProvider, cancellationToken).ConfigureAwait(false)).SignIn ?? good;
        }
        catch (TimeoutException)
        {
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

    // Returns a failure instead of throwing it: nobody may be waiting any more.
    private async Task<Result> RenewAsync(ActionPipeline? client)
    {
        try
        {
            var signIn = await provider.SignInAsync(client, Valid).ConfigureAwait(false);
            lock (_gate)
            {
                _current = Kept.Issued(signIn, JsonWebToken.Lifetime(provider.TokenOf(signIn), Now) ?? provider.TokenLifetime, Now);
                _failures.Clear();
                _renewal = null;
            }

            return new Result(signIn, null);
        }
        catch (Exception e)
        {
            lock (_gate)
            {
                _failures.Add(client, e, Now);
                _renewal = null;
            }

            return new Result(null, e);
        }
    }

    private sealed record Renewal(ActionPipeline? Client, Task<Result> Task);

    private sealed record Result(T? SignIn, Exception? Failure)
    {
        /// <inheritdoc />
        public override string ToString() => nameof(Result);
    }

    private sealed record Kept(T SignIn, DateTimeOffset IssuedAt, DateTimeOffset RenewAt, DateTimeOffset ExpiresAt)
    {
        /// <summary>Whether the API accepted the token when it was new; null before its first use. What other actions say later does not count.</summary>
        public bool? IsGood { get; init; }

        public static Kept Issued(T signIn, TimeSpan? stated, DateTimeOffset now)
        {
            if (stated is not { } lifetime || lifetime > DateTimeOffset.MaxValue - now)
                return new Kept(signIn, now, DateTimeOffset.MaxValue, DateTimeOffset.MaxValue);
            var margin = lifetime / 10 < LongestMargin ? lifetime / 10 : LongestMargin;
            return new Kept(signIn, now, now + lifetime - margin, now + lifetime);
        }

        /// <inheritdoc />
        public override string ToString() => "[token]";
    }
}
