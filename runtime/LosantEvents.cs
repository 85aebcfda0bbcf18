using System.Runtime.CompilerServices;

namespace Losant;

/// <summary>Creates event streams like those of streaming methods, without a server, for mocks and fakes.</summary>
public static class LosantEvents
{
    /// <summary>Creates a stream of the given events.</summary>
    /// <typeparam name="T">The type of the events.</typeparam>
    /// <param name="events">The events; enumerated each time the stream is enumerated. The stream throws what this enumeration throws.</param>
    /// <param name="staysOpen">
    /// Whether the stream waits for cancellation after the last event, as a stream of the API does; false (the default) ends it.
    /// </param>
    /// <param name="cancellationToken">Cancels the stream, in addition to the token of its enumeration.</param>
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
