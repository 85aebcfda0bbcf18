namespace Losant.Runtime;

/// <summary>How the result of an action with several success codes and bodies is read.</summary>
/// <typeparam name="T">The result.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IResponseUnion<T>
    where T : class
{
    /// <summary>Reads the body that comes with a status.</summary>
    /// <param name="status">The HTTP status, from 200 to 299; not always one that the description declares.</param>
    /// <param name="input">The input, standing on the value's first token.</param>
    /// <returns>The result.</returns>
    static abstract T Read(int status, ref JsonInput input);

    /// <summary>The result of a status that is declared without a body.</summary>
    /// <param name="status">The HTTP status, from 200 to 299.</param>
    /// <returns>The result; null for any other status.</returns>
    static virtual T? Nothing(int status) => null;
}
