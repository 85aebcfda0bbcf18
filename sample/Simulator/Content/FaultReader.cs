using System.Text.Json.Nodes;
using Losant.Simulator.Store;

namespace Losant.Simulator.Content;

/// <summary>Reads faults from a JSON text: a list of faults, each with what it hits, and of scripts.</summary>
internal sealed class FaultReader(PlacedText text)
{
    private static readonly string[] Conditions = ["actions", "probability", "times", "after"];

    /// <summary>Each kind, with the members that it has beside the conditions; what must be there comes first.</summary>
    private static readonly Dictionary<string, (string[] Required, string[] Optional)> Kinds = new(StringComparer.Ordinal)
    {
        ["none"] = ([], []),
        ["latency"] = (["seconds"], []),
        ["tooManyRequests"] = ([], ["retryAfterSeconds"]),
        ["error"] = ([], ["status", "retryAfterSeconds"]),
        ["reset"] = ([], []),
        ["lostResponse"] = ([], []),
        ["resetInBody"] = ([], []),
        ["truncatedBody"] = ([], []),
        ["malformedBody"] = ([], []),
        ["expiredToken"] = ([], []),
        ["slowBody"] = (["seconds"], []),
    };

    /// <summary>Adds all of them.</summary>
    /// <exception cref="FormatException">Something is wrong, with its line and path.</exception>
    public void AddTo(SimulatedFaults faults)
    {
        var list = text.Root as JsonArray ?? throw text.At(null, "A list of faults is expected.");

        // All of them are read before the first is added.
        List<Action> additions = [];
        foreach (var entry in list.Select(Object))
        {
            if (entry.ContainsKey("script"))
                additions.Add(Script(entry, faults));
            else
                additions.Add(Single(entry, faults));
        }

        additions.ForEach(static add => add());
    }

    private Action Single(JsonObject entry, SimulatedFaults faults)
    {
        var fault = Fault(entry, Conditions) with
        {
            Actions = Actions(entry, faults) ?? "*",
            Probability = Number(entry, "probability", 0, 1) ?? 1,
            Times = (int?)Number(entry, "times", 0, int.MaxValue),
            After = (int?)Number(entry, "after", 0, int.MaxValue) ?? 0,
        };
        return () => faults.Add(fault);
    }

    private Action Script(JsonObject entry, SimulatedFaults faults)
    {
        CheckNames(entry, ["script", "actions"]);
        var script = entry["script"] as JsonArray ?? throw text.At(entry["script"] ?? entry, "script is not a list.");
        SimulatedFault[] steps = [.. script.Select(Object).Select(step => Fault(step, []))];
        var actions = Actions(entry, faults) ?? throw text.At(entry, "A script has actions.");
        return () => faults.AddScript(actions, steps);
    }

    private SimulatedFault Fault(JsonObject entry, string[] conditions)
    {
        var name = JsonRead.Text(entry["fault"]) ?? throw text.At(entry["fault"] ?? entry, $"fault is one of {string.Join(", ", Kinds.Keys)}.");
        if (!Kinds.TryGetValue(name, out var kind))
            throw text.At(entry["fault"], $"fault is one of {string.Join(", ", Kinds.Keys)}.");
        CheckNames(entry, ["fault", .. kind.Required, .. kind.Optional, .. conditions]);
        if (kind.Required.FirstOrDefault(member => !entry.ContainsKey(member)) is { } missing)
            throw text.At(entry, $"A fault {name} has {missing}.");
        return name switch
        {
            "none" => SimulatedFault.None,
            "latency" => SimulatedFault.Latency(Seconds(entry, "seconds")!.Value),
            "tooManyRequests" => SimulatedFault.TooManyRequests(Seconds(entry, "retryAfterSeconds")),
            "error" => SimulatedFault.Error((int)(Number(entry, "status", 400, 599) ?? 500), Seconds(entry, "retryAfterSeconds")),
            "reset" => SimulatedFault.Reset(),
            "lostResponse" => SimulatedFault.LostResponse(),
            "resetInBody" => SimulatedFault.ResetInBody(),
            "truncatedBody" => SimulatedFault.TruncatedBody(),
            "malformedBody" => SimulatedFault.MalformedBody(),
            "expiredToken" => SimulatedFault.ExpiredToken(),
            _ => SimulatedFault.SlowBody(Seconds(entry, "seconds")!.Value),
        };
    }

    private void CheckNames(JsonObject entry, string[] known)
    {
        if (entry.FirstOrDefault(member => !known.Contains(member.Key)) is { Key: { } unknown } found)
            throw text.At(found.Value ?? entry, $"{unknown} is not known here; known are {string.Join(", ", known)}.");
    }

    private string? Actions(JsonObject entry, SimulatedFaults faults)
    {
        if (entry["actions"] is not { } value)
            return null;
        var actions = JsonRead.Text(value) is { Length: > 0 } given ? given : throw text.At(value, "actions is not a string.");
        return faults.Mistake(actions) is { } mistake ? throw text.At(value, mistake) : actions;
    }

    private TimeSpan? Seconds(JsonObject entry, string name) => Number(entry, name, 0, 86_400) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    private double? Number(JsonObject entry, string name, double least, double greatest)
    {
        if (!entry.TryGetPropertyValue(name, out var value))
            return null;
        return JsonRead.Number(value) is { } number && number >= least && number <= greatest
            ? number
            : throw text.At(value ?? entry, FormattableString.Invariant($"{name} is not a number from {least} to {greatest}."));
    }

    private JsonObject Object(JsonNode? node) => node as JsonObject ?? throw text.At(node, "An object is expected.");
}
