namespace Losant.Runtime.Http.Sending;

/// <summary>The end of a call: its caller's token and its timeout, cases apart.</summary>
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

    /// <summary>Whether a timeout is one that timers can keep.</summary>
    public static bool IsTimeout(TimeSpan timeout) =>
        timeout == Timeout.InfiniteTimeSpan || (timeout > TimeSpan.Zero && timeout.TotalMilliseconds <= int.MaxValue);

    /// <summary>
    /// What a caller shall see when the call ended early: its own cancellation with its own token, a timeout in the form that
    /// HttpClient gives it, or null when neither happened.
    /// </summary>
    public OperationCanceledException? Translate(Exception exception)
    {
        if (IsCancelledByCaller)
            return exception is OperationCanceledException own && own.CancellationToken == _caller
                ? own
                : new TaskCanceledException("The call was cancelled.", exception, _caller);
        if (_source is not { IsCancellationRequested: true })
            return null;
        var message = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The call was not finished within its timeout of {_timeout.TotalSeconds} seconds.");
        return new TaskCanceledException(message, new TimeoutException(message, exception), _source.Token);
    }

    public void Dispose()
    {
        _registration.Dispose();
        _source?.Dispose();
    }
}
