using Losant.Runtime.Json.Misfits;

namespace Losant.Runtime;

// Called by generated code for values of named types.
public ref partial struct JsonOutput
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

    /// <summary>Writes a member that is an object or a union; null writes nothing.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="name">The member's name, escaped.</param>
    /// <param name="value">The value.</param>
    public void Model<T>(ReadOnlySpan<byte> name, T? value)
        where T : class, IJsonCodec<T> => Member<T, T>(name, value);

    /// <summary>Writes a member that is an open enum; null writes nothing.</summary>
    /// <typeparam name="T">The enum's type.</typeparam>
    /// <param name="name">The member's name, escaped.</param>
    /// <param name="value">The value.</param>
    public void Enum<T>(ReadOnlySpan<byte> name, T? value)
        where T : struct, IJsonCodec<T> => MemberValue<T, T>(name, value);

    /// <summary>Writes a member that is a list; null writes nothing.</summary>
    /// <typeparam name="T">The items' type.</typeparam>
    /// <param name="name">The member's name, escaped.</param>
    /// <param name="items">The items.</param>
    public void Models<T>(ReadOnlySpan<byte> name, IReadOnlyList<T>? items)
        where T : IJsonCodec<T> => Member<IReadOnlyList<T>, ListCodec<T, T>>(name, items);

    /// <summary>Writes a member that is a list of strings; null writes nothing.</summary>
    /// <param name="name">The member's name, escaped.</param>
    /// <param name="items">The items.</param>
    public void Strings(ReadOnlySpan<byte> name, IReadOnlyList<string>? items) => Member<IReadOnlyList<string>, ListCodec<string, StringCodec>>(name, items);
}
