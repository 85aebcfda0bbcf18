namespace Losant;

/// <summary>The argument of <see cref="LosantClientOptions.OnFailure"/>.</summary>
public readonly struct LosantFailureContext
{
    /// <summary>Initializes the argument of a callback, for tests of it.</summary>
    /// <param name="resource">The resource's name.</param>
    /// <param name="action">The action's name.</param>
    /// <param name="exception">The exception.</param>
    /// <param name="elapsed">The time since the call began.</param>
    public LosantFailureContext(string resource, string action, Exception exception, TimeSpan elapsed = default)
    {
        Resource = resource;
        Action = action;
        Exception = exception;
        Elapsed = elapsed;
    }

    /// <summary>The resource's name in the API's description, such as <c>device</c>.</summary>
    public string Resource { get; }

    /// <summary>The action's name in the API's description, such as <c>get</c>.</summary>
    public string Action { get; }

    /// <summary>The exception that the call is about to throw. Its message contains no token.</summary>
    public Exception Exception { get; }

    /// <summary>The time since the call began.</summary>
    public TimeSpan Elapsed { get; }
}
