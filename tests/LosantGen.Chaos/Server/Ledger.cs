using System.Collections.Concurrent;

namespace LosantGen.Chaos.Server;

/// <summary>What the server counts, by the number of the call.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<int, int> _received = new();
    private readonly ConcurrentDictionary<int, int> _acted = new();
    private readonly ConcurrentDictionary<int, string> _behaviours = new();
    private readonly ConcurrentDictionary<int, bool> _good = new();
    private readonly ConcurrentDictionary<int, Action> _onReceipt = new();

    /// <summary>Whether calls share a connection, so that its end may cost the responses of others.</summary>
    public bool IsShared { get; init; }

    /// <summary>How many times a call was received.</summary>
    public int Received(int call) => _received.GetValueOrDefault(call);

    /// <summary>How many times a call was carried out.</summary>
    public int Acted(int call) => _acted.GetValueOrDefault(call);

    /// <summary>How the server behaved, the last time that it received the call.</summary>
    public string Behaviour(int call) => _behaviours.GetValueOrDefault(call, "not received");

    /// <summary>Whether a whole and good response was sent, the last time that the server received the call.</summary>
    public bool IsGood(int call) => _good.GetValueOrDefault(call);

    /// <summary>The names of all behaviours that occurred.</summary>
    public IReadOnlySet<string> Behaviours => _behaviours.Values.ToHashSet();

    /// <summary>Says what happens when the server receives a call, such as its cancellation.</summary>
    public void OnReceipt(int call, Action action) => _onReceipt[call] = action;

    public void Receive(int call, string behaviour)
    {
        _received.AddOrUpdate(call, 1, static (_, count) => count + 1);
        _behaviours[call] = behaviour;
        _good[call] = false;
        if (_onReceipt.TryRemove(call, out var action))
            action();
    }

    public void Act(int call) => _acted.AddOrUpdate(call, 1, static (_, count) => count + 1);

    public void Good(int call) => _good[call] = true;
}
