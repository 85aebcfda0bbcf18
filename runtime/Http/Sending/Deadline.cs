namespace Losant.Runtime.Http.Sending;

/// <summary>The end of a call: the caller's cancellation token, the disposal of the client and the timeout, kept apart.</summary>
internal readonly struct Deadline : IDisposable
{
    /// <summary>The longest timeout that timers support: 24 days.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(int.MaxValue);

    private static readonly Action<object?> End = static source => ((CancellationTokenSource)source!).Cancel();

    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _ofCaller;
    private readonly CancellationTokenRegistration _ofClient;
    private readonly CancellationToken _caller;
    private readonly CancellationToken _client;
    private readonly TimeSpan _timeout;

    public Deadline(TimeSpan timeout, TimeProvider clock, CancellationToken caller, CancellationToken client)
    {
        _caller = caller;
        _client = client;
        _timeout = timeout;
        _source = timeout == Timeout.InfiniteTimeSpan ? new CancellationTokenSource() : new CancellationTokenSource(timeout, clock);
        _ofCaller = caller.UnsafeRegister(End, _source);
        _ofClient = client.UnsafeRegister(End, _source);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Whether the program itself ended the call, and needs no other result.</summary>
    public bool IsEnded => _caller.IsCancellationRequested || _client.IsCancellationRequested;

    /// <summary>Whether timers support a timeout.</summary>
    public static bool IsTimeout(TimeSpan timeout) =>
        timeout == Timeout.InfiniteTimeSpan || (timeout > TimeSpan.Zero && timeout <= Longest);

    /// <summary>
    /// Gets the exception for a call that ended early: the caller's cancellation with its own token, the disposal of the client, a timeout
    /// in the same shape as HttpClient's, or null if none of them happened.
    /// </summary>
    public Exception? Translate(Exception exception)
    {
        if (_caller.IsCancellationRequested)
            return exception is OperationCanceledException own && own.CancellationToken == _caller
                ? own
                : new TaskCanceledException("The call was cancelled.", exception, _caller);
        if (_client.IsCancellationRequested)
            return new ObjectDisposedException("The client is disposed.", exception);
        if (!_source.IsCancellationRequested)
            return null;
        var message = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The call did not complete within its timeout of {_timeout.TotalSeconds} seconds.");
        return new TaskCanceledException(message, new TimeoutException(message, exception), _source.Token);
    }

    public void Dispose()
    {
        _ofCaller.Dispose();
        _ofClient.Dispose();
        _source.Dispose();
    }
}
