namespace Losant;

/// <summary>What <see cref="LosantClientOptions.OnFailure"/> sees.</summary>
public readonly struct LosantFailureContext
{
    internal LosantFailureContext(string resource, string action, Exception exception, TimeSpan elapsed)
    {
        Resource = resource;
        Action = action;
        Exception = exception;
        Elapsed = elapsed;
    }

    /// <summary>The resource as the API's description names it: <c>device</c>.</summary>
    public string Resource { get; }

    /// <summary>The action as the API's description names it: <c>get</c>.</summary>
    public string Action { get; }

    /// <summary>What the caller is about to see. Its text holds no token.</summary>
    public Exception Exception { get; }

    /// <summary>The time since the call began.</summary>
    public TimeSpan Elapsed { get; }
}
