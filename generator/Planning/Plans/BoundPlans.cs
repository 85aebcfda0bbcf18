namespace LosantGen.Planning.Plans;

/// <summary>A bound resource: a class with the methods of a resource, of which path parameters are known.</summary>
/// <param name="ClassName">The class.</param>
/// <param name="Keys">The known path parameters, in the order of the path.</param>
/// <param name="Children">The bound resources within it.</param>
internal sealed record BoundPlan(string ClassName, EquatableArray<BoundKey> Keys, EquatableArray<BoundChild> Children);

/// <summary>A known path parameter.</summary>
/// <param name="JsonName">The parameter's name.</param>
/// <param name="Name">The property's name.</param>
/// <param name="Parameter">The name of the parameter that sets it, not yet escaped.</param>
/// <param name="TypeRef">The parameter's type.</param>
internal sealed record BoundKey(string JsonName, string Name, string Parameter, TypeRef TypeRef);

/// <summary>A bound resource within another one, or within the client.</summary>
/// <param name="Name">The name of the property, or of the method that takes one more path parameter.</param>
/// <param name="ClassName">The class of the bound resource.</param>
/// <param name="Key">The parameter of the method; null for a property.</param>
internal sealed record BoundChild(string Name, string ClassName, BoundKey? Key);
