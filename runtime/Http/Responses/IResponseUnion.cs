namespace Losant.Runtime;

/// <summary>Reads the response to an action with several success codes and bodies.</summary>
/// <typeparam name="T">The response's type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IResponseUnion<T>
    where T : class
{
    /// <summary>Reads the body for a status.</summary>
    /// <param name="status">The HTTP status, from 200 to 299; possibly one that the description does not declare.</param>
    /// <param name="input">The input, at the value's first token.</param>
    /// <returns>The response.</returns>
    static abstract T Read(int status, ref JsonInput input);

    /// <summary>Gets the response for a status that is declared without a body.</summary>
    /// <param name="status">The HTTP status, from 200 to 299.</param>
    /// <returns>The response; null for any other status.</returns>
    static virtual T? Nothing(int status) => null;
}
