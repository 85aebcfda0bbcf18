namespace Losant.Runtime;

/// <summary>The properties of an action that the runtime needs beyond its path.</summary>
[Flags]
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ActionTraits
{
    /// <summary>The default: needs a token, changes something.</summary>
    None = 0,

    /// <summary>Does not need a token; if there is one, it is sent.</summary>
    Anonymous = 1,

    /// <summary>Sending it twice has the same effect as sending it once.</summary>
    Idempotent = 2,

    /// <summary>Responds with server-sent events.</summary>
    EventStream = 4,

    /// <summary>The body is multipart form data.</summary>
    Multipart = 8,

    /// <summary>The response need not be JSON.</summary>
    Download = 16,

    /// <summary>The response itself is a secret.</summary>
    SecretResponse = 32,

    /// <summary>The optional body is no object: where it is not given, the content is empty, and not an object without members.</summary>
    NoObject = 64,
}
