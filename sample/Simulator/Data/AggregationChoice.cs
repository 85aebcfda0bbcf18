using System.Text.Json.Nodes;

namespace Losant.Simulator.Data;

/// <summary>The aggregation of a query, in any of its three shapes.</summary>
/// <param name="Name">Such as MEAN, NONE or TIMEATVALUE.</param>
/// <param name="Value">The value that TIMEATVALUE looks for.</param>
/// <param name="AsGiven">The aggregation as the query has it, which the response repeats.</param>
internal sealed record AggregationChoice(string Name, SimulatedValue? Value, JsonNode AsGiven)
{
    public const string None = "NONE";
    public const string TimeAtValue = "TIMEATVALUE";

    /// <summary>The API's default is not documented; LAST works for attributes of every type.</summary>
    private const string Default = "LAST";

    /// <summary>Reads the member of a body that is valid against its schema.</summary>
    public static AggregationChoice Read(JsonNode? node) => node switch
    {
        null => new(Default, null, JsonValue.Create(Default)),
        JsonObject form => new(form["type"]!.GetValue<string>(), SimulatedValue.FromJson(form["options"]?["value"]), form.DeepClone()),
        _ => new(node.GetValue<string>(), null, node.DeepClone()),
    };
}
