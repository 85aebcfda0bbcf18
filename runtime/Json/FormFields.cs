using System.Text.Json;

namespace Losant.Runtime;

/// <summary>The fields of a form, from JSON.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FormFields
{
    /// <summary>Gets the fields, in the order in which they stand there.</summary>
    /// <param name="json">An object of strings.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateObject().Select(f => KeyValuePair.Create(f.Name, f.Value.ToString()))];
    }
}
