using System.Globalization;
using Losant.Simulator.Description;
using Losant.Simulator.Server;

namespace Losant.Simulator.Collections;

/// <summary>Which items of a list a request asks for: by page and perPage, by limit and offset, or by a cursor.</summary>
/// <param name="Skip">How many items are before the first.</param>
/// <param name="Take">At most how many items.</param>
/// <param name="Echo">The parameters that the response repeats.</param>
internal sealed record PageWindow(long Skip, long Take, IReadOnlyList<(string Name, long Value)> Echo)
{
    private const int DefaultSize = 100;

    /// <summary>Null for an action that returns the whole list.</summary>
    /// <param name="call">The request.</param>
    /// <param name="length">The length of the list.</param>
    /// <param name="indexOf">The index of the item with an id; null if the list has none.</param>
    public static PageWindow? Of(ApiCall call, long length, Func<string, long?> indexOf)
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
            return Position("endingBeforeId") is { } end
                ? new(Math.Max(0, end - size), Math.Min(size, end), [])
                : new(Position("startingAfterId") + 1 ?? 0, size, []);
        }

        return null;

        // An id that is not in the list is after its end.
        long? Position(string parameter) => call.QueryText(parameter) is { } id ? indexOf(id) ?? length : null;
    }

    public static long Whole(ApiCall call, string name, long otherwise, long least)
    {
        var text = call.QueryText(name) is { Length: > 0 } given ? given : call.Default(name);
        if (text is null)
            return otherwise;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= int.MaxValue
            ? number
            : throw ApiFailure.Validation($"{name} must be a whole number of at least {least}.");
    }
}
