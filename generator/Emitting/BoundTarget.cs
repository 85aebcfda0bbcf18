using LosantGen.Planning.Plans;

namespace LosantGen.Emitting;

/// <summary>A bound class that stands for one of something, such as an application, with what conveniences need of it.</summary>
/// <param name="ClassName">The class.</param>
/// <param name="Parameters">The parameters that it knows, in the order of the path.</param>
/// <param name="Properties">The properties that have them.</param>
internal sealed record BoundTarget(string ClassName, EquatableArray<string> Parameters, EquatableArray<string> Properties)
{
    /// <summary>All of a plan.</summary>
    public static IReadOnlyList<BoundTarget> Of(Plan plan)
    {
        if (plan.Client is not { } client) return [];
        var classes = plan.Resources.Select(r => r.Bound).OfType<BoundPlan>().Concat(client.Bare).ToList();
        var identified = new HashSet<string>(classes.SelectMany(c => c.Children).Concat(client.Bound).Where(c => c.Key is not null).Select(c => c.ClassName), StringComparer.Ordinal);
        return classes.Where(c => identified.Contains(c.ClassName) && c.Keys.All(k => CSharpType.Bare(k.TypeRef) == "string"))
            .Select(c => new BoundTarget(c.ClassName, c.Keys.Select(k => k.Parameter).ToEquatableArray(), c.Keys.Select(k => k.Name).ToEquatableArray())).ToList();
    }
}
