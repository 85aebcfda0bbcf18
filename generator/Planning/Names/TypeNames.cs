using LosantGen.CSharp;
using LosantGen.Diagnostics;
using LosantGen.Planning.Shapes;

namespace LosantGen.Planning.Names;

/// <summary>
/// Gives every type its name, in this order: a chosen name; the name of the schema file; the title of an inline schema; and otherwise
/// a name from the places where the type is used, by these rules:
/// <list type="number">
/// <item>Its role is the name of the member that holds it, in the singular. If members differ, the role is the name of more than half of
/// them, or the words with which all of them end, or words from its content, or the most frequent name.</item>
/// <item>A type used within one type is named after that type and its role: <c>Shelf</c> + <c>book</c>.</item>
/// <item>A type used within several types is named after the words with which all their names begin (and, if they also end with the same
/// two or more words, those), and its role. If they have no words in common, its name is its role alone if that has several words; a
/// role of one word gets a prefix, which is the shortest name of the owners that use this role.</item>
/// <item>If two types would get the same name, the type in more unrelated places keeps it. The other type's name is extended by a few words
/// from its content or, if there are none, by its shortest owner.</item>
/// </list>
/// Names do not depend on the order of files or members, nor on the selected resources.
/// </summary>
internal sealed class TypeNames
{
    // By canonical shape.
    private readonly Dictionary<Shape, string> _names = [];
    private readonly Dictionary<string, string> _published = new(StringComparer.Ordinal);
    // Shapes to which the consumer gave a name, with the name that they have without it, where that is known.
    private readonly Dictionary<Shape, string?> _renamed = [];
    // Without case: a type's name is that of a file, for the compiler and on many disks.
    private readonly TakenNames _taken;
    private readonly ShapeTable _table;
    private readonly NameSites _sites;
    private readonly IReadOnlyList<NamesFile> _chosen;
    private readonly KeptPlan _kept;
    private readonly List<ReportedDiagnostic> _diagnostics;

    private TypeNames(ShapeTable table, NameSites sites, IReadOnlyList<NamesFile> chosen, TakenNames taken, KeptPlan kept, List<ReportedDiagnostic> diagnostics)
    {
        _table = table;
        _sites = sites;
        _chosen = chosen;
        _taken = taken;
        _kept = kept;
        _diagnostics = diagnostics;
    }

    public static TypeNames Of(
        ShapeTable table, SchemaIndex index, IReadOnlyList<Resource> resources, ActionContents contents, IReadOnlyList<NamesFile> chosen, TakenNames taken, KeptPlan kept, List<ReportedDiagnostic> diagnostics)
    {
        var names = new TypeNames(table, NameSites.Of(table, index.Files, resources, contents, kept.SingularRoles), chosen, taken, kept, diagnostics);
        foreach (var (shape, choice, isBuiltIn) in new NameChoices(chosen, contents.Parameters, new ShapeFingerprints(table, kept.Fingerprints), kept.ChosenNames).Resolve(table, index, resources, names._sites.All, diagnostics))
        {
            var canonical = table.CanonicalOf(shape);
            if (names._names.ContainsKey(canonical))
            {
                if (isBuiltIn && names._renamed.TryGetValue(canonical, out var usual)) names._renamed[canonical] = usual ?? choice.Name;
            }
            else if (taken.OwnerOf(choice.Name) is not { } other)
            {
                names._names.Add(canonical, taken.Free(choice.Name));
                if (!isBuiltIn) names._renamed.Add(canonical, null);
            }
            else if (!isBuiltIn) diagnostics.Add(ReportedDiagnostic.At(choice.Location, Descriptors.NameIsUnused, choice.Name, choice.Target, $"another type is named '{other}'"));
        }
        foreach (var files in index.Files.GroupBy(name => table.CanonicalOf(table.Resolve(table.Named(name).Shape))))
        {
            // If several files have one canonical shape, the shortest name is used where it is a part of another type.
            var first = files.OrderBy(f => f.Length).ThenBy(f => f, StringComparer.Ordinal).First();
            foreach (var file in files) names.Publish(index, file, files.Key, file == first);
        }
        foreach (var level in names._sites.ByLevel()) names.NameLevel(level.Where(s => !names._names.ContainsKey(s)).ToList());
        names.Members.Check(names, diagnostics);
        return names;
    }

    public string Of(Shape shape) => _names[_table.CanonicalOf(shape)];

    /// <summary>The names that were chosen for members.</summary>
    public MemberChoices Members => field ??= new MemberChoices(_chosen, Renamed);

    /// <summary>The types that have a name of the consumer's in place of another that is known, for which other files were written.</summary>
    public IEnumerable<(string Usual, string Name)> Renamed => _renamed.Select(r => (Usual: r.Value ?? NameCandidate.TitleOf(r.Key, _table), Name: Of(r.Key))).Where(r => r.Usual is not null && r.Usual != r.Name)
        .GroupBy(r => r.Usual!, r => r.Name, StringComparer.Ordinal).Where(g => g.Count() == 1).Select(g => (g.Key, g.Single()));

    /// <summary>The shapes that have their own type, one for each canonical shape.</summary>
    public IEnumerable<Shape> All => _names.Keys;

    /// <summary>The name of the type of a schema file.</summary>
    public bool TryGetPublished(string schema, out string name) => _published.TryGetValue(schema, out name!);

    private void Publish(SchemaIndex index, string name, Shape form, bool namesForm)
    {
        if (namesForm && _names.TryGetValue(form, out var chosen))
        {
            _published.Add(name, chosen);
            if (_renamed.TryGetValue(form, out var usual)) _renamed[form] = usual ?? ReservedNames.Yield(Identifier.Pascal(name));
            return;
        }
        var wanted = ReservedNames.Yield(Identifier.Pascal(name));
        var first = _taken.OwnerOf(wanted);
        var given = _taken.Free(wanted);
        if (first is not null)
        {
            index.TryGet(name, out var schema);
            _diagnostics.Add(ReportedDiagnostic.Collision(schema.Location, first, name, wanted, given, inCaseOnly: first != wanted));
        }
        _published.Add(name, given);
        if (NameSites.IsType(form) && namesForm) _names.Add(form, given);
    }

    private void NameLevel(List<Shape> shapes)
    {
        var open = shapes.Select(s => _kept.Candidates.Of(s, new CandidateInputs(s, SitesOf(s).ToEquatableArray(), NameCandidate.TitleOf(s, _table)), NameCandidate.Of)).ToList();
        for (var attempt = 0; open.Count > 0; attempt++)
        {
            var lost = new List<NameCandidate>();
            foreach (var group in open.GroupBy(c => ReservedNames.Yield(c.NameAt(attempt)), StringComparer.OrdinalIgnoreCase))
            {
                var ranked = group.OrderByDescending(c => c.Rank).ThenByDescending(c => c.OwnerCount).ThenBy(c => c.Signature, StringComparer.Ordinal).ToList();
                var free = _taken.OwnerOf(group.Key) is null;
                for (var i = 0; i < ranked.Count; i++)
                {
                    var candidate = ranked[i];
                    if (i == 0 && free) _names.Add(candidate.Shape, _taken.Free(ReservedNames.Yield(candidate.NameAt(attempt))));
                    else if (candidate.IsLast(attempt)) _names.Add(candidate.Shape, _taken.Suffixed(candidate.NameAt(attempt)));
                    else lost.Add(candidate);
                }
            }
            open = lost;
        }
    }

    // Only places within types that already have names; the other places are deeper and add no information.
    private List<NamedSite> SitesOf(Shape shape)
    {
        var sites = _sites.Of(shape)
            .Select(s => (s.OwnerName ?? (_names.TryGetValue(s.Owner!, out var name) ? ReservedNames.Wanted(name) : null)) is { } owner ? new NamedSite(owner, s.Role, s.IsCase) : null)
            .OfType<NamedSite>()
            .Distinct()
            .OrderBy(s => s.Owner, StringComparer.Ordinal).ThenBy(s => s.Role, StringComparer.Ordinal)
            .ToList();
        return sites.Any(s => !s.IsCase) ? sites.Where(s => !s.IsCase).ToList() : sites;
    }
}
