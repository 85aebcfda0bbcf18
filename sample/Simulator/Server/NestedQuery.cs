using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;

namespace Losant.Simulator.Server;

/// <summary>
/// Reads a nested value from the query, such as <c>tagFilter[0][key]=floor</c> or <c>deviceClass[0]=gateway</c>.
/// Every leaf is a string.
/// </summary>
internal static class NestedQuery
{
    /// <summary>The value, or null if the query has no value of that name.</summary>
    public static JsonNode? Read(IReadOnlyDictionary<string, StringValues> query, string name)
    {
        var root = new Branch();
        var found = false;
        foreach (var (key, values) in query)
        {
            if (Steps(key, name) is not { } steps)
                continue;
            found = true;
            var branch = steps.Aggregate(root, static (branch, step) => branch.Child(step));
            branch.Values.AddRange(values.OfType<string>());
        }

        return found ? root.ToJson() : null;
    }

    /// <summary>The keys in brackets after the name; null for a key of another parameter.</summary>
    private static string[]? Steps(string key, string name)
    {
        if (!key.StartsWith(name, StringComparison.Ordinal))
            return null;
        var rest = key[name.Length..];
        if (rest.Length == 0)
            return [];
        return rest is ['[', .., ']'] ? rest[1..^1].Split("][") : null;
    }

    private sealed class Branch
    {
        private readonly SortedDictionary<string, Branch> _children = new(Comparer<string>.Create(Compare));

        public List<string> Values { get; } = [];

        public Branch Child(string step)
        {
            if (!_children.TryGetValue(step, out var child))
                _children[step] = child = new Branch();
            return child;
        }

        public JsonNode ToJson()
        {
            if (_children.Count > 0)
            {
                return _children.Keys.All(IsIndex)
                    ? new JsonArray([.. _children.Values.Select(child => child.ToJson())])
                    : new JsonObject(_children.Select(child => KeyValuePair.Create<string, JsonNode?>(child.Key, child.Value.ToJson())));
            }

            return Values.Count == 1 ? Values[0] : new JsonArray([.. Values.Select(value => JsonValue.Create(value))]);
        }

        private static bool IsIndex(string step) => step.All(char.IsAsciiDigit);

        /// <summary>Shorter keys first, so that index 10 follows index 9.</summary>
        private static int Compare(string? one, string? other) =>
            one!.Length != other!.Length ? one.Length.CompareTo(other.Length) : string.CompareOrdinal(one, other);
    }
}
