namespace Losant.Runtime;

/// <summary>The codec of a union whose cases overlap: it reads an object as the case it is told.</summary>
/// <typeparam name="T">The union.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IUnionCodec<T> : IJsonCodec<T>
{
    /// <summary>Reads the object at the input's position as a case.</summary>
    /// <param name="input">The input.</param>
    /// <param name="at">The case, counted from 0 among those that are objects; -1 for none of them.</param>
    /// <returns>The union.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract T ReadCase(ref JsonInput input, int at);
}
