namespace Losant.Runtime;

/// <summary>
/// Reads, writes and validates JSON values of one type. Every generated type implements it for itself; the codecs in this
/// namespace implement it for strings, numbers, lists and maps. All members are static, so that the JSON code of a type is
/// known at compile time and needs no reflection.
/// </summary>
/// <typeparam name="T">The type of the values.</typeparam>
public interface IJsonCodec<T>
{
    /// <summary>Reads the value at the input's position and moves past it.</summary>
    /// <param name="input">The input, at the value's first token.</param>
    /// <returns>The value.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract T Read(ref JsonInput input);

    /// <summary>Writes a value.</summary>
    /// <param name="output">The output.</param>
    /// <param name="value">The value.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract void Write(ref JsonOutput output, T value);

    /// <summary>Reports every violation of the schema by a value. The default implementation reports none.</summary>
    /// <param name="value">The value.</param>
    /// <param name="validation">Collects violations and tracks the current location.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static virtual void Validate(T value, ref Validation validation)
    {
    }
}
