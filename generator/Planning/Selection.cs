using System;
using System.Collections.Generic;
using System.Linq;
using LosantGen.Diagnostics;
using LosantGen.Model;

namespace LosantGen.Planning;

/// <summary>The resources and actions that a consumer asked for; everything where nothing was asked.</summary>
internal sealed class Selection
{
    private readonly HashSet<string>? _names;

    public Selection(EquatableArray<string> names, IReadOnlyList<Resource> resources, List<ReportedDiagnostic> diagnostics)
    {
        if (names.Count == 0) return;
        _names = new HashSet<string>(names, StringComparer.Ordinal);
        var known = resources.SelectMany(r => r.Actions.Select(a => r.Name + "." + a.Name).Prepend(r.Name)).ToList();
        foreach (var name in names)
        {
            if (known.Contains(name)) continue;
            var near = NearestName.Of(name, known, Math.Max(2, name.Length / 3));
            diagnostics.Add(ReportedDiagnostic.At(null, Descriptors.UnknownResource, name, near is null ? "" : $"; the nearest is '{near}'"));
        }
    }

    public bool IsEverything => _names is null;

    public IEnumerable<ResourceAction> ActionsOf(Resource resource) =>
        _names is null || _names.Contains(resource.Name) ? resource.Actions : resource.Actions.Where(a => _names.Contains(resource.Name + "." + a.Name));
}
