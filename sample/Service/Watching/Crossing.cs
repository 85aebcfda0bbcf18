namespace Losant.Service.Watching;

/// <summary>
/// Tells when a device's value crosses the threshold: once for each time it rises to it. A value that is over the threshold when the service
/// starts is a crossing, because nobody knows whether the run before has told it.
/// </summary>
internal sealed class Crossing(WatchOptions watch)
{
    private bool _isOver;

    /// <summary>Whether the next value is a crossing.</summary>
    public bool IsAt(double value)
    {
        var wasOver = _isOver;
        _isOver = value >= watch.Threshold || (wasOver && value > watch.Reset);
        return _isOver && !wasOver;
    }
}
