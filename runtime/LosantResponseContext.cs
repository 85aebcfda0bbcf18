namespace Losant;

/// <summary>The argument of <see cref="LosantClientOptions.OnResponse"/> and <see cref="LosantRequestOptions.OnResponse"/>. Valid during the callback only.</summary>
public readonly struct LosantResponseContext
{
    /// <summary>Initializes the argument of a callback, for tests of it.</summary>
    /// <param name="resource">The resource's name.</param>
    /// <param name="action">The action's name.</param>
    /// <param name="message">The response.</param>
    /// <param name="body">Its body.</param>
    /// <param name="elapsed">The time since the call began.</param>
    public LosantResponseContext(string resource, string action, HttpResponseMessage message, ReadOnlyMemory<byte> body = default, TimeSpan elapsed = default)
    {
        Resource = resource;
        Action = action;
        Message = message;
        Body = body;
        Elapsed = elapsed;
    }

    /// <summary>The resource's name in the API's description, such as <c>device</c>.</summary>
    public string Resource { get; }

    /// <summary>The action's name in the API's description, such as <c>get</c>.</summary>
    public string Action { get; }

    /// <summary>The response: status, headers, and its request without the token. Its content is already read.</summary>
    public HttpResponseMessage Message { get; }

    /// <summary>
    /// The body after decompression; at most the first MiB of an error. Empty for an event stream, a download and a sign-in, and for
    /// a 401 after which the call is resent with another token.
    /// </summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The time since the call began.</summary>
    public TimeSpan Elapsed { get; }
}
