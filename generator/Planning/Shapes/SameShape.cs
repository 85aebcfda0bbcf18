using System.Runtime.CompilerServices;

namespace LosantGen.Planning.Shapes;

/// <summary>
/// Compares shapes by all that they hold, of which whatever is planned from a shape may depend: the order of members and values, and the schemas of
/// the members with their locations. The shapes within them have to be the same objects.
/// </summary>
internal sealed class SameShape : IEqualityComparer<Shape>
{
    public static readonly SameShape Instance = new();

    public bool Equals(Shape x, Shape y) => ReferenceEquals(x, y) || (x, y) switch
    {
        (AnyShape a, AnyShape b) => a.Kinds == b.Kinds && a.Values.Equals(b.Values) && a.Alternatives.SequenceEqual(b.Alternatives) && a.ExactlyOne == b.ExactlyOne && a.Not == b.Not,
        (ScalarShape a, ScalarShape b) => a.Kinds == b.Kinds && a.String == b.String && a.Format == b.Format && a.Number == b.Number && a.Values.Equals(b.Values)
            && AreSame(a.Alternatives, b.Alternatives) && a.ExactlyOne == b.ExactlyOne && a.Not == b.Not,
        (EnumShape a, EnumShape b) => a.Values.Equals(b.Values),
        (ListShape a, ListShape b) => a.Item == b.Item && a.Count == b.Count && a.Unique == b.Unique && AreSame(a.Alternatives, b.Alternatives) && a.ExactlyOne == b.ExactlyOne,
        (MapShape a, MapShape b) => a.Value == b.Value && a.Pattern == b.Pattern && a.ByPattern.SequenceEqual(b.ByPattern) && a.IsClosed == b.IsClosed && a.Count == b.Count,
        (ObjectShape a, ObjectShape b) => a.Map == b.Map && a.IsClosed == b.IsClosed && a.RequiredUndeclared.Equals(b.RequiredUndeclared) && a.Forbidden.Equals(b.Forbidden)
            && a.RequiredSets.Equals(b.RequiredSets) && a.ExactlyOneSet == b.ExactlyOneSet && a.Count == b.Count && AreSame(a.Members, b.Members),
        (UnionShape a, UnionShape b) => AreSame(a.Cases, b.Cases) && a.ExactlyOne == b.ExactlyOne,
        (RecursiveShape a, RecursiveShape b) => a.Name == b.Name,
        _ => false,
    };

    public int GetHashCode(Shape shape) => unchecked(shape switch
    {
        AnyShape a => (int)a.Kinds + a.Values.Count + (a.Alternatives.Count * 31),
        ScalarShape s => ((int)s.Kinds * 397) ^ s.Values.GetHashCode() ^ (s.String?.GetHashCode() ?? 0) ^ (s.Number?.GetHashCode() ?? 0) ^ (s.Format?.GetHashCode() ?? 0),
        EnumShape e => e.Values.GetHashCode() + 1,
        ListShape l => Of(l.Item.Shape) + 2,
        MapShape m => Of(m.Value.Shape) + 3,
        ObjectShape o => Of(o.Members),
        UnionShape u => Of(u.Cases) + 4,
        RecursiveShape r => r.Name.GetHashCode(),
        _ => 0,
    });

    private static int Of(IReadOnlyList<ObjectMember> members)
    {
        var hash = members.Count;
        for (var i = 0; i < members.Count; i++) hash = unchecked((hash * 31) + members[i].Name.GetHashCode() + Of(members[i].Use.Shape));
        return hash;
    }

    private static int Of(IReadOnlyList<Shape> shapes)
    {
        var hash = shapes.Count;
        for (var i = 0; i < shapes.Count; i++) hash = unchecked((hash * 31) + Of(shapes[i]));
        return hash;
    }

    private static int Of(Shape shape) => RuntimeHelpers.GetHashCode(shape);

    private static bool AreSame<T>(IReadOnlyList<T> a, IReadOnlyList<T> b)
    {
        if (a.Count != b.Count) return false;
        for (var i = 0; i < a.Count; i++)
        {
            if (!EqualityComparer<T>.Default.Equals(a[i], b[i])) return false;
        }
        return true;
    }
}
