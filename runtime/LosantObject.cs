using System.Text.Json;

namespace Losant;

/// <summary>An object of the API that may have members which its description does not declare. Generated classes derive from it.</summary>
public abstract class LosantObject
{
    /// <summary>
    /// The members that the description does not declare, as they were read; they are written back. Null when there are none.
    /// Among them are the links that the API adds when it is asked to (<c>_links</c> and the like).
    /// </summary>
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
