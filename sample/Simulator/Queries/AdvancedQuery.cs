using System.Text.Json.Nodes;

namespace Losant.Simulator.Queries;

/// <summary>Evaluates an advanced query. All members must hold; an empty query matches everything.</summary>
internal static class AdvancedQuery
{
    /// <param name="query">The query, valid against its schema.</param>
    /// <param name="holds">Says whether the condition on a member holds.</param>
    public static bool Matches(JsonObject query, Func<string, JsonNode?, bool> holds)
    {
        return query.All(member => member.Key switch
        {
            "$and" => Queries(member.Value).All(Nested),
            "$or" => Queries(member.Value).Any(Nested),
            "$nor" => !Queries(member.Value).Any(Nested),
            _ => holds(member.Key, member.Value),
        });

        bool Nested(JsonObject query) => Matches(query, holds);
    }

    private static IEnumerable<JsonObject> Queries(JsonNode? condition) => (condition as JsonArray ?? []).OfType<JsonObject>();
}
