using Losant.Runtime.Http.Events;

namespace Losant.Runtime;

/// <summary>What the runtime must know of an action beyond its path.</summary>
[Flags]
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ActionTraits
{
    /// <summary>Nothing special: needs a token, changes something.</summary>
    None = 0,

    /// <summary>Works without a token; one that is there is sent.</summary>
    Anonymous = 1,

    /// <summary>Sending it twice does no more than sending it once.</summary>
    Idempotent = 2,

    /// <summary>Responses with server sent events.</summary>
    EventStream = 4,

    /// <summary>The body is multipart form data.</summary>
    Multipart = 8,
}
