using System.Text.Json;

namespace Losant.Runtime;

/// <summary>How the events of an action are read that streams several kinds of them.</summary>
/// <typeparam name="T">The type of the events.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IEventUnion<T>
    where T : class
{
    /// <summary>Reads an event.</summary>
    /// <param name="name">The event's name; not always one that the description declares.</param>
    /// <param name="input">The input, standing on the first token of the data.</param>
    /// <returns>The event.</returns>
    static abstract T Read(string name, ref JsonInput input);

    /// <summary>Makes an event whose name the description does not have, or whose data is not what it says.</summary>
    /// <param name="name">The event's name.</param>
    /// <param name="data">The data; a text where it is no JSON.</param>
    /// <returns>The event.</returns>
    static abstract T Unknown(string name, JsonElement data);
}
