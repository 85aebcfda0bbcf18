namespace LosantGen.Planning.Plans;

/// <summary>The client: its resources in order.</summary>
internal sealed record ClientPlan(EquatableArray<ClientResource> Resources)
{
    /// <summary>The name of a client for which a project chooses none.</summary>
    public const string UsualName = "LosantClient";

    /// <summary>The range of versions of the API for which the client is generated; null for that of the library.</summary>
    public string? Version { get; init; }

    /// <summary>The names that the descriptions mark as those of secrets.</summary>
    public EquatableArray<string> Secrets { get; init; }

    /// <summary>The bound resources that the client makes.</summary>
    public EquatableArray<BoundChild> Bound { get; init; }

    /// <summary>Those that have no methods.</summary>
    public EquatableArray<BoundPlan> Bare { get; init; }
}

/// <summary>A resource as a property of the client.</summary>
internal sealed record ClientResource(string PropertyName, string ClassName, string JsonName, string? Summary);
