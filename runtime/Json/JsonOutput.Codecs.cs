using Losant.Runtime.Json.Misfits;

namespace Losant.Runtime;

// Called by generated code for values of named types.
public partial struct JsonOutput
{
    /// <summary>Writes a value.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TCodec">The codec that writes it.</typeparam>
    /// <param name="value">The value.</param>
    public void Write<T, TCodec>(T value)
        where TCodec : IJsonCodec<T> => TCodec.Write(ref this, value);

    /// <summary>Writes the undeclared members.</summary>
    /// <param name="owner">The object that stores them.</param>
    public void Extra(LosantObject owner)
    {
        if (KeptJson.MembersOf(owner) is { } kept) Kept(owner, owner.AdditionalProperties, kept);
        else Extra(owner.AdditionalProperties);
    }

    /// <summary>Writes the entries of a map as members of the object that is open.</summary>
    /// <typeparam name="T">The entries' type.</typeparam>
    /// <typeparam name="TCodec">The codec that writes them.</typeparam>
    /// <param name="entries">The entries; null for none.</param>
    public void Entries<T, TCodec>(IReadOnlyDictionary<string, T>? entries)
        where TCodec : IJsonCodec<T>
    {
        if (entries is null) return;
        foreach (var (name, value) in entries)
        {
            Name(name);
            TCodec.Write(ref this, value);
        }
    }
}
