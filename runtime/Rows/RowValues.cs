using System.Text.Json;

namespace Losant.Runtime;

/// <summary>Rows of data tables from JSON.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowValues
{
    /// <summary>Gets the values of a row, by the name of the column.</summary>
    /// <param name="json">An object of strings, numbers, booleans and nulls.</param>
    /// <exception cref="ArgumentException">The JSON is something else.</exception>
    public static Dictionary<string, JsonScalar> Of(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) throw new ArgumentException($"A row must be written as a JSON object; it is {json.ValueKind}.", nameof(json));
        var row = new Dictionary<string, JsonScalar>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject()) row[member.Name] = Of(member);
        return row;
    }

    private static JsonScalar Of(JsonProperty member) => member.Value.ValueKind switch
    {
        JsonValueKind.String => member.Value.GetString(),
        JsonValueKind.Number => member.Value.TryGetInt64(out var number) ? number : member.Value.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Null => JsonScalar.Null,
        var kind => throw new ArgumentException($"The column '{member.Name}' holds a string, a number, a boolean or null, not {kind}.", nameof(member)),
    };
}
