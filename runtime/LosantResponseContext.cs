namespace Losant;

/// <summary>What <see cref="LosantClientOptions.OnResponse"/> and <see cref="LosantRequestOptions.OnResponse"/> see. Valid during the callback only.</summary>
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

    /// <summary>The resource as the API's description names it: <c>device</c>.</summary>
    public string Resource { get; }

    /// <summary>The action as the API's description names it: <c>get</c>.</summary>
    public string Action { get; }

    /// <summary>The response: status, headers and the request that led to it, without its token. Its content is read already.</summary>
    public HttpResponseMessage Message { get; }

    /// <summary>The body after decompression; of an error at most the first MiB, of an event stream and of a sign-in nothing.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The time since the call began.</summary>
    public TimeSpan Elapsed { get; }
}
