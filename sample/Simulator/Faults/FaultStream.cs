using Losant.Simulator.Server;

namespace Losant.Simulator.Faults;

/// <summary>An event stream with a fault: what is written is one event, or a keepalive, at a time.</summary>
internal sealed class FaultStream(Stream inner, SimulatedFault fault, TimeProvider clock) : WriteOnlyStream
{
    private const int SecondEvent = 2;
    private int _events;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var isEvent = !buffer.Span.StartsWith(":"u8);
        if (isEvent && fault.Kind == FaultKind.Slow)
            await Task.Delay(fault.Delay, clock, cancellationToken);
        if (isEvent && ++_events == SecondEvent && fault.Kind is not FaultKind.Slow)
        {
            await inner.WriteAsync(fault.Kind == FaultKind.ResetInBody ? buffer[..(buffer.Length / 2)] : Damaged(buffer.ToArray()), cancellationToken);
            await inner.FlushAsync(cancellationToken);
            if (fault.Kind != FaultKind.ResetInBody)
                return;
            throw FaultWriter.Broken();
        }

        await inner.WriteAsync(buffer, cancellationToken);
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override void Flush() => inner.Flush();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>The event with its data damaged; it still ends as an event does.</summary>
    private byte[] Damaged(byte[] text)
    {
        var data = text.AsSpan().IndexOf("data: "u8) + "data: ".Length;
        return [.. text[..data], .. FaultWriter.Damaged(text[data..^2], fault.Kind), .. "\n\n"u8];
    }
}
