using LosantGen.Planning.Names;
using LosantGen.Planning.Plans;
using LosantGen.Planning.Shapes;

namespace LosantGen.Planning;

/// <summary>
/// Plans, from the declarations of a union's cases, how an object's members determine its case: first by a required member with
/// different constant strings, then by the members that only some cases have.
/// </summary>
internal static class DiscriminatorPlanner
{
    /// <summary>The number of cases for which a mask has bits.</summary>
    public const int MaxCases = 64;

    private const int MaxCompared = 500;

    private const JsonKinds AllKinds = JsonKinds.All & ~JsonKinds.Null;

    private static readonly JsonKinds[] TokenKinds = [JsonKinds.String, JsonKinds.Number, JsonKinds.Boolean, JsonKinds.Object, JsonKinds.Array];

    public static DiscriminatorPlan Of(IReadOnlyList<Shape> cases)
    {
        if (cases.Count > MaxCases && PropertyName(cases) is { } property) return new DiscriminatorPlan(cases.Count, 0, default) { PropertyName = property, Mapping = Mapping(cases, property).ToEquatableArray() };
        var names = cases.SelectMany(Names).Distinct(StringComparer.Ordinal).ToList();
        var unknown = 0UL;
        for (var i = 0; i < cases.Count && i < MaxCases; i++)
        {
            if (TakesUnknown(cases[i])) unknown |= 1UL << i;
        }
        return new DiscriminatorPlan(Math.Min(cases.Count, MaxCases), unknown, names.Select(n => MemberOf(n, cases)).ToEquatableArray())
        {
            UnknownKinds = Kinds(cases, unknown, KindsOfUndeclared, hasStrings: false),
            Names = NamesOf(cases).ToEquatableArray(),
        };
    }

    /// <summary>Whether some objects do not fit this case, even if it is the only one.</summary>
    public static bool IsParticular(Shape shape) => shape is ObjectShape o && o.Map is null && (o.IsClosed || o.Members.Any(m => m.Required));

    // A member that is required in every case, with different strings in each.
    private static string? PropertyName(IReadOnlyList<Shape> cases) => Names(cases[0]).FirstOrDefault(name =>
        cases.All(c => MemberOf(c, name) is { Required: true } member && ContentWords.Strings(member.Use.Shape) is not null)
        && cases.SelectMany(c => ContentWords.Strings(MemberOf(c, name)!.Use.Shape)!).GroupBy(t => t, StringComparer.Ordinal).All(g => g.Count() == 1));

    private static IEnumerable<DiscriminatorCase> Mapping(IReadOnlyList<Shape> cases, string property) =>
        cases.SelectMany((c, i) => ContentWords.Strings(MemberOf(c, property)!.Use.Shape)!.Select(t => new DiscriminatorCase(JsonString.Unquote(t), i)));

    private static ObjectMember? MemberOf(Shape shape, string name) => (shape as ObjectShape)?.Member(name);

    private static IEnumerable<DiscriminatorKeys> NamesOf(IReadOnlyList<Shape> cases)
    {
        for (var i = 0; i < cases.Count && i < MaxCases; i++)
        {
            var map = cases[i] as MapShape ?? (cases[i] is ObjectShape { IsClosed: true } o ? o.Map : null);
            if (map is { IsClosed: true, Pattern: not null } && TypeRefPlanner.KeysOf(map)?.Rule is { } rule) yield return new DiscriminatorKeys(1UL << i, rule);
        }
    }

    private static DiscriminatorProperty MemberOf(string name, IReadOnlyList<Shape> cases)
    {
        var allowed = 0UL;
        var required = 0UL;
        var declared = 0UL;
        var texts = new Dictionary<string, DiscriminatorValue>(StringComparer.Ordinal);
        var free = 0UL;
        for (var i = 0; i < cases.Count && i < MaxCases; i++)
        {
            var bit = 1UL << i;
            var member = MemberOf(cases[i], name);
            if (member is null)
            {
                if (Takes(cases[i], name))
                {
                    allowed |= bit;
                    free |= bit;
                }
                continue;
            }
            allowed |= bit;
            declared |= bit;
            if (member.Required) required |= bit;
            if (ContentWords.Strings(member.Use.Shape) is { } values)
            {
                foreach (var value in values.Select(JsonString.Unquote)) texts[value] = new DiscriminatorValue(value, (texts.TryGetValue(value, out var known) ? known.Allowed : 0) | bit);
            }
            else
            {
                free |= bit;
            }
        }
        // A string is useful only if not all cases with the member allow it.
        var telling = texts.Values.Any(t => (t.Allowed | free) != allowed) || (texts.Count > 0 && free != allowed && cases.Count > 1)
            ? texts.Values.OrderBy(t => t.Value, StringComparer.Ordinal).Select(t => t with { Allowed = t.Allowed | free }).ToEquatableArray()
            : default;
        var kinds = Kinds(cases, allowed, c => KindsOf(c, name), telling.Count > 0);
        return new DiscriminatorProperty(name, allowed, required, telling, telling.Count > 0 ? free : 0, kinds.Concat(Null(name, cases, allowed)).ToEquatableArray())
        {
            Declared = declared == allowed ? 0 : declared,
        };
    }

    // Null says something only where a declaration allows it; anywhere else it stands for an absent member.
    private static IEnumerable<DiscriminatorKind> Null(string name, IReadOnlyList<Shape> cases, ulong allowed)
    {
        if (!cases.Any(c => UseOf(c, name) is { } use && AllowsNull(use))) yield break;
        var mask = 0UL;
        for (var i = 0; i < cases.Count && i < MaxCases; i++)
        {
            if (UseOf(cases[i], name) is not { } use || AllowsNull(use)) mask |= allowed & (1UL << i);
        }
        if (mask != allowed) yield return new DiscriminatorKind(JsonKinds.Null, mask);
    }

    private static bool AllowsNull(ShapeUse use) => use.Nullable || use.Shape is AnyShape { IsFree: true };

    // A kind is useful only if not all cases with the member allow it.
    private static EquatableArray<DiscriminatorKind> Kinds(IReadOnlyList<Shape> cases, ulong allowed, Func<Shape, JsonKinds> kindsOf, bool hasStrings)
    {
        var kinds = new List<DiscriminatorKind>();
        foreach (var kind in TokenKinds)
        {
            var mask = 0UL;
            for (var i = 0; i < cases.Count && i < MaxCases; i++)
            {
                var bit = 1UL << i;
                if ((allowed & bit) != 0 && (kindsOf(cases[i]) & kind) != 0) mask |= bit;
            }
            if (mask != allowed) kinds.Add(new DiscriminatorKind(kind, mask));
        }
        // If the kinds distinguish no cases, the reader reports a value of the wrong kind.
        return hasStrings || kinds.Any(k => k.Allowed != 0) ? kinds.ToEquatableArray() : default;
    }

    /// <summary>
    /// Whether no object fits two of them: one requires a member with a value that the other does not allow. Of more than a few hundred without a
    /// discriminator that is not found out, because each would have to be compared with each; then a value is checked against all of them.
    /// </summary>
    public static bool AreDisjoint(IReadOnlyList<Shape> cases)
    {
        if (cases.Count < 2 || (cases.Count > MaxCases && PropertyName(cases) is not null)) return true;
        if (cases.Count > MaxCompared) return false;
        for (var i = 0; i < cases.Count; i++)
        {
            for (var j = i + 1; j < cases.Count; j++)
            {
                if (!Excludes(cases[i], cases[j]) && !Excludes(cases[j], cases[i])) return false;
            }
        }
        return true;
    }

    private static bool Excludes(Shape first, Shape second) => first is ObjectShape o && o.Members.Any(m => m.Required && Excludes(m, second));

    private static bool Excludes(ObjectMember required, Shape other)
    {
        if (!Takes(other, required.Name) && MemberOf(other, required.Name) is null) return true;
        if (!required.Use.Nullable && (KindsOf(required.Use.Shape) & KindsOf(other, required.Name)) == 0) return true;
        return MemberOf(other, required.Name) is { } member
            && ContentWords.Strings(required.Use.Shape) is { } texts && ContentWords.Strings(member.Use.Shape) is { } others && !texts.Intersect(others, StringComparer.Ordinal).Any();
    }

    // What a case says of the member with that name; null if nothing.
    private static ShapeUse? UseOf(Shape shape, string name) => shape switch
    {
        ObjectShape o when MemberOf(o, name) is { } member => member.Use,
        ObjectShape { Map: { } map } when Fits(map, name) => map.Value,
        MapShape map when Fits(map, name) => map.Value,
        _ => null,
    };

    private static JsonKinds KindsOf(Shape shape, string name) => UseOf(shape, name) is { } use ? KindsOf(use.Shape) : AllKinds;

    // The values that a member can have which no case declares.
    private static JsonKinds KindsOfUndeclared(Shape shape) => shape switch
    {
        ObjectShape { Map: { } map } o when o.IsClosed || map.Pattern is null => KindsOf(map.Value.Shape),
        MapShape map when map.IsClosed || map.Pattern is null => KindsOf(map.Value.Shape),
        _ => AllKinds,
    };

    private static JsonKinds KindsOf(Shape shape) => shape switch
    {
        AnyShape any => OfToken(any.Kinds),
        ScalarShape scalar => OfToken(scalar.Kinds),
        EnumShape => JsonKinds.String,
        ListShape => JsonKinds.Array,
        ObjectShape or MapShape => JsonKinds.Object,
        UnionShape union => union.Cases.Aggregate(JsonKinds.None, (kinds, item) => kinds | KindsOf(item)),
        _ => AllKinds,
    };

    private static JsonKinds OfToken(JsonKinds kinds) => (kinds & JsonKinds.Integer) != 0 ? kinds | JsonKinds.Number : kinds;

    private static IEnumerable<string> Names(Shape shape) => shape is ObjectShape o ? o.Members.Select(m => m.Name).Concat(o.Forbidden) : [];

    private static bool TakesUnknown(Shape shape) => shape switch
    {
        ObjectShape o => !o.IsClosed || o.Map is not null,
        MapShape => true,
        _ => false,
    };

    // Whether a case that does not declare the name may have a member with that name.
    private static bool Takes(Shape shape, string name) => shape switch
    {
        ObjectShape o when o.Forbidden.Contains(name) => false,
        ObjectShape { Map: { } map } o => !o.IsClosed || Fits(map, name),
        ObjectShape o => !o.IsClosed,
        MapShape map => !map.IsClosed || Fits(map, name),
        _ => false,
    };

    private static bool Fits(MapShape map, string name) => map.Pattern is null || PatternMatcher.Matches(map.Pattern, name);
}
