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
            var near = Nearest(name, known);
            diagnostics.Add(ReportedDiagnostic.At(null, Descriptors.UnknownResource, name, near is null ? "" : $"; the nearest is '{near}'"));
        }
    }

    public bool IsEverything => _names is null;

    public IEnumerable<ResourceAction> ActionsOf(Resource resource) =>
        _names is null || _names.Contains(resource.Name) ? resource.Actions : resource.Actions.Where(a => _names.Contains(resource.Name + "." + a.Name));

    private static string? Nearest(string name, IEnumerable<string> known) => known
        .Select(k => (Name: k, Distance: Distance(name.ToLowerInvariant(), k.ToLowerInvariant())))
        .Where(k => k.Distance <= Math.Max(2, name.Length / 3))
        .OrderBy(k => k.Distance).ThenBy(k => k.Name, StringComparer.Ordinal)
        .Select(k => k.Name)
        .FirstOrDefault();

    // How many letters must be changed, put in or taken out.
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var change = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.Length];
    }
}
