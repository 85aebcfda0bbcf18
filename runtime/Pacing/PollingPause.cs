namespace Losant.Runtime;

/// <summary>Pauses between two looks at something that goes on, each half as long again as the one before, until a timeout.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PollingPause
{
    private readonly LosantJobOptions _options;
    private readonly long _begin;
    private TimeSpan _next;

    /// <summary>Begins to wait.</summary>
    /// <param name="options">How long.</param>
    public PollingPause(LosantJobOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _begin = options.TimeProvider.GetTimestamp();
        _next = options.FirstDelay;
    }

    /// <summary>Whether a look that failed may succeed later: the server was busy, failed, or could not be reached in time.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="cancellationToken">The token of the wait.</param>
    public static bool CanLookAgain(Exception failure, CancellationToken cancellationToken) => !cancellationToken.IsCancellationRequested && failure switch
    {
        LosantApiException api => (int)api.StatusCode is 429 or >= 500,
        OperationCanceledException timeout => timeout.InnerException is TimeoutException,
        _ => failure is HttpRequestException,
    };

    /// <summary>Waits for the next look.</summary>
    /// <param name="cancellationToken">Cancels the pause.</param>
    /// <returns>False if the time is over.</returns>
    public async Task<bool> NextAsync(CancellationToken cancellationToken)
    {
        var pause = _next < _options.MaxDelay ? _next : _options.MaxDelay;
        _next = pause * 1.5;
        if (_options.Timeout != Timeout.InfiniteTimeSpan)
        {
            var left = _options.Timeout - _options.TimeProvider.GetElapsedTime(_begin);
            if (left <= TimeSpan.Zero) return false;
            if (left < pause) pause = left;
        }

        await Task.Delay(pause, _options.TimeProvider, cancellationToken).ConfigureAwait(false);
        return true;
    }
}
