namespace Losant;

/// <summary>The argument of <see cref="LosantClientOptions.OnMisfit"/> and <see cref="LosantRequestOptions.OnMisfit"/>.</summary>
public readonly struct LosantMisfitContext
{
    /// <summary>Initializes the argument of a callback, for tests of it.</summary>
    /// <param name="resource">The resource's name in the API's description.</param>
    /// <param name="action">The action's name in the API's description.</param>
    /// <param name="misfits">The values that do not fit.</param>
    public LosantMisfitContext(string resource, string action, IReadOnlyList<LosantMisfit> misfits)
    {
        Resource = resource;
        Action = action;
        Misfits = misfits;
    }

    /// <summary>The resource's name in the API's description, such as <c>device</c>.</summary>
    public string Resource { get; }

    /// <summary>The action's name in the API's description, such as <c>get</c>.</summary>
    public string Action { get; }

    /// <summary>The values that do not fit, in the order of the response; at least one.</summary>
    public IReadOnlyList<LosantMisfit> Misfits { get; }
}
