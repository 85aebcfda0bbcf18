namespace LosantGen.Planning.Plans;

/// <summary>The client: its resources in order.</summary>
internal sealed record ClientPlan(EquatableArray<ClientResource> Resources);

/// <summary>A resource as the client shows it.</summary>
internal sealed record ClientResource(string PropertyName, string ClassName, string JsonName);
