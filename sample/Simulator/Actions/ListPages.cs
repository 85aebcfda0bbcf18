using System.Globalization;
using System.Text.Json.Nodes;
using Losant.Simulator.Description;
using Losant.Simulator.Server;

namespace Losant.Simulator.Actions;

/// <summary>
/// Paginates an example list. The example's items are repeated, each time with other ids and names, until there are enough;
/// the page is then selected by page and perPage, by limit and offset, or by a cursor.
/// </summary>
internal sealed class ListPages(int length)
{
    private const int DefaultSize = 100;

    /// <summary>Changes the response if it is a list and the action is paginated; otherwise leaves it unchanged.</summary>
    /// <param name="response">The example.</param>
    /// <param name="call">The request.</param>
    /// <param name="declared">The members that the response's schema declares.</param>
    public void Apply(JsonObject response, ApiCall call, IReadOnlyCollection<string> declared)
    {
        if (response["items"] is not JsonArray { Count: > 0 } examples || Window(call, examples) is not { } window)
            return;
        var items = new JsonArray();
        for (var i = window.Skip; i < Math.Min(length, window.Skip + window.Take); i++)
            items.Add(ListItem.Make(examples[(int)(i % examples.Count)], i / examples.Count));
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

        void Set(string name, JsonNode value)
        {
            if (response.ContainsKey(name) || declared.Contains(name, StringComparer.Ordinal))
                response[name] = value;
        }
    }

    private Slice? Window(ApiCall call, JsonArray examples)
    {
        if (call.Action.Has(ApiParameterLocation.Query, "page"))
        {
            var (page, size) = (Whole(call, "page", 0, 0), Whole(call, "perPage", DefaultSize, 1));
            return new(page > length ? length : page * size, size, [("page", page), ("perPage", size)]);
        }

        if (call.Action.Has(ApiParameterLocation.Query, "offset"))
        {
            var (offset, size) = (Whole(call, "offset", 0, 0), Whole(call, "limit", DefaultSize, 0));
            return new(offset, size, [("offset", offset), ("limit", size)]);
        }

        if (call.Action.Has(ApiParameterLocation.Query, "startingAfterId"))
        {
            var size = Whole(call, "limit", DefaultSize, 1);
            return Position(call, examples, "endingBeforeId") is { } end
                ? new(Math.Max(0, end - size), Math.Min(size, end), [])
                : new(Position(call, examples, "startingAfterId") + 1 ?? 0, size, []);
        }

        return null;
    }

    /// <summary>The index of the item that a cursor names; the end of the list for an id that is not in it.</summary>
    private long? Position(ApiCall call, JsonArray examples, string parameter)
    {
        if (call.QueryText(parameter) is not { } id)
            return null;
        for (var i = 0; i < length; i++)
        {
            if (string.Equals((ListItem.Make(examples[i % examples.Count], i / examples.Count) as JsonObject)?["id"]?.ToString(), id, StringComparison.Ordinal))
                return i;
        }

        return length;
    }

    private static long Whole(ApiCall call, string name, long otherwise, long least)
    {
        var text = call.QueryText(name)
            ?? call.Action.Parameters.FirstOrDefault(parameter => string.Equals(parameter.Name, name, StringComparison.Ordinal))?.Default?.ToString();
        if (text is null)
            return otherwise;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= int.MaxValue
            ? number
            : throw ApiFailure.Validation($"{name} must be a whole number of at least {least}.");
    }

    private sealed record Slice(long Skip, long Take, IReadOnlyList<(string Name, long Value)> Echo);
}
