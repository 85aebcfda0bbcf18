namespace Losant.Runtime.Http.Sending;

/// <summary>The end of a call: the caller's cancellation token and the timeout, kept apart.</summary>
internal readonly struct Deadline : IDisposable
{
    private readonly CancellationTokenSource? _source;
    private readonly CancellationTokenRegistration _registration;
    private readonly CancellationToken _caller;
    private readonly TimeSpan _timeout;

    public Deadline(TimeSpan timeout, TimeProvider clock, CancellationToken caller)
    {
        _caller = caller;
        _timeout = timeout;
        if (timeout == Timeout.InfiniteTimeSpan)
            return;
        _source = new CancellationTokenSource(timeout, clock);
        _registration = caller.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);
    }

    public CancellationToken Token => _source?.Token ?? _caller;

    public bool IsCancelledByCaller => _caller.IsCancellationRequested;

    /// <summary>Whether timers support a timeout.</summary>
    public static bool IsTimeout(TimeSpan timeout) =>
        timeout == Timeout.InfiniteTimeSpan || (timeout > TimeSpan.Zero && timeout.TotalMilliseconds <= int.MaxValue);

    /// <summary>
    /// Gets the exception for a call that ended early: the caller's cancellation with its own token, a timeout in the same shape as
    /// HttpClient's, or null if neither happened.
    /// </summary>
    public OperationCanceledException? Translate(Exception exception)
    {
        if (IsCancelledByCaller)
            return exception is OperationCanceledException own && own.CancellationToken == _caller
                ? own
                : new TaskCanceledException("The call was cancelled.", exception, _caller);
        if (_source is not { IsCancellationRequested: true })
            return null;
        var message = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The call did not complete within its timeout of {_timeout.TotalSeconds} seconds.");
        return new TaskCanceledException(message, new TimeoutException(message, exception), _source.Token);
    }

    public void Dispose()
    {
        _registration.Dispose();
        _source?.Dispose();
    }
}
