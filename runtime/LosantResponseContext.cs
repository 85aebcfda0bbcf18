namespace Losant;

/// <summary>The argument of <see cref="LosantClientOptions.OnResponse"/> and <see cref="LosantRequestOptions.OnResponse"/>. Valid during the callback only.</summary>
public readonly struct LosantResponseContext
{
    internal LosantResponseContext(string resource, string action, HttpResponseMessage message, ReadOnlyMemory<byte> body, TimeSpan elapsed)
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

    /// <summary>The body after decompression; at most the first MiB of an error, and empty for an event stream or a sign-in.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The time since the call began.</summary>
    public TimeSpan Elapsed { get; }
}
