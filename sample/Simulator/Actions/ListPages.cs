using System.Text.Json.Nodes;
using Losant.Simulator.Collections;
using Losant.Simulator.Server;

namespace Losant.Simulator.Actions;

/// <summary>
/// Paginates an example list. The example's items are repeated, each time with other ids and names, until there are enough.
/// </summary>
internal sealed class ListPages(int length)
{
    /// <summary>Changes the response if it is a list and the action is paginated; otherwise leaves it unchanged.</summary>
    /// <param name="response">The example.</param>
    /// <param name="call">The request.</param>
    /// <param name="declared">The members that the response's schema declares.</param>
    public void Apply(JsonObject response, ApiCall call, IReadOnlySet<string> declared)
    {
        if (response["items"] is not JsonArray { Count: > 0 } examples || PageWindow.Of(call, length, IndexOf) is not { } window)
            return;
        var items = new JsonArray();
        for (var i = window.Skip; i < Math.Min(length, window.Skip + window.Take); i++)
            items.Add(Item(i));
        response["items"] = items;
        Set("count", items.Count);
        Set("totalCount", length);
        foreach (var (name, value) in window.Echo)
            Set(name, value);
        foreach (var name in new[] { "sortField", "sortDirection", "sortColumn", "filter", "filterField" })
        {
            if (call.QueryText(name) is { } text)
                Set(name, text);
        }

        JsonNode? Item(long index) => ListItem.Make(examples[(int)(index % examples.Count)], index / examples.Count);

        long? IndexOf(string id)
        {
            for (var i = 0; i < length; i++)
            {
                if (string.Equals((Item(i) as JsonObject)?["id"]?.ToString(), id, StringComparison.Ordinal))
                    return i;
            }

            return null;
        }

        void Set(string name, JsonNode value)
        {
            if (response.ContainsKey(name) || declared.Contains(name))
                response[name] = value;
        }
    }
}
