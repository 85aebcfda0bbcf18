namespace LosantGen.Planning.Plans;

/// <summary>
/// What a single value must be. Rules are held once, in a class of their own, under names made of their content: a change
/// to one schema renames no rule of another.
/// </summary>
internal sealed record RulePlan
{
    /// <summary>The kinds of JSON value that may be there.</summary>
    public JsonKinds Kinds { get; init; }

    public StringConstraints? String { get; init; }

    public string? Format { get; init; }

    public NumberConstraints? Number { get; init; }

    /// <summary>The values allowed, as JSON text.</summary>
    public EquatableArray<string> Values { get; init; }

    public EquatableArray<RulePlan> Alternatives { get; init; }

    public bool ExactlyOne { get; init; }

    public RulePlan? Not { get; init; }

    public RuleKind Kind
    {
        get
        {
            if (Alternatives.Count > 0 || Not is not null) return RuleKind.Scalar;
            if (Kinds == JsonKinds.String) return RuleKind.String;
            return (Kinds & ~(JsonKinds.Number | JsonKinds.Integer)) == 0 ? RuleKind.Number : RuleKind.Scalar;
        }
    }

    /// <summary>The rule asks for something that the C# type does not ensure by itself.</summary>
    public bool SaysSomething(TypeRefKind kind) => String is not null || Number is not null || Values.Count > 0 || Alternatives.Count > 0 || Not is not null
        || (kind == TypeRefKind.String && Format is "email" or "uri" or "date-time") || kind == TypeRefKind.Scalar;

    public string Name => "R" + StableHash.Of(ToString());

    public override string ToString() =>
        $"{(int)Kinds} {String} {Format} {Number} [{string.Join(",", Values)}] ({string.Join("|", Alternatives)}) {ExactlyOne} !{Not}";
}

/// <summary>The class of the runtime that checks a rule.</summary>
internal enum RuleKind
{
    String,
    Number,
    Scalar,
}
