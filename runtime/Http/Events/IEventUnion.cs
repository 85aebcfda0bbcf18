using System.Text.Json;

namespace Losant.Runtime;

/// <summary>Reads the events of an action that streams several kinds of events.</summary>
/// <typeparam name="T">The type of the events.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IEventUnion<T>
    where T : class
{
    /// <summary>Reads an event.</summary>
    /// <param name="name">The event's name; possibly one that the description does not declare.</param>
    /// <param name="input">The input, at the first token of the data.</param>
    /// <returns>The event.</returns>
    static abstract T Read(string name, ref JsonInput input);

    /// <summary>Creates an event whose name is not declared, or whose data does not match the description.</summary>
    /// <param name="eventName">The event's name.</param>
    /// <param name="data">The data; a string if it is not valid JSON.</param>
    /// <returns>The event.</returns>
    static abstract T OfUnknown(string eventName, JsonElement data);
}
