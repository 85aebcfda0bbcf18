using System.Text.Json;

namespace Losant.Runtime;

// Called by generated code for values of named types.
public ref partial struct JsonInput
{
    /// <summary>Reads the value at the input's position.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TCodec">The codec that reads it.</typeparam>
    /// <returns>The value.</returns>
    public T Read<T, TCodec>()
        where TCodec : IJsonCodec<T> => TCodec.Read(ref this);

    /// <summary>Moves to the next member, as <see cref="NextMember"/> does.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>False at the object's end.</returns>
    public bool Next(out JsonName name)
    {
        var found = NextMember(out ReadOnlySpan<byte> utf8);
        name = new JsonName(utf8);
        return found;
    }

    /// <summary>Reads an undeclared member.</summary>
    /// <param name="owner">The object that stores it.</param>
    /// <param name="name">Its name.</param>
    public void ReadExtra(LosantObject owner, JsonName name) =>
        owner.AdditionalProperties = ReadExtra((Dictionary<string, JsonElement>?)owner.AdditionalProperties, name);

    /// <summary>Reads a string, number or boolean.</summary>
    /// <returns>The value; null for JSON null.</returns>
    public JsonScalar? ReadScalarOrNull() => IsNull ? SkipNull() : ReadScalar();

    /// <summary>Reads an object or a union.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <returns>The value; null for JSON null.</returns>
    public T? ReadModel<T>()
        where T : class, IJsonCodec<T> => ReadObject<T, T>();

    /// <summary>Reads an open enum.</summary>
    /// <typeparam name="T">The enum's type.</typeparam>
    /// <returns>The value; null for JSON null.</returns>
    public T? ReadEnum<T>()
        where T : struct, IJsonCodec<T> => ReadValue<T, T>();

    /// <summary>Reads a list.</summary>
    /// <typeparam name="T">The items' type.</typeparam>
    /// <returns>The list; null for JSON null.</returns>
    public IReadOnlyList<T>? ReadModels<T>()
        where T : IJsonCodec<T> => ReadObject<IReadOnlyList<T>, ListCodec<T, T>>();

    /// <summary>Reads a list of strings.</summary>
    /// <returns>The list; null for JSON null.</returns>
    public IReadOnlyList<string>? ReadStrings() => ReadObject<IReadOnlyList<string>, ListCodec<string, StringCodec>>();

    private JsonScalar? SkipNull()
    {
        Skip();
        return null;
    }
}
