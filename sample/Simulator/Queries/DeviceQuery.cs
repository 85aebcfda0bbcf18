using System.Text.Json.Nodes;
using Losant.Simulator.Data;

namespace Losant.Simulator.Queries;

/// <summary>Evaluates an advanced device query. All members must hold; an empty query matches every device.</summary>
internal sealed class DeviceQuery(DeviceStore store)
{
    private readonly DeviceFields _fields = new(store);

    public bool Matches(JsonObject query, SimulatedDevice device) => query.All(member => Holds(member.Key, member.Value, device));

    private bool Holds(string name, JsonNode? condition, SimulatedDevice device) => name switch
    {
        "$and" => Queries(condition).All(query => Matches(query, device)),
        "$or" => Queries(condition).Any(query => Matches(query, device)),
        "$nor" => !Queries(condition).Any(query => Matches(query, device)),
        "tags" => TagCondition.Matches(condition, device.Tags),
        _ => ValueCondition.Matches(condition, _fields.Read(name, device)),
    };

    private static IEnumerable<JsonObject> Queries(JsonNode? condition) => (condition as JsonArray ?? []).OfType<JsonObject>();
}
