namespace Losant.Runtime;

/// <summary>
/// How values of one type are read from JSON, written to it and checked against their schema. Every generated type
/// implements it for itself; the types in this namespace implement it for strings, numbers, lists and maps. All members
/// are static, so that the whole of a value's JSON code is known when a program is compiled and nothing needs reflection.
/// </summary>
/// <typeparam name="T">The type of the values.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IJsonCodec<T>
{
    /// <summary>Reads the value at which the input stands and moves past it.</summary>
    /// <param name="input">The input, standing on the value's first token.</param>
    /// <returns>The value.</returns>
    static abstract T Read(ref JsonInput input);

    /// <summary>Writes a value.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="value">The value.</param>
    static abstract void Write(ref JsonOutput output, T value);

    /// <summary>Reports every place where a value breaks its schema. By default nothing is checked beyond the value's type.</summary>
    /// <param name="value">The value.</param>
    /// <param name="validation">Where violations go; it knows the place that is being looked at.</param>
    static virtual void Validate(T value, ref Validation validation)
    {
    }
}
