namespace LosantGen.Planning.Plans;

/// <summary>
/// The constraints of a single value. Each rule is emitted once, in a shared class, with a name that is a hash of its content, so that a
/// change to one schema does not rename the rules of another.
/// </summary>
internal sealed record RulePlan
{
    /// <summary>The allowed kinds of JSON values.</summary>
    public JsonKinds Kinds { get; init; }

    public StringConstraints? String { get; init; }

    public string? Format { get; init; }

    /// <summary>The format, if the runtime checks it.</summary>
    public string? CheckedFormat => Format is { } format && Formats.IsChecked(format) ? format : null;

    public NumberConstraints? Number { get; init; }

    /// <summary>The allowed values, as JSON text.</summary>
    public EquatableArray<string> Values { get; init; }

    public EquatableArray<RulePlan> Alternatives { get; init; }

    public bool ExactlyOne { get; init; }

    public RulePlan? Not { get; init; }

    /// <summary>The values are JSON of any kind, objects and arrays among them.</summary>
    public bool OfJson { get; init; }

    /// <summary>The values are scalars, whatever their kind is.</summary>
    public bool OfScalar { get; init; }

    public RuleKind Kind
    {
        get
        {
            if (OfJson) return RuleKind.Element;
            if (OfScalar || Alternatives.Count > 0 || Not is not null) return RuleKind.Scalar;
            if (Kinds == JsonKinds.String) return RuleKind.String;
            return (Kinds & ~(JsonKinds.Number | JsonKinds.Integer)) == 0 ? RuleKind.Number : RuleKind.Scalar;
        }
    }

    /// <summary>The rule has constraints that the C# type does not ensure.</summary>
    public bool SaysSomething(TypeRefKind kind) => String is not null || Number is not null || Values.Count > 0 || Alternatives.Count > 0 || Not is not null
        || (kind == TypeRefKind.String && CheckedFormat is not null) || kind == TypeRefKind.Scalar;

    public string Name => "R" + StableHash.Of(ToString());

    public override string ToString() =>
        $"{(int)Kinds} {String} {Format} {Number} [{string.Join(",", Values)}] ({string.Join("|", Alternatives)}) {ExactlyOne} !{Not}{(OfJson ? " json" : "")}{(OfScalar ? " scalar" : "")}";
}

/// <summary>The runtime class that checks a rule.</summary>
internal enum RuleKind
{
    String,
    Number,
    Scalar,
    Element,
}
