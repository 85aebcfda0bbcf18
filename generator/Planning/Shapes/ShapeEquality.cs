namespace LosantGen.Planning.Shapes;

/// <summary>
/// Compares shapes. Descriptions, titles, defaults and the order of members and cases never count; constraints (conditions on a value
/// beyond its C# type) count only if requested. The parts of both are already shapes of the table, so each part is compared by its
/// number.
/// </summary>
/// <param name="idOf">Gets the number by which a part is compared.</param>
/// <param name="withConstraints">Whether the constraints must be equal too, so that the same values fit; otherwise only the C# type must be the same.</param>
internal sealed class ShapeEquality(Func<Shape, int> idOf, bool withConstraints) : IEqualityComparer<Shape>
{
    public bool Equals(Shape x, Shape y)
    {
        if (ReferenceEquals(x, y)) return true;
        return (x, y) switch
        {
            (AnyShape a, AnyShape b) => !withConstraints || Same(a, b),
            (ScalarShape a, ScalarShape b) => Same(a, b),
            (EnumShape a, EnumShape b) => SameStrings(a.Values, b.Values),
            (ListShape a, ListShape b) => Same(a.Item, b.Item)
                && (!withConstraints || (a.Count == b.Count && a.Unique == b.Unique && a.ExactlyOne == b.ExactlyOne && SameParts(a.Alternatives, b.Alternatives))),
            (MapShape a, MapShape b) => Same(a, b),
            (ObjectShape a, ObjectShape b) => Same(a, b),
            (UnionShape a, UnionShape b) => SameParts(a.Cases, b.Cases) && (!withConstraints || a.ExactlyOne == b.ExactlyOne),
            (RecursiveShape a, RecursiveShape b) => a.Name == b.Name,
            _ => false,
        };
    }

    public int GetHashCode(Shape shape)
    {
        unchecked
        {
            switch (shape)
            {
                case AnyShape a:
                    return !withConstraints ? 0 : (int)a.Kinds ^ Hash(a.Values) ^ (Hash(a.Alternatives) * 31) ^ (a.Not is { } excluded ? Of(excluded) * 17 : 0);
                case ScalarShape s:
                    var scalar = ((int)s.Kinds * 397) ^ Hash(s.Values);
                    return !withConstraints ? scalar
                        : scalar ^ (s.String?.GetHashCode() ?? 0) ^ ((s.Number?.GetHashCode() ?? 0) * 13) ^ (Hash(s.Alternatives) * 31)
                            ^ (s.Format?.GetHashCode() ?? 0) ^ (s.Not is { } not ? Of(not) * 17 : 0);
                case EnumShape e:
                    return Hash(e.Values) + 1;
                case ListShape l:
                    return (Of(l.Item) * 31) + 2 + (withConstraints ? l.Count?.GetHashCode() ?? 0 : 0);
                case MapShape m:
                    return (Of(m.Value) * 31) + 3 + (m.Pattern?.GetHashCode() ?? 0) + (withConstraints ? (m.Count?.GetHashCode() ?? 0) + m.ByPattern.Count : 0);
                case ObjectShape o:
                    // The order of members does not matter.
                    var members = o.Members.Count;
                    foreach (var member in o.Members) members += (member.Name.GetHashCode() ^ (Of(member.Use) * 397)) * (member.Required ? 3 : 5);
                    return members ^ (o.Map is { } map ? Of(map) * 17 : 0) ^ (withConstraints ? ConstraintsOf(o) : 0);
                case UnionShape u:
                    return (Hash(u.Cases) * 31) + 4;
                case RecursiveShape r:
                    return r.Name.GetHashCode();
                default:
                    return 0;
            }
        }
    }

    private static int ConstraintsOf(ObjectShape shape) => unchecked(
        (shape.Count?.GetHashCode() ?? 0) + (Hash(shape.RequiredUndeclared) * 3) + (Hash(shape.Forbidden) * 5) + (shape.RequiredSets.GetHashCode() * 7));

    private bool Same(AnyShape a, AnyShape b) =>
        a.Kinds == b.Kinds && SameStrings(a.Values, b.Values) && a.ExactlyOne == b.ExactlyOne
        && (a.Not is { } not ? b.Not is { } other && Same(not, other) : b.Not is null)
        && a.Alternatives.Count == b.Alternatives.Count && a.Alternatives.Select(Of).OrderBy(id => id).SequenceEqual(b.Alternatives.Select(Of).OrderBy(id => id));

    private bool Same(ScalarShape a, ScalarShape b) =>
        a.Kinds == b.Kinds && a.IsTime == b.IsTime && a.IsDate == b.IsDate && SameStrings(a.Values, b.Values)
        && (!withConstraints || (Equals(a.String, b.String) && Equals(a.Number, b.Number) && a.Format == b.Format
            && a.ExactlyOne == b.ExactlyOne && SameParts(a.Alternatives, b.Alternatives) && Same(a.Not, b.Not)));

    private bool Same(MapShape a, MapShape b) =>
        a.Pattern == b.Pattern && a.IsClosed == b.IsClosed && Same(a.Value, b.Value)
        && (!withConstraints || (Equals(a.Count, b.Count) && a.ByPattern.Count == b.ByPattern.Count && a.ByPattern.Zip(b.ByPattern, (x, y) => x.Pattern == y.Pattern && Same(x.Use, y.Use)).All(same => same)));

    private bool Same(ObjectShape a, ObjectShape b)
    {
        if (a.Members.Count != b.Members.Count || a.IsClosed != b.IsClosed || !Same((Shape?)a.Map, b.Map)) return false;
        if (withConstraints && !(Equals(a.Count, b.Count) && SameStrings(a.RequiredUndeclared, b.RequiredUndeclared) && SameStrings(a.Forbidden, b.Forbidden) && a.RequiredSets.Equals(b.RequiredSets) && a.ExactlyOneSet == b.ExactlyOneSet)) return false;
        return SameMembers(a, b, (one, other) => one.Required == other.Required);
    }

    /// <summary>Whether two objects differ only in their required members.</summary>
    public bool DifferInRequired(ObjectShape a, ObjectShape b) => a.Members.Count == b.Members.Count && a.IsClosed == b.IsClosed && Same((Shape?)a.Map, b.Map)
        && Equals(a.Count, b.Count) && SameStrings(a.RequiredUndeclared, b.RequiredUndeclared) && SameStrings(a.Forbidden, b.Forbidden) && a.RequiredSets.Count + b.RequiredSets.Count == 0 && SameMembers(a, b, (_, _) => true);

    private bool SameMembers(ObjectShape a, ObjectShape b, Func<ObjectMember, ObjectMember, bool> areAlike)
    {
        for (var i = 0; i < a.Members.Count; i++)
        {
            var member = a.Members[i];
            // The members are usually in the same order.
            var other = b.Members[i].Name == member.Name ? b.Members[i] : b.Member(member.Name);
            if (other is null || !areAlike(member, other) || !Same(other.Use, member.Use)) return false;
        }
        return true;
    }

    private bool Same(Shape? a, Shape? b) => a is null ? b is null : b is not null && Of(a) == Of(b);

    private bool Same(ShapeUse a, ShapeUse b) => a.Nullable == b.Nullable && Of(a.Shape) == Of(b.Shape);

    // No two parts of one list are the same shape, but two may have the same canonical shape.
    private bool SameParts(IReadOnlyList<Shape> a, IReadOnlyList<Shape> b)
    {
        if (!withConstraints) return new HashSet<int>(a.Select(Of)).SetEquals(b.Select(Of));
        return a.Count == b.Count && (a.Count < 8 ? a.All(first => b.Any(second => Of(first) == Of(second))) : new HashSet<int>(a.Select(Of)).IsSubsetOf(b.Select(Of)));
    }

    private static bool SameStrings(EquatableArray<string> a, EquatableArray<string> b) =>
        a.Equals(b) || (a.Count == b.Count && new HashSet<string>(a, StringComparer.Ordinal).SetEquals(b));

    private int Of(Shape part) => idOf(part);

    private int Of(ShapeUse use) => use.Nullable ? ~Of(use.Shape) : Of(use.Shape);

    private int Hash(IReadOnlyList<Shape> parts)
    {
        if (parts.Count == 0) return 0;
        var sum = 0;
        foreach (var id in withConstraints ? parts.Select(Of) : parts.Select(Of).Distinct()) sum = unchecked(sum + (id * 7919));
        return sum;
    }

    private int Hash(IReadOnlyList<ShapeUse> parts)
    {
        var sum = parts.Count;
        foreach (var part in parts) sum = unchecked(sum + (Of(part) * 7919));
        return sum;
    }

    private static int Hash(EquatableArray<string> texts)
    {
        var sum = texts.Count;
        foreach (var text in texts) sum = unchecked(sum + text.GetHashCode());
        return sum;
    }
}
