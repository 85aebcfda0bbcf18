using LosantGen.Planning.Plans;

namespace LosantGen.Planning;

/// <summary>The types that are pages of a list, by the actions that return them.</summary>
internal sealed class PageTypes(IEnumerable<ResourcePlan> resources)
{
    private readonly ILookup<string, string> _items = resources.SelectMany(r => r.Actions)
        .Where(a => a.Page?.ItemsName is not null)
        .ToLookup(a => a.Response.TypeRef!.Type!, a => a.Page!.ItemsName!, StringComparer.Ordinal);

    /// <summary>Marks the member with the items, if the type is a page.</summary>
    public TypePlan Mark(TypePlan plan) => plan is ClassPlan page && _items.Contains(plan.Name)
        ? page with { Members = page.Members.Select(m => m with { IsPage = _items[plan.Name].Contains(m.Name) }).ToEquatableArray() }
        : plan;
}
