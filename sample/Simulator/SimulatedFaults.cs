using Losant.Simulator.Collections;
using Losant.Simulator.Content;
using Losant.Simulator.Data;
using Losant.Simulator.Description;
using Losant.Simulator.Server;

namespace Losant.Simulator;

/// <summary>
/// The faults of a simulator. Of the faults and scripts that fit a request, the first that hits it counts; every latency counts. It is safe for
/// concurrent use.
/// </summary>
public sealed class SimulatedFaults
{
    private readonly Lock _gate = new();
    private readonly List<Entry> _entries = [];
    private readonly int _seed;
    private readonly IReadOnlyCollection<string> _actions;

    internal SimulatedFaults(int seed, ApiDescription description) => (_seed, _actions) = (seed, [.. description.Actions.Keys, RequestPipeline.StorageActions]);

    /// <summary>Adds a fault.</summary>
    /// <param name="fault">What happens, and to which requests.</param>
    /// <returns>This, to add another.</returns>
    /// <exception cref="ArgumentException">No action of the description has such a name: the fault would never hit. Or a number is out of range.</exception>
    public SimulatedFaults Add(SimulatedFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (!(fault.Probability is >= 0 and <= 1) || fault.Times < 0 || fault.After < 0)
            throw new ArgumentException("Probability is from 0 to 1, and Times and After are at least 0.", nameof(fault));
        if (Mistake(fault.Actions) is { } mistake)
            throw new ArgumentException(mistake, nameof(fault));
        lock (_gate)
            _entries.Add(new Entry([fault], IsScript: false));
        return this;
    }

    /// <summary>Adds what happens to the next requests, one after the other; later requests have no fault.</summary>
    /// <param name="actions">The actions of these requests, with * for any characters.</param>
    /// <param name="faults">A fault for each request; <see cref="SimulatedFault.None"/> for one that nothing happens to.</param>
    /// <returns>This, to add another.</returns>
    /// <exception cref="ArgumentException">No action of the description has such a name.</exception>
    public SimulatedFaults AddScript(string actions, params IReadOnlyList<SimulatedFault> faults)
    {
        ArgumentException.ThrowIfNullOrEmpty(actions);
        ArgumentNullException.ThrowIfNull(faults);
        if (Mistake(actions) is { } mistake)
            throw new ArgumentException(mistake, nameof(actions));
        lock (_gate)
            _entries.Add(new Entry([.. faults.Select(fault => fault with { Actions = actions })], IsScript: true));
        return this;
    }

    /// <summary>
    /// Adds the faults of a JSON text: a list of objects such as <c>{ "fault": "error", "status": 503, "actions": "devices.*", "probability": 0.2 }</c>, or
    /// <c>{ "script": [{ "fault": "reset" }, { "fault": "none" }], "actions": "device.sendState" }</c>. docs/simulator.md describes it.
    /// </summary>
    /// <param name="json">The text.</param>
    /// <returns>This, to add another.</returns>
    /// <exception cref="FormatException">The text has a mistake, which the message tells with its line and path. Nothing was added.</exception>
    public SimulatedFaults AddJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        new FaultReader(new PlacedText(json)).AddTo(this);
        return this;
    }

    /// <summary>Removes all faults.</summary>
    public void Clear()
    {
        lock (_gate)
            _entries.Clear();
    }

    /// <summary>What is wrong with a pattern that no action matches; null if one does.</summary>
    internal string? Mistake(string pattern) => _actions.Any(action => Glob.Matches(pattern, action))
        ? null
        : $"No action matches {pattern}{Suggestion.Of(pattern, [.. _actions, .. _actions.Select(action => $"{action.Split('.')[0]}.*").Distinct()])}";

    /// <summary>What happens to a request.</summary>
    internal (TimeSpan Latency, SimulatedFault? Fault) Next(string action)
    {
        var (latency, found) = (TimeSpan.Zero, default(SimulatedFault));
        lock (_gate)
        {
            for (var i = 0; i < _entries.Count; i++)
            {
                if (_entries[i].Next(action, _seed, i) is not { } fault)
                    continue;
                if (fault.Kind == FaultKind.Latency)
                    latency += fault.Delay;
                else if (found is null)
                    found = fault;
            }
        }

        return (latency, found is { Kind: FaultKind.None } ? null : found);
    }

    private sealed record Entry(IReadOnlyList<SimulatedFault> Faults, bool IsScript)
    {
        private int _seen;
        private int _hit;

        public SimulatedFault? Next(string action, int seed, int index)
        {
            if (Faults.Count == 0 || !Glob.Matches(Faults[0].Actions, action))
                return null;
            var number = _seen++;
            if (IsScript)
                return number < Faults.Count ? Faults[number] : null;
            var fault = Faults[0];
            if (number < fault.After || _hit >= fault.Times || Mixer.Fraction(seed, index, number) >= fault.Probability)
                return null;
            _hit++;
            return fault;
        }
    }
}
