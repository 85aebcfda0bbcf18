namespace Losant.Runtime;

/// <summary>Gets and sets entries of maps that are members of generated types.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MapEntries
{
    /// <summary>Gets the value of a key.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="entries">The map; null is empty.</param>
    /// <param name="key">The key.</param>
    /// <exception cref="KeyNotFoundException">The map does not contain the key.</exception>
    public static T Get<T>(IReadOnlyDictionary<string, T>? entries, string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return entries is not null && entries.TryGetValue(key, out var value) ? value : throw new KeyNotFoundException(MessageText.Of($"The map does not contain the key '{key}'."));
    }

    /// <summary>Sets the value of a key.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="entries">The map; null is empty.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <returns>The map with the entry: the same one if it is a dictionary, else a copy.</returns>
    public static IReadOnlyDictionary<string, T> With<T>(IReadOnlyDictionary<string, T>? entries, string key, T value)
    {
        var own = entries as Dictionary<string, T> ?? new Dictionary<string, T>(entries ?? new Dictionary<string, T>(), StringComparer.Ordinal);
        own[key] = value;
        return own;
    }
}
