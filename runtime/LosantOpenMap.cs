using System.Text.Json;

namespace Losant;

/// <summary>
/// A map whose keys match a pattern, with members of any other name beside its entries: the schema says nothing of those. A map of
/// such a schema is read as this type if it has such members; it is an ordinary map otherwise.
/// </summary>
/// <typeparam name="T">The type of the values of the map's entries.</typeparam>
public class LosantOpenMap<T> : LosantMap<T>
{
    /// <summary>
    /// The members whose names do not match the pattern, as they were read; they are written back. Null if there are none.
    /// </summary>
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
