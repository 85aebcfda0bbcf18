namespace Losant.Runtime;

// What generated code calls for values whose type it knows only by name.
public ref partial struct JsonOutput
{
    /// <summary>Writes a value.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TJson">How it is written.</typeparam>
    /// <param name="value">The value.</param>
    public void Write<T, TJson>(T value)
        where TJson : IJson<T> => TJson.Write(ref this, value);

    /// <summary>Writes the entries of a map as members of the object that is open.</summary>
    /// <typeparam name="T">The entries' type.</typeparam>
    /// <typeparam name="TJson">How they are written.</typeparam>
    /// <param name="entries">The entries; null for none.</param>
    public void Entries<T, TJson>(IReadOnlyDictionary<string, T>? entries)
        where TJson : IJson<T>
    {
        if (entries is null) return;
        foreach (var (name, value) in entries)
        {
            Name(name);
            TJson.Write(ref this, value);
        }
    }
}
