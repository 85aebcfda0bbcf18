using System.Text.Json;

namespace Losant;

/// <summary>A JSON object of the API that may have undeclared members. Generated classes derive from it.</summary>
public abstract class LosantObject
{
    /// <summary>
    /// The members that the API's description does not declare, as they were read; they are written back. Null if there are none.
    /// They include the links that the API adds on request (<c>_links</c> and the like).
    /// </summary>
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
