using System.Runtime.CompilerServices;

namespace Losant;

/// <summary>Makes event streams as streaming methods return them, without a server: for mocks and other stand-ins.</summary>
public static class LosantEvents
{
    /// <summary>A stream of given events.</summary>
    /// <typeparam name="T">The type of the events.</typeparam>
    /// <param name="events">The events; enumerated anew each time that the stream is. What the enumeration throws comes out of the stream.</param>
    /// <param name="staysOpen">
    /// Whether the stream waits for its cancellation after the last event, as a stream of the API does; false (the default) ends it.
    /// </param>
    /// <param name="cancellationToken">Ends the stream, beside the token of its enumeration.</param>
    /// <returns>The stream.</returns>
    public static async IAsyncEnumerable<T> FromItems<T>(IEnumerable<T> events, bool staysOpen = false, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        foreach (var item in events)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }

        if (staysOpen)
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);
    }
}
