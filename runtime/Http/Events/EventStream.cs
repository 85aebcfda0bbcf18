using Losant.Runtime.Http.Calls;

namespace Losant.Runtime.Http.Events;

/// <summary>
/// Server-sent events as a sequence. The first connection either opens or fails with the server's error; later, lost
/// connections are reopened. An event that the reader cannot read ends the sequence with a <see cref="LosantSerializationException"/>.
/// </summary>
internal sealed class EventStream<T>(PreparedRequest call, PipelineState state, EventReader<T> read, CancellationToken callToken)
    : IAsyncEnumerable<T>
{
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var opener = new EventOpener<T>(call, state, read);
        return new EventEnumerator<T>(opener, call.Options?.OnReconnect, state.Settings.Clock, callToken, cancellationToken, state.End);
    }
}
