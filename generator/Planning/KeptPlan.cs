using LosantGen.Keeping;
using LosantGen.Planning.Names;
using LosantGen.Planning.Plans;
using LosantGen.Planning.Shapes;

namespace LosantGen.Planning;

/// <summary>
/// What a plan leaves for the next one of the same project. A plan always goes through everything; it takes from here an object in place of an equal one
/// of its own, or a result that stands beside equal inputs. So nothing here is ever wrong, whatever has happened in between.
/// </summary>
internal sealed class KeptPlan : IKept
{
    private readonly List<IKept> _all = [];

    public KeptPlan()
    {
        Shapes = Add(new Kept<Shape, Shape>(SameShape.Instance));
        Parameters = Add(new Kept<Parameter, Schema>(SameObject<Parameter>.Instance));
        Secrets = Add(new Kept<Schema, EquatableArray<Property>>(SameObject<Schema>.Instance));
        References = Add(new Kept<ResourceAction, EquatableArray<string>>(SameObject<ResourceAction>.Instance));
        Fingerprints = Add(new Kept<Shape, string>());
        ChosenNames = Add(new Kept<NamesFile, NamesIndex>(SameObject<NamesFile>.Instance));
        Candidates = Add(new KeptResults<Shape, CandidateInputs, NameCandidate>());
        SingularRoles = Add(new Kept<string, string>(StringComparer.Ordinal));
        Uses = Add(new KeptResults<(string Owner, Shape Shape), UseInputs, EquatableArray<string>>());
        Rules = Add(new Kept<Shape, RulePlan>());
        TypeRefs = Add(new Kept<ShapeUse, TypeRef>());
        Bodies = Add(new Kept<Schema, TypeRef>(SameObject<Schema>.Instance));
        Responses = Add(new Kept<Schema, TypeRef>(SameObject<Schema>.Instance));
        Types = Add(new KeptResults<(string Name, Shape Shape), TypeInputs, PlannedType>());
        Shared = Add(new KeptResults<string, SharedInputs, TypePlan>(StringComparer.Ordinal));
        Unions = Add(new KeptResults<string, UnionInputs, UnionPlan>(StringComparer.Ordinal));
        Cases = Add(new KeptResults<string, CaseInputs, ClassPlan>(StringComparer.Ordinal));
        Actions = Add(new KeptResults<ResourceAction, ActionInputs, ActionPlan>(SameObject<ResourceAction>.Instance));
        ParametersOfActions = Add(new KeptResults<ResourceAction, ParametersInputs, EquatableArray<ParameterPlan>>(SameObject<ResourceAction>.Instance));
        RulesOfTypes = Add(new KeptResults<string, TypePlan, RulesPlan>(StringComparer.Ordinal));
        RulesOfResources = Add(new KeptResults<string, ResourcePlan, RulesPlan>(StringComparer.Ordinal));
    }

    /// <summary>Each shape, by all that it holds: as long as it stays the same object, what else is here is found by it.</summary>
    public Kept<Shape, Shape> Shapes { get; }

    /// <summary>What a parameter that has no schema of its own says of its values, as a schema.</summary>
    public Kept<Parameter, Schema> Parameters { get; }

    /// <summary>The properties within a schema that may be marked as secrets.</summary>
    public Kept<Schema, EquatableArray<Property>> Secrets { get; }

    /// <summary>The schemas to which an action refers.</summary>
    public Kept<ResourceAction, EquatableArray<string>> References { get; }

    /// <summary>The fingerprints of shapes that mention no other schema.</summary>
    public Kept<Shape, string> Fingerprints { get; }

    /// <summary>What follows from a names file.</summary>
    public Kept<NamesFile, NamesIndex> ChosenNames { get; }

    /// <summary>The possible names of a type.</summary>
    public KeptResults<Shape, CandidateInputs, NameCandidate> Candidates { get; }

    /// <summary>The names of members, with the last word in the singular.</summary>
    public Kept<string, string> SingularRoles { get; }

    /// <summary>Sentences about the parts of a type.</summary>
    public KeptResults<(string Owner, Shape Shape), UseInputs, EquatableArray<string>> Uses { get; }

    public Kept<Shape, RulePlan> Rules { get; }

    public Kept<ShapeUse, TypeRef> TypeRefs { get; }

    /// <summary>The types of whole bodies.</summary>
    public Kept<Schema, TypeRef> Bodies { get; }

    /// <summary>The types of whole responses.</summary>
    public Kept<Schema, TypeRef> Responses { get; }

    public KeptResults<(string Name, Shape Shape), TypeInputs, PlannedType> Types { get; }

    /// <summary>Types of several shapes.</summary>
    public KeptResults<string, SharedInputs, TypePlan> Shared { get; }

    /// <summary>Unions with members of their cases.</summary>
    public KeptResults<string, UnionInputs, UnionPlan> Unions { get; }

    /// <summary>Classes with what unions have of them.</summary>
    public KeptResults<string, CaseInputs, ClassPlan> Cases { get; }

    public KeptResults<ResourceAction, ActionInputs, ActionPlan> Actions { get; }

    public KeptResults<ResourceAction, ParametersInputs, EquatableArray<ParameterPlan>> ParametersOfActions { get; }

    public KeptResults<string, TypePlan, RulesPlan> RulesOfTypes { get; }

    public KeptResults<string, ResourcePlan, RulesPlan> RulesOfResources { get; }

    public void Begin() => _all.ForEach(k => k.Begin());

    public void End() => _all.ForEach(k => k.End());

    private T Add<T>(T kept)
        where T : IKept
    {
        _all.Add(kept);
        return kept;
    }
}
