namespace Losant;

/// <summary>What <see cref="LosantClientOptions.OnRequest"/> sees. Valid during the callback only.</summary>
public readonly struct LosantRequestContext
{
    internal LosantRequestContext(string resource, string action, HttpRequestMessage message, ReadOnlyMemory<byte> body)
    {
        Resource = resource;
        Action = action;
        Message = message;
        Body = body;
    }

    /// <summary>The resource as the API's description names it: <c>device</c>.</summary>
    public string Resource { get; }

    /// <summary>The action as the API's description names it: <c>get</c>.</summary>
    public string Action { get; }

    /// <summary>The request, without its token. Headers that the callback adds are sent.</summary>
    public HttpRequestMessage Message { get; }

    /// <summary>The JSON that goes out; empty where there is none, for uploads, which are not held in memory, and for a sign-in, which is secret.</summary>
    public ReadOnlyMemory<byte> Body { get; }
}
