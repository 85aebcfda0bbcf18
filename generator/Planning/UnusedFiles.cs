using LosantGen.Keeping;
using LosantGen.Planning.Shapes;

namespace LosantGen.Planning;

/// <summary>Finds the schema files to which nothing refers that is generated, directly or through other files.</summary>
internal static class UnusedFiles
{
    public static IEnumerable<string> Of(IEnumerable<ResourceAction> actions, SchemaIndex index, Kept<ResourceAction, EquatableArray<string>> kept)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(actions.SelectMany(a => (IEnumerable<string>)kept.Of(a, ReferencesOf)));
        while (open.Count > 0)
        {
            var name = open.Pop();
            if (!reached.Add(name) || !index.TryGetNamed(name, out var found)) continue;
            foreach (var reference in found.References) open.Push(reference);
        }
        var used = new HashSet<string>(index.All.Where(s => reached.Contains(s.Name)).Select(s => s.Schema.Location.File), StringComparer.Ordinal);
        return index.All.Select(s => s.Schema.Location.File).Distinct(StringComparer.Ordinal).Where(f => !used.Contains(f)).OrderBy(f => f, StringComparer.Ordinal);
    }

    private static EquatableArray<string> ReferencesOf(ResourceAction action) => SchemasOf(action).SelectMany(ReferencesOf).Distinct(StringComparer.Ordinal).ToEquatableArray();

    private static IEnumerable<Schema> SchemasOf(ResourceAction action) => action.Parameters.Select(p => p.Schema ?? p.Inline)
        .Concat(action.Responses.SelectMany(r => r.Events.Select(e => e.Schema).Append(r.Schema)).OfType<Schema>());

    private static IEnumerable<string> ReferencesOf(Schema schema) => schema.Reference is { } name ? [name] : schema.Parts.SelectMany(ReferencesOf);
}
