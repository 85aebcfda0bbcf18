using LosantGen.Planning.Shapes;

namespace LosantGen.Planning.Names;

/// <summary>
/// What the objects among a union's cases declare, counted once, so that each case is compared with all others at once. Cases with the same canonical
/// shape are one.
/// </summary>
internal sealed class UnionContent
{
    private readonly HashSet<Shape> _canonicals;
    private readonly Dictionary<string, int> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _membersOfStrings = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Member, string Value), int> _strings = [];
    private readonly ShapeTable _table;
    private readonly int _objects;

    public UnionContent(IEnumerable<Shape> cases, ShapeTable table)
    {
        _table = table;
        _canonicals = [.. cases.Select(table.CanonicalOf)];
        foreach (var shape in _canonicals.OfType<ObjectShape>())
        {
            _objects++;
            foreach (var member in shape.Members)
            {
                Count(_members, member.Name);
                if (ContentWords.Strings(member.Use.Shape) is not { } values) continue;
                Count(_membersOfStrings, member.Name);
                foreach (var value in values.Distinct(StringComparer.Ordinal)) Count(_strings, (member.Name, value));
            }
        }
    }

    /// <summary>Whether a case has the type of a shape.</summary>
    public bool Contains(Shape shape) => _canonicals.Contains(_table.CanonicalOf(shape));

    /// <summary>The cases that do not have the type of a shape.</summary>
    public Others Without(ObjectShape shape) => new(this, Contains(shape) ? shape : null);

    private static void Count<TKey>(Dictionary<TKey, int> counts, TKey key)
        where TKey : notnull
        => counts[key] = CountOf(counts, key) + 1;

    private static int CountOf<TKey>(Dictionary<TKey, int> counts, TKey key)
        where TKey : notnull
        => counts.TryGetValue(key, out var count) ? count : 0;

    /// <summary>The objects among the cases other than one.</summary>
    public sealed class Others(UnionContent union, ObjectShape? left)
    {
        public int Count => union._objects - (left is null ? 0 : 1);

        /// <summary>Whether one of them declares a member.</summary>
        public bool Have(string member) => CountOf(union._members, member) > (left?.Member(member) is null ? 0 : 1);

        /// <summary>Whether all of them declare a member that can only be other strings than those of the one.</summary>
        public bool AllHaveOtherStrings(string member, IReadOnlyList<string> values)
        {
            var own = left is null ? 0 : 1;
            return CountOf(union._membersOfStrings, member) - own == Count && values.All(v => CountOf(union._strings, (member, v)) == own);
        }
    }
}
