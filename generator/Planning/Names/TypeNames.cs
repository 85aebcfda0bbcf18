using System;
using System.Collections.Generic;
using System.Linq;
using LosantGen.Diagnostics;
using LosantGen.Model;

namespace LosantGen.Planning;

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
    // By the form of the shapes.
    private readonly Dictionary<Shape, string> _names = [];
    private readonly Dictionary<string, string> _published = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken;
    private readonly NameSites _sites;
    private readonly List<ReportedDiagnostic> _diagnostics;

    public TypeNames(ShapeTable table, SchemaIndex index, IReadOnlyList<Resource> resources, NameChoices choices, IEnumerable<string> taken, List<ReportedDiagnostic> diagnostics)
    {
        _diagnostics = diagnostics;
        _taken = new HashSet<string>(taken, StringComparer.Ordinal);
        _sites = new NameSites(table, index.Published, resources);
        foreach (var (shape, name) in choices.Resolve(table, index, resources, diagnostics))
        {
            if (_names.ContainsKey(shape.Canonical)) continue;
            _names.Add(shape.Canonical, Free(name));
        }
        foreach (var files in index.Published.GroupBy(name => table.Resolve(table.Named(name).Shape).Canonical))
        {
            // Of several files of one form, the shortest name stands for it where it is a part of something.
            var first = files.OrderBy(f => f.Length).ThenBy(f => f, StringComparer.Ordinal).First();
            foreach (var file in files) Publish(index, file, files.Key, file == first);
        }
        foreach (var level in _sites.ByLevel()) NameLevel(level.Where(s => !_names.ContainsKey(s)).ToList());
    }

    public string Of(Shape shape) => _names[shape.Canonical];

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
        var open = shapes.Select(s => new Candidate(s, SitesOf(s))).ToList();
        for (var attempt = 0; open.Count > 0; attempt++)
        {
            foreach (var candidate in open) candidate.Name = ReservedNames.Yield(NameOf(candidate, attempt));
            var lost = new List<Candidate>();
            foreach (var group in open.GroupBy(c => c.Name, StringComparer.Ordinal))
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

    private static string NameOf(Candidate candidate, int attempt)
    {
        var names = candidate.Names;
        return attempt < names.Count ? names[attempt] : names[names.Count - 1] + new string('_', attempt - names.Count + 1);
    }

    /// <summary>Puts words before others; those that would stand twice in the middle stand once.</summary>
    private static string Join(string prefix, string role)
    {
        if (prefix.Length == 0) return role;
        if (role.Length == 0) return prefix;
        var first = Identifier.Words(prefix);
        var second = Identifier.Words(role);
        for (var overlap = Math.Min(first.Count, second.Count - 1); overlap > 0; overlap--)
        {
            if (first.Skip(first.Count - overlap).SequenceEqual(second.Take(overlap), StringComparer.Ordinal))
                return prefix + string.Concat(second.Skip(overlap));
        }
        return prefix + role;
    }

    /// <summary>A type that looks for its name.</summary>
    private sealed class Candidate
    {
        public Candidate(Shape shape, List<(string Owner, string Role, bool IsCase)> sites)
        {
            Shape = shape;
            var owners = sites.Select(s => s.Owner).Distinct(StringComparer.Ordinal).ToList();
            var isCase = sites.All(s => s.IsCase);
            var shortest = Shortest(owners) ?? "";
            var prefix = owners.Count == 1 ? owners[0] : CommonWords(owners);
            var role = !isCase ? CommonRole(sites.Select(s => s.Role).ToList(), shape)
                : shape is EnumShape ? "Name" : sites.Select(s => s.Role).OrderBy(r => r, StringComparer.Ordinal).First();
            var content = ContentWords.Of(shape);
            OwnerCount = owners.Count;
            Rank = owners.Count > 1 && prefix.Length == 0 ? 2 : owners.Count > 1 ? 1 : 0;
            Signature = string.Join(",", sites.Select(s => s.Owner + "." + s.Role)) + "\0" + ContentWords.LongOf(shape);
            if (shape.Source.Title is { Length: > 0 and < 60 } title && Identifier.IsTypeName(Identifier.Pascal(title)) && shape.Published is null)
                Names.Add(Identifier.Pascal(title));
            // Of those who call it so: the words of one owner before another's would say what is nowhere.
            if (prefix.Length == 0 && Identifier.Words(role).Count == 1) prefix = Shortest(sites.Where(s => s.Role == role).Select(s => s.Owner)) ?? shortest;
            Names.Add(Join(prefix, role));
            if (!ContentWords.SayNothing(content)) Names.Add(Join(prefix, Join(content, role)));
            Names.Add(Join(shortest, role));
            Names.Add(Join(prefix, Join(ContentWords.LongOf(shape), role)));
        }

        public Shape Shape { get; }

        /// <summary>The names that it would have, the best first.</summary>
        public List<string> Names { get; } = [];

        public int Rank { get; }

        public int OwnerCount { get; }

        public string Signature { get; }

        public string Name { get; set; } = "";

        private static string CommonRole(List<string> roles, Shape shape)
        {
            // What only says that it is a part says less than a name.
            if (roles.Any(r => !SaysLittle(r))) roles = roles.Where(r => !SaysLittle(r)).ToList();
            var most = roles.GroupBy(r => r, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key.Length).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault();
            if (most is null) return ContentWords.Of(shape);
            if (most.Count() * 2 > roles.Count) return most.Key;
            var words = roles.Distinct(StringComparer.Ordinal).Select(r => Enumerable.Reverse(Identifier.Words(r)).ToList()).ToList();
            var end = string.Concat(CommonStart(words).Reverse());
            if (end.Length > 0) return end;
            var content = ContentWords.Of(shape);
            return ContentWords.SayNothing(content) ? most.Key : content;
        }

        private static string? Shortest(IEnumerable<string> owners) =>
            owners.OrderBy(o => Identifier.Words(o).Count).ThenBy(o => o.Length).ThenBy(o => o, StringComparer.Ordinal).FirstOrDefault();

        private static bool SaysLittle(string role) => role is NameSites.Whole or NameSites.Result;

        private static string CommonWords(List<string> owners)
        {
            var words = owners.Select(Identifier.Words).ToList();
            var start = CommonStart(words).ToList();
            var end = CommonStart(words.ConvertAll(w => Enumerable.Reverse(w.Skip(start.Count)).ToList())).Reverse().ToList();
            return string.Concat(start.Count > 0 && end.Count > 1 ? start.Concat(end) : start);
        }

        private static IEnumerable<string> CommonStart(List<List<string>> names)
        {
            if (names.Count == 0) return [];
            var count = 0;
            while (names.All(n => n.Count > count && n[count] == names[0][count])) count++;
            return names[0].Take(count);
        }
    }
}
