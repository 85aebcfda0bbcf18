namespace LosantGen.Service.Tests.Support;

/// <summary>The system's clock, of which no two readings are in the same millisecond: states have the order in which they were sent.</summary>
internal sealed class AdvancingClock : TimeProvider
{
    private readonly Lock _gate = new();
    private DateTimeOffset _last;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            var now = base.GetUtcNow();
            var next = _last.AddMilliseconds(1);
            return _last = now > next ? now : next;
        }
    }
}
