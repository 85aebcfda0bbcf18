using LosantGen.Model;

namespace LosantGen.Planning;

/// <summary>
/// What a single value must be. Rules are held once, in a class of their own, under names made of their content: a change
/// to one schema renames no rule of another.
/// </summary>
internal sealed record RulePlan
{
    /// <summary>The kinds of JSON value that may be there.</summary>
    public JsonKinds Kinds { get; init; }

    public TextLimits? Text { get; init; }

    public string? Format { get; init; }

    public NumberLimits? Number { get; init; }

    /// <summary>The values allowed, as JSON text.</summary>
    public EquatableArray<string> Values { get; init; }

    public EquatableArray<RulePlan> Alternatives { get; init; }

    public bool ExactlyOne { get; init; }

    public RulePlan? Not { get; init; }

    public RuleForm Form
    {
        get
        {
            if (Alternatives.Count > 0 || Not is not null) return RuleForm.Scalar;
            if (Kinds == JsonKinds.String) return RuleForm.Text;
            return (Kinds & ~(JsonKinds.Number | JsonKinds.Integer)) == 0 ? RuleForm.Number : RuleForm.Scalar;
        }
    }

    /// <summary>The rule asks for something that the C# type does not ensure by itself.</summary>
    public bool SaysSomething(SlotKind kind) => Text is not null || Number is not null || Values.Count > 0 || Alternatives.Count > 0 || Not is not null
        || (kind == SlotKind.String && Format is "email" or "uri" or "date-time") || kind == SlotKind.Scalar;

    public string Name => "R" + StableHash.Of(ToString());

    public override string ToString() =>
        $"{(int)Kinds} {Text} {Format} {Number} [{string.Join(",", Values)}] ({string.Join("|", Alternatives)}) {ExactlyOne} !{Not}";
}

/// <summary>The class of the runtime that checks a rule.</summary>
internal enum RuleForm
{
    Text,
    Number,
    Scalar,
}
