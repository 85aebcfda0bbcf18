namespace LosantGen.Planning.Plans;

/// <summary>The client: its resources in order.</summary>
internal sealed record ClientPlan(EquatableArray<ClientResource> Resources);

/// <summary>A resource as a property of the client.</summary>
internal sealed record ClientResource(string PropertyName, string ClassName, string JsonName);
