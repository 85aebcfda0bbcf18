using LosantGen.Planning.Names;
using LosantGen.Planning.Plans;
using LosantGen.Planning.Shapes;

namespace LosantGen.Planning;

/// <summary>Plans the C# type of a use of a shape, and the constraints of its values.</summary>
internal sealed class TypeRefPlanner(ShapeTable table, TypeNames names, ReachedTypes types, KeptPlan kept)
{
    private readonly Dictionary<(string Type, Shape Shape), IReadOnlyDictionary<string, string>> _memberNames = [];

    public TypeRef Of(ShapeUse use)
    {
        // The mention of a shape may be that of another one in the next plan.
        use = new ShapeUse(table.Resolve(use.Shape), use.Nullable);
        return kept.TypeRefs.Anew(use, New);
    }

    private TypeRef New(ShapeUse use)
    {
        if (!use.Nullable) return Of(use.Shape);
        var typeRef = Of(new ShapeUse(use.Shape, false));
        // A JsonScalar can hold null itself, and so can a JsonAny.
        return typeRef with { Nullable = true, Rule = typeRef.HoldsNull && typeRef.Rule is { } rule ? OrNull(rule) : typeRef.Rule };
    }

    /// <summary>The names that somebody chose for members.</summary>
    public MemberChoices Choices => names.Members;

    /// <summary>The names of an object's members.</summary>
    public IReadOnlyDictionary<string, string> MemberNamesOf(string type, ObjectShape shape)
    {
        if (_memberNames.TryGetValue((type, shape), out var known)) return known;
        var given = new MemberNames(type);
        given.Choose(Choices.Of(type), shape.Members.Select(m => m.Name), static (_, _) => { });
        return _memberNames[(type, shape)] = given.Of(shape.Members);
    }

    private TypeRef Of(Shape shape) => shape switch
    {
        ScalarShape scalar => OfScalar(scalar),
        EnumShape => new TypeRef(TypeRefKind.Enum) { Type = names.Of(shape) },
        ObjectShape => OfType(TypeRefKind.Class, shape),
        UnionShape { Instant: { } instant } => OfInstant(instant),
        UnionShape => OfType(TypeRefKind.Union, shape),
        ListShape list => OfList(list),
        MapShape map => OfMap(map),
        AnyShape { IsFree: false } any => new TypeRef(TypeRefKind.Any) { Rule = Rule(any) },
        _ => new TypeRef(TypeRefKind.Any),
    };

    private TypeRef OfInstant(InstantCases instant) =>
        new(TypeRefKind.Instant) { Rule = Rule(instant.Plain) with { OfScalar = true }, WrappedRule = Rule(instant.Wrapped) with { OfScalar = true }, IsClosed = instant.IsClosed };

    private TypeRef OfType(TypeRefKind kind, Shape shape)
    {
        var type = names.Of(shape);
        return new TypeRef(kind) { Type = type, Variant = types.VariantOf(type, shape) };
    }

    private TypeRef OfList(ListShape list) => new(TypeRefKind.List)
    {
        Item = Of(list.Item),
        Count = list.Count,
        Unique = list.Unique,
        OverlappingCases = list.Alternatives.Select(OverlapOf).ToEquatableArray(),
        ExactlyOne = list.ExactlyOne,
    };

    private TypeRef OverlapOf(ListShape list) => new(TypeRefKind.List) { Item = Checked(list.Item), Count = list.Count, Unique = list.Unique };

    // Only to check values: an enum whose values are merged into another one has no type.
    private TypeRef Checked(ShapeUse use) => use.Shape is EnumShape texts ? new TypeRef(TypeRefKind.String) { Nullable = use.Nullable, Rule = Rule(texts) } : Of(use);

    private TypeRef OfMap(MapShape map) => new(TypeRefKind.Map)
    {
        Item = Of(map.Value),
        Count = map.Count,
        Keys = KeysOf(map),
        ByPattern = map.ByPattern.Select(p => new PatternPlan(p.Pattern is { } pattern ? RuleOfKeys(pattern) : null, Checked(p.Use))).ToEquatableArray(),
    };

    private static RulePlan RuleOfKeys(string pattern) => new() { Kinds = JsonKinds.String, String = StringConstraints.None with { Pattern = pattern } };

    public static KeyPlan? KeysOf(MapShape map) => map.Pattern is null && !map.IsClosed ? null
        : new KeyPlan(map.Pattern is null ? null : RuleOfKeys(map.Pattern), map.IsClosed);

    private TypeRef OfScalar(ScalarShape scalar)
    {
        var kind = scalar.Kinds switch
        {
            JsonKinds.String => scalar.IsTime ? TypeRefKind.DateTime : scalar.IsDate ? TypeRefKind.Date : TypeRefKind.String,
            JsonKinds.Integer => TypeRefKind.Integer,
            JsonKinds.Number or (JsonKinds.Number | JsonKinds.Integer) => TypeRefKind.Number,
            JsonKinds.Boolean => TypeRefKind.Boolean,
            _ => TypeRefKind.Scalar,
        };
        var rule = Rule(scalar);
        return new TypeRef(kind) { Rule = kind is not (TypeRefKind.DateTime or TypeRefKind.Date) && rule.SaysSomething(kind) ? rule : null };
    }

    private RulePlan Rule(ShapeUse use) => use.Nullable ? OrNull(Rule(use.Shape)) : Rule(use.Shape);

    // Of several alternatives, one says itself whether null fits it.
    private static RulePlan OrNull(RulePlan rule) => rule with
    {
        Kinds = rule.Kinds | JsonKinds.Null,
        Values = rule.OfJson && rule.Values.Count > 0 ? rule.Values.Append("null").ToEquatableArray() : rule.Values,
    };

    // Many places may use a shape with many values. It follows from the shape alone.
    private RulePlan Rule(Shape shape) => kept.Rules.Of(shape, NewRule);

    private RulePlan NewRule(Shape shape) => shape switch
    {
        AnyShape any => new RulePlan
        {
            OfJson = true,
            Kinds = any.Kinds,
            Values = any.Values,
            Alternatives = any.Alternatives.Select(Rule).ToEquatableArray(),
            ExactlyOne = any.ExactlyOne,
            Not = any.Not is { } excluded ? Rule(excluded) : null,
        },
        UnionShape union => new RulePlan { OfJson = true, Kinds = JsonKinds.All, Alternatives = union.Cases.Select(Rule).ToEquatableArray(), ExactlyOne = union.ExactlyOne },
        ListShape => new RulePlan { OfJson = true, Kinds = JsonKinds.Array },
        MapShape => new RulePlan { OfJson = true, Kinds = JsonKinds.Object },
        EnumShape e => new RulePlan { Kinds = JsonKinds.String, Values = e.Values },
        ScalarShape s => new RulePlan
        {
            Kinds = s.Kinds,
            String = s.String,
            Format = s.Format,
            Number = s.Number,
            Values = s.Values,
            Alternatives = s.Alternatives.Select(Rule).ToEquatableArray(),
            ExactlyOne = s.ExactlyOne,
            Not = s.Not is { } not ? Rule(not) : null,
        },
        _ => new RulePlan(),
    };
}
