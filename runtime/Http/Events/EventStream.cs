namespace Losant.Runtime;

/// <summary>
/// Server sent events as a sequence. The first connection either opens or fails with what the server said; from then on a lost
/// connection is replaced. An event whose data cannot be read ends the sequence with a <see cref="LosantJsonException"/>.
/// </summary>
internal sealed class EventStream<T, TJson>(Outgoing call, CallSender sender, ClientSettings settings, string? eventType, CancellationToken callToken)
    : IAsyncEnumerable<T>
    where TJson : IJson<T>
{
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var opener = new EventOpener<T>(call, sender, settings, eventType, static (_, utf8) => JsonText.Parse<T, TJson>(utf8));
        return new EventEnumerator<T>(opener, call.Options?.OnReconnect, settings.TimeProvider, callToken, cancellationToken);
    }
}
