using System.Text.Json.Nodes;

namespace Losant.Simulator.Queries;

/// <summary>Evaluates an advanced query. All members must hold; an empty query matches everything.</summary>
internal static class AdvancedQuery
{
    /// <param name="query">The query, valid against its schema.</param>
    /// <param name="field">Returns the values of a field.</param>
    /// <param name="tags">The tags, for kinds that have them.</param>
    public static bool Matches(JsonObject query, Func<string, QueryField> field, IReadOnlyList<SimulatedTag>? tags = null)
    {
        return query.All(member => member.Key switch
        {
            "$and" => Queries(member.Value).All(Nested),
            "$or" => Queries(member.Value).Any(Nested),
            "$nor" => !Queries(member.Value).Any(Nested),
            "tags" when tags is not null => TagCondition.Matches(member.Value, tags),
            _ => ValueCondition.Matches(member.Value, field(member.Key)),
        });

        bool Nested(JsonObject query) => Matches(query, field, tags);
    }

    private static IEnumerable<JsonObject> Queries(JsonNode? condition) => (condition as JsonArray ?? []).OfType<JsonObject>();
}
