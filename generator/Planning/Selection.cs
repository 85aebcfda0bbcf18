using LosantGen.Diagnostics;

namespace LosantGen.Planning;

/// <summary>The resources and actions that a consumer selected; all of them if nothing is selected.</summary>
internal sealed class Selection
{
    private readonly HashSet<string> _names;

    private Selection(HashSet<string> names) => _names = names;

    public static Selection Of(Wanted wanted, IReadOnlyList<Resource> resources, List<ReportedDiagnostic> diagnostics)
    {
        var known = resources.SelectMany(r => r.Actions.Select(a => r.Name + "." + a.Name).Prepend(r.Name)).Concat(wanted.Known).ToList();
        foreach (var name in wanted.Names.Except(known, StringComparer.Ordinal))
        {
            diagnostics.Add(ReportedDiagnostic.At(null, Descriptors.UnknownResource, name, Suggestion(name, known, resources)));
        }
        return new Selection(new HashSet<string>(wanted.Names.Concat(wanted.OfGroups), StringComparer.Ordinal));
    }

    public IEnumerable<ResourceAction> ActionsOf(Resource resource) =>
        _names.Count == 0 || _names.Contains(resource.Name) ? resource.Actions : resource.Actions.Where(a => _names.Contains(resource.Name + "." + a.Name));

    private static string Suggestion(string name, IReadOnlyList<string> known, IReadOnlyList<Resource> resources)
    {
        if (NearestName.Of(name, known, Math.Max(2, name.Length / 3)) is { } near) return $"; did you mean '{near}'?";
        // An action without its resource, and an action that the resource does not have.
        if (known.FirstOrDefault(k => k.EndsWith("." + name, StringComparison.OrdinalIgnoreCase)) is { } action) return $"; did you mean '{action}'?";
        var dot = name.IndexOf('.');
        return dot > 0 && resources.FirstOrDefault(r => r.Name == name.Substring(0, dot)) is { } resource
            ? $"; the actions of '{resource.Name}' are {string.Join(", ", resource.Actions.Select(a => a.Name).OrderBy(a => a, StringComparer.Ordinal))}"
            : "";
    }
}
