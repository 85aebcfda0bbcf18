using LosantGen.CSharp;
using LosantGen.Diagnostics;
using LosantGen.Planning.Shapes;

namespace LosantGen.Planning.Names;

/// <summary>
/// Gives every type its name. In this order: a name that somebody chose; the name of the schema file; the title that an
/// inline schema has; and else what the type is where it is used, by this rule:
/// <list type="number">
/// <item>Its role is the name of the member that holds it, one of a plural. Where members differ, the role is what most of them
/// say, or the words that all of them end in, or what its content says, or what it is called most often.</item>
/// <item>Used within one type, it is called after that and its role: <c>TimeSeriesDevice</c> + <c>point</c>.</item>
/// <item>Used within several, it is called after the words with which all their names begin (and, where they end alike in two words
/// or more, those), and its role. Where they have none in common, its role alone is its name, if it has two words or more; a
/// single word is too little for a name that all programs see, and gets the shortest name of those owners before it that call it so.</item>
/// <item>Of two that would get one name, the type in more unrelated places keeps it; the other one's name says more: what it is made
/// of, if that can be said in a few words, or the shortest of its owners.</item>
/// </list>
/// Nothing depends on the order of files or members, nor on which resources are chosen.
/// </summary>
internal sealed class TypeNames
{
    // By canonical shapes.
    private readonly Dictionary<Shape, string> _names = [];
    private readonly Dictionary<string, string> _published = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken;
    private readonly ShapeTable _table;
    private readonly NameSites _sites;
    private readonly List<ReportedDiagnostic> _diagnostics;

    private TypeNames(ShapeTable table, NameSites sites, IEnumerable<string> taken, List<ReportedDiagnostic> diagnostics)
    {
        _table = table;
        _sites = sites;
        _taken = new HashSet<string>(taken, StringComparer.Ordinal);
        _diagnostics = diagnostics;
    }

    public static TypeNames Of(ShapeTable table, SchemaIndex index, IReadOnlyList<Resource> resources, NameChoices choices, IEnumerable<string> taken, List<ReportedDiagnostic> diagnostics)
    {
        var names = new TypeNames(table, NameSites.Of(table, index.Files, resources), taken, diagnostics);
        foreach (var (shape, name) in choices.Resolve(table, index, resources, diagnostics))
        {
            var canonical = table.CanonicalOf(shape);
            if (!names._names.ContainsKey(canonical)) names._names.Add(canonical, names.Free(name));
        }
        foreach (var files in index.Files.GroupBy(name => table.CanonicalOf(table.Resolve(table.Named(name).Shape))))
        {
            // Of several files of one canonical shape, the shortest name stands for it where it is a part of something.
            var first = files.OrderBy(f => f.Length).ThenBy(f => f, StringComparer.Ordinal).First();
            foreach (var file in files) names.Publish(index, file, files.Key, file == first);
        }
        foreach (var level in names._sites.ByLevel()) names.NameLevel(level.Where(s => !names._names.ContainsKey(s)).ToList());
        return names;
    }

    public string Of(Shape shape) => _names[_table.CanonicalOf(shape)];

    /// <summary>The shapes that have a type of their own, one of each canonical shape.</summary>
    public IEnumerable<Shape> All => _names.Keys;

    /// <summary>The name of the type that a schema file becomes.</summary>
    public bool TryGetPublished(string schema, out string name) => _published.TryGetValue(schema, out name!);

    private void Publish(SchemaIndex index, string name, Shape form, bool namesForm)
    {
        if (namesForm && _names.TryGetValue(form, out var chosen))
        {
            _published.Add(name, chosen);
            return;
        }
        var wanted = ReservedNames.Yield(Identifier.Pascal(name));
        var given = Free(wanted);
        if (given != wanted)
        {
            index.TryGet(name, out var schema);
            _diagnostics.Add(ReportedDiagnostic.At(schema.Location, Descriptors.NameCollision, wanted, name, wanted, given));
        }
        _published.Add(name, given);
        if (NameSites.IsType(form) && namesForm) _names.Add(form, given);
    }

    private string Free(string name)
    {
        while (!_taken.Add(name)) name += "_";
        return name;
    }

    private void NameLevel(List<Shape> shapes)
    {
        var open = shapes.Select(s => NameCandidate.Of(s, SitesOf(s), _table)).ToList();
        for (var attempt = 0; open.Count > 0; attempt++)
        {
            var lost = new List<NameCandidate>();
            foreach (var group in open.GroupBy(c => ReservedNames.Yield(c.NameAt(attempt)), StringComparer.Ordinal))
            {
                var ranked = group.OrderByDescending(c => c.Rank).ThenByDescending(c => c.OwnerCount).ThenBy(c => c.Signature, StringComparer.Ordinal).ToList();
                var free = !_taken.Contains(group.Key);
                for (var i = 0; i < ranked.Count; i++)
                {
                    if (i > 0 || !free)
                    {
                        lost.Add(ranked[i]);
                        continue;
                    }
                    _taken.Add(group.Key);
                    _names.Add(ranked[i].Shape, group.Key);
                }
            }
            open = lost;
        }
    }

    // Places within types that are named already; the others lie deeper and say nothing that these do not.
    private List<(string Owner, string Role, bool IsCase)> SitesOf(Shape shape)
    {
        var sites = _sites.Of(shape)
            .Select(s => (Owner: s.OwnerName ?? (_names.TryGetValue(s.Owner!, out var name) ? ReservedNames.Wanted(name) : null)!, s.Role, s.IsCase))
            .Where(s => s.Owner is not null)
            .Distinct()
            .OrderBy(s => s.Owner, StringComparer.Ordinal).ThenBy(s => s.Role, StringComparer.Ordinal)
            .ToList();
        return sites.Any(s => !s.IsCase) ? sites.Where(s => !s.IsCase).ToList() : sites;
    }
}
