using LosantGen.Model;

namespace LosantGen.Planning;

/// <summary>The client: its resources in order.</summary>
internal sealed record ClientPlan(EquatableArray<ClientResource> Resources);

/// <summary>A resource as the client shows it.</summary>
internal sealed record ClientResource(string PropertyName, string ClassName, string JsonName);

/// <summary>All C# that there will be.</summary>
internal sealed record Plan(
    EquatableArray<TypePlan> Types,
    EquatableArray<ResourcePlan> Resources,
    ClientPlan? Client,
    EquatableArray<RulePlan> Rules,
    EquatableArray<KeyPlan> Keys);
