namespace Losant;

/// <summary>The argument of <see cref="LosantClientOptions.OnRequest"/>. Valid during the callback only.</summary>
public readonly struct LosantRequestContext
{
    /// <summary>Initializes the argument of a callback, for tests of it.</summary>
    /// <param name="resource">The resource's name.</param>
    /// <param name="action">The action's name.</param>
    /// <param name="message">The request.</param>
    /// <param name="body">Its JSON body.</param>
    public LosantRequestContext(string resource, string action, HttpRequestMessage message, ReadOnlyMemory<byte> body = default)
    {
        Resource = resource;
        Action = action;
        Message = message;
        Body = body;
    }

    /// <summary>The resource's name in the API's description, such as <c>device</c>.</summary>
    public string Resource { get; }

    /// <summary>The action's name in the API's description, such as <c>get</c>.</summary>
    public string Action { get; }

    /// <summary>The request, without its token. Headers that the callback adds are sent.</summary>
    public HttpRequestMessage Message { get; }

    /// <summary>The JSON body; empty if there is none, for uploads (not held in memory), and for a sign-in (secret).</summary>
    public ReadOnlyMemory<byte> Body { get; }
}
