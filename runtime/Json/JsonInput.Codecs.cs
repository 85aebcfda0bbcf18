namespace Losant.Runtime;

// What generated code calls for values whose type it knows only by name.
public ref partial struct JsonInput
{
    /// <summary>Reads the value at which the input stands.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TJson">How it is read.</typeparam>
    /// <returns>The value.</returns>
    public T Read<T, TJson>()
        where TJson : IJson<T> => TJson.Read(ref this);

    /// <summary>Reads a string, number or boolean.</summary>
    /// <returns>The value; null for JSON null.</returns>
    public JsonScalar? ReadScalarOrNull() => IsNull ? SkipNull() : ReadScalar();

    private JsonScalar? SkipNull()
    {
        Skip();
        return null;
    }
}
