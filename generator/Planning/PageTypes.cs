using LosantGen.Planning.Plans;

namespace LosantGen.Planning;

/// <summary>The types that are pages of a list, by the actions that return them.</summary>
internal sealed class PageTypes(IEnumerable<ResourcePlan> resources)
{
    private readonly ILookup<string, string?> _items = resources.SelectMany(r => r.Actions)
        .Where(a => a.Page is not null && a.Response.TypeRef!.Type is not null)
        .ToLookup(a => a.Response.TypeRef!.Type!, a => a.Page!.ItemsName, StringComparer.Ordinal);

    /// <summary>Marks the type, or its member with the items, if the type is a page.</summary>
    public TypePlan Mark(TypePlan plan) => !_items.Contains(plan.Name) ? plan : plan switch
    {
        ClassPlan page => page with { Members = page.Members.Select(m => m with { IsPage = _items[plan.Name].Contains(m.Name) }).ToEquatableArray() },
        RootListPlan page => page with { IsPage = true },
        _ => plan,
    };
}
