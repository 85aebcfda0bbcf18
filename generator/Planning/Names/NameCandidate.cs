using LosantGen.CSharp;
using LosantGen.Planning.Shapes;

namespace LosantGen.Planning.Names;

/// <summary>All that the possible names of a type follow from.</summary>
/// <param name="Shape">The canonical shape.</param>
/// <param name="Sites">Where it is used, in order.</param>
/// <param name="Title">The name that its title gives to it.</param>
internal sealed record CandidateInputs(Shape Shape, EquatableArray<NamedSite> Sites, string? Title);

/// <summary>A type that needs a name: its possible names, the best first, and the criteria that decide collisions with others.</summary>
/// <param name="Shape">The canonical shape.</param>
/// <param name="Names">Its possible names.</param>
/// <param name="Rank">2 if it is used in unrelated types, 1 in several related types, 0 in one type.</param>
/// <param name="OwnerCount">The number of types that contain it.</param>
/// <param name="Signature">Decides if everything else is equal.</param>
internal sealed record NameCandidate(Shape Shape, IReadOnlyList<string> Names, int Rank, int OwnerCount, string Signature)
{
    public static NameCandidate Of(CandidateInputs inputs)
    {
        var (shape, sites, title) = inputs;
        var owners = sites.Select(s => s.Owner).Distinct(StringComparer.Ordinal).ToList();
        var isCase = sites.All(s => s.IsCase);
        var shortest = Shortest(owners) ?? "";
        var common = owners.Count == 1 ? owners[0] : CommonWords(owners);
        var role = !isCase ? CommonRole(sites.Select(s => s.Role).ToList(), shape)
            : shape is EnumShape ? "Name" : sites.Select(s => s.Role).OrderBy(r => r, StringComparer.Ordinal).First();
        // Only the owners that use this role count: another owner's words before it would describe a place that does not exist.
        var prefix = common.Length == 0 && Identifier.Words(role).Count == 1 ? Shortest(sites.Where(s => s.Role == role).Select(s => s.Owner)) ?? shortest : common;
        var content = ContentWords.Of(shape);
        var names = new List<string>();
        if (title is not null) names.Add(title);
        names.Add(Join(prefix, role));
        if (!ContentWords.SayNothing(content)) names.Add(Join(prefix, Join(content, role)));
        names.Add(Join(shortest, role));
        names.Add(Join(prefix, Join(ContentWords.LongOf(shape), role)));
        return new NameCandidate(
            shape, names, owners.Count > 1 && common.Length == 0 ? 2 : owners.Count > 1 ? 1 : 0, owners.Count,
            string.Join(",", sites.Select(s => s.Owner + "." + s.Role)) + "\0" + ContentWords.LongOf(shape));
    }

    /// <summary>The name that its title gives to an inline shape; null if it has none that can be a name.</summary>
    public static string? TitleOf(Shape shape, ShapeTable table) =>
        table.SourceOf(shape).Title is { Length: > 0 and < 60 } title && Identifier.IsTypeName(Identifier.Pascal(title)) && table.FileOf(shape) is null ? Identifier.Pascal(title) : null;

    /// <summary>The name for an attempt, after others took the names before it; the last one gets a suffix.</summary>
    public string NameAt(int attempt) => Identifier.Fit(Names[Math.Min(attempt, Names.Count - 1)]);

    /// <summary>Whether there is no other name to try.</summary>
    public bool IsLast(int attempt) => attempt >= Names.Count - 1;

    /// <summary>Joins a prefix and a role; words that end the one and begin the other are not repeated.</summary>
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

    private static string CommonRole(List<string> roles, Shape shape)
    {
        // A role that only says that the type is a part is worse than a name.
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

    private static bool SaysLittle(string role) => role is NameSites.Whole or NameSites.Response;

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
