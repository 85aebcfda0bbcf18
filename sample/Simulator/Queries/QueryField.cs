using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Losant.Simulator.Queries;

/// <summary>The values of one field, and how to compare them. A field can have no, one or several values.</summary>
/// <param name="Values">The values; empty if the field is not set.</param>
internal sealed record QueryField(IReadOnlyList<SimulatedValue> Values)
{
    private const string DatePattern = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>The case of hexadecimal ids is ignored.</summary>
    public bool IgnoreCase { get; init; }

    /// <summary>The values are milliseconds since 1970 UTC, and strings in the query are dates.</summary>
    public bool IsDate { get; init; }

    public static QueryField Text(params IEnumerable<string?> texts) => new([.. texts.OfType<string>().Select(text => (SimulatedValue)text)]);

    public static QueryField Id(params IEnumerable<string?> ids) => Text(ids) with { IgnoreCase = true };

    public static QueryField Date(double? time) => new(time is { } given ? [given] : []) { IsDate = true };

    /// <summary>The values of a member: of a list each item. A time as the simulator writes it is a date.</summary>
    public static QueryField Of(JsonNode? node, bool ignoreCase = false)
    {
        if (node?.GetValueKind() == JsonValueKind.String && node.GetValue<string>() is [.., 'Z'] and { Length: 24 }
            && DateTimeOffset.TryParseExact(node.GetValue<string>(), DatePattern, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return Date(time.ToUnixTimeMilliseconds());
        var nodes = node is JsonArray list ? list.AsEnumerable() : [node];
        return new QueryField([.. nodes.Select(SimulatedValue.FromJson).OfType<SimulatedValue>()]) { IgnoreCase = ignoreCase };
    }
}
