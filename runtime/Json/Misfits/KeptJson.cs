using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Losant.Runtime.Json.Misfits;

/// <summary>
/// The JSON that did not fit, by the object or list it was read in. A table beside the objects, because one in a million has such JSON,
/// and a field for it would make all of them bigger.
/// </summary>
internal static class KeptJson
{
    private static readonly ConditionalWeakTable<object, Dictionary<string, JsonElement>> Members = [];
    private static readonly ConditionalWeakTable<object, List<KeptItem>> Items = [];
    private static volatile bool IsUsed;

    /// <summary>Keeps the value of a member. An object with additional properties has it among them too, where a program can see and remove it.</summary>
    public static void Keep(object owner, string name, JsonElement json)
    {
        Members.GetOrCreateValue(owner)[name] = json;
        if (owner is LosantObject open) (open.AdditionalProperties ??= new Dictionary<string, JsonElement>(StringComparer.Ordinal))[name] = json;
        IsUsed = true;
    }

    /// <summary>Keeps the items that a list is read without.</summary>
    public static void Keep(object list, List<KeptItem> items)
    {
        Items.Add(list, items);
        IsUsed = true;
    }

    /// <summary>Forgets the members that did not fit. An object with additional properties has them no longer.</summary>
    public static void DropMembersOf(object owner)
    {
        if (MembersOf(owner) is not { } kept) return;
        Members.Remove(owner);
        if (owner is not LosantObject { AdditionalProperties: { } others } open) return;
        foreach (string name in kept.Keys) others.Remove(name);
        if (others.Count == 0) open.AdditionalProperties = null;
    }

    /// <summary>Forgets the items that did not fit.</summary>
    public static void DropItemsOf(object list) => Items.Remove(list);

    /// <summary>The members that did not fit; null if there are none.</summary>
    public static Dictionary<string, JsonElement>? MembersOf(object? owner) => IsUsed && owner is not null ? FindMembers(owner) : null;

    /// <summary>The items that did not fit; null if there are none.</summary>
    public static List<KeptItem>? ItemsOf(object? list) => IsUsed && list is not null ? FindItems(list) : null;

    // Apart, so that those above are inlined.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Dictionary<string, JsonElement>? FindMembers(object owner) => Members.TryGetValue(owner, out var members) ? members : null;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static List<KeptItem>? FindItems(object list) => Items.TryGetValue(list, out var items) ? items : null;
}

/// <summary>An item that did not fit, and its index in the JSON array.</summary>
internal sealed class KeptItem(int index, JsonElement json)
{
    public int Index { get; } = index;

    public JsonElement Json { get; } = json;
}
