using System.Text.Json.Nodes;

namespace Losant.Simulator.Data;

/// <summary>The aggregation that a query asks for, in any of its three forms.</summary>
/// <param name="Name">Such as MEAN, NONE or TIMEATVALUE.</param>
/// <param name="Value">The value that TIMEATVALUE looks for.</param>
/// <param name="AsGiven">The form that was given, which the response repeats.</param>
internal sealed record AggregationChoice(string Name, SimulatedValue? Value, JsonNode AsGiven)
{
    public const string None = "NONE";
    public const string TimeAtValue = "TIMEATVALUE";

    /// <summary>No source says what the API does without an aggregation; LAST works for attributes of every type.</summary>
    private const string Default = "LAST";

    /// <summary>Reads the member of a body that has been found to fit its schema.</summary>
    public static AggregationChoice Read(JsonNode? node) => node switch
    {
        null => new(Default, null, JsonValue.Create(Default)),
        JsonObject form => new(form["type"]!.GetValue<string>(), SimulatedValue.FromJson(form["options"]?["value"]), form.DeepClone()),
        _ => new(node.GetValue<string>(), null, node.DeepClone()),
    };
}
