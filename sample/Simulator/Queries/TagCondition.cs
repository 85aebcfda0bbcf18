using System.Text.Json.Nodes;

namespace Losant.Simulator.Queries;

/// <summary>
/// A condition on the tags of a device. Null matches a device without tags. With $tagKey and $tagValue one tag must match both; in
/// a map each entry applies to the tags with its key. A string or $in requires such a tag. Null for a key requires that no tag has
/// the key, and $nin in a map requires that no value of the key is in the list, so both also match if the key is missing.
/// </summary>
internal static class TagCondition
{
    private const string Key = "$tagKey";
    private const string Value = "$tagValue";

    public static bool Matches(JsonNode? condition, IReadOnlyList<SimulatedTag> tags) => condition switch
    {
        JsonObject form when form.ContainsKey("$eq") => MatchesPattern(form["$eq"], tags),
        JsonObject form when form.ContainsKey("$ne") => !MatchesPattern(form["$ne"], tags),
        _ => MatchesPattern(condition, tags),
    };

    private static bool MatchesPattern(JsonNode? pattern, IReadOnlyList<SimulatedTag> tags) => pattern switch
    {
        not JsonObject => tags.Count == 0,
        JsonObject pair when pair.ContainsKey(Key) || pair.ContainsKey(Value) => MatchesPair(pair, tags),
        JsonObject map => map.All(entry => MatchesEntry(entry.Key, entry.Value, tags)),
    };

    private static bool MatchesPair(JsonObject pair, IReadOnlyList<SimulatedTag> tags)
    {
        // A null key matches no tag; a null value requires a tag without a value, but every tag has one.
        if (pair.ContainsKey(Key) && pair[Key] is null)
            return tags.Count == 0;
        var keyed = tags.Where(tag => !pair.ContainsKey(Key) || MatchesText(pair[Key]!, tag.Key)).ToArray();
        if (!pair.ContainsKey(Value))
            return keyed.Length > 0;
        return pair[Value] is { } value ? keyed.Any(tag => MatchesText(value, tag.Value)) : keyed.Length == 0;
    }

    private static bool MatchesEntry(string key, JsonNode? condition, IReadOnlyList<SimulatedTag> tags)
    {
        var values = tags.Where(tag => string.Equals(tag.Key, key, StringComparison.Ordinal)).Select(tag => tag.Value);
        return condition switch
        {
            null => !values.Any(),
            JsonObject form when form.ContainsKey("$nin") => values.All(value => MatchesText(form, value)),
            _ => values.Any(value => MatchesText(condition, value)),
        };
    }

    private static bool MatchesText(JsonNode condition, string text)
    {
        if (condition is not JsonObject form)
            return string.Equals(condition.GetValue<string>(), text, StringComparison.Ordinal);
        return form["$in"] is JsonArray list ? Contains(list, text) : !Contains((JsonArray)form["$nin"]!, text);
    }

    private static bool Contains(JsonArray list, string text) =>
        list.Any(item => string.Equals(item!.GetValue<string>(), text, StringComparison.Ordinal));
}
