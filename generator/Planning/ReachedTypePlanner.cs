using LosantGen.Diagnostics;
using LosantGen.Planning.Plans;
using LosantGen.Planning.Shapes;

namespace LosantGen.Planning;

/// <summary>Plans the types that are reached: gathers what each follows from, and takes those of which nothing changed from the plan before.</summary>
internal sealed class ReachedTypePlanner(
    ShapeTable table, TypeRefPlanner typeRefs, ISet<Shape> requests, TypeUses uses, IReadOnlyDictionary<string, string> examples, KeptPlan kept, List<ReportedDiagnostic> diagnostics)
{
    /// <summary>The type of shapes that differ only in their constraints.</summary>
    public TypePlan Of(ReachedType type) => type.Shapes.Count == 1 ? Of(type.Shapes[0], type.Name)
        : kept.Shared.Of(type.Name, new SharedInputs(type.Shapes.Select(s => Of(s, type.Name)).ToEquatableArray(), type.IsOfFile), Shared);

    private static TypePlan Shared(SharedInputs inputs) => inputs.Plans[0] switch
    {
        ClassPlan first => Shared(first, inputs.Plans.Select(p => (ClassPlan)p).ToList()) with { IsOfFile = inputs.IsOfFile },
        UnionPlan first => first with { Variants = inputs.Plans.Select(p => InOrderOf(first, (UnionPlan)p)).ToEquatableArray(), IsOfFile = inputs.IsOfFile },
        var first => first,
    };

    private static ClassPlan Shared(ClassPlan first, List<ClassPlan> plans)
    {
        var docs = plans.SelectMany(p => p.Members).ToLookup(m => m.JsonName, m => m.Doc, StringComparer.Ordinal);
        return first with
        {
            Members = first.Members.Select(m => m with { Doc = DocPlanner.Common([.. docs[m.JsonName]]) }).ToEquatableArray(),
            IsRequest = plans.Any(p => p.IsRequest),
            Variants = plans.ToEquatableArray(),
        };
    }

    private static UnionPlan InOrderOf(UnionPlan first, UnionPlan other)
    {
        var cases = other.Cases.ToLookup(c => c.TypeRef.Identity, StringComparer.Ordinal);
        return other with { Cases = first.Cases.Select(c => cases[c.TypeRef.Identity].FirstOrDefault() ?? c).ToEquatableArray() };
    }

    private TypePlan Of(Shape shape, string name)
    {
        var planned = kept.Types.Of((name, shape), InputsOf(shape, name), TypePlanner.Of);
        diagnostics.AddRange(planned.Found);
        foreach (var refused in planned.Refused) typeRefs.Choices.Refuse(refused.Choice, refused.Reason, diagnostics);
        return planned.Plan;
    }

    private TypeInputs InputsOf(Shape shape, string name)
    {
        var (file, source) = (table.FileOf(shape), table.SourceOf(shape));
        var doc = DocPlanner.OfType(source, name, file is not null, uses.SentenceFor(name), file is not null && examples.TryGetValue(file, out var example) ? example : null);
        var inputs = new TypeInputs(shape, name, doc, source.Location) { Choices = typeRefs.Choices.Of(name).Values.ToEquatableArray() };
        switch (shape)
        {
            case ObjectShape o:
                return inputs with
                {
                    TypeRefs = o.Members.Select(m => typeRefs.Of(m.Use)).ToEquatableArray(),
                    Map = o.Map is { } map ? typeRefs.Of(new ShapeUse(map, false)) : null,
                    IsRequest = requests.Contains(shape),
                };
            case EnumShape:
                return inputs;
            case UnionShape { Instant: null } union:
                var cases = table.CasesOf(union);
                return inputs with { Cases = cases.ToEquatableArray(), TypeRefs = cases.Select(c => typeRefs.Of(new ShapeUse(c, false))).ToEquatableArray() };
            default:
                return inputs with { TypeRefs = new EquatableArray<TypeRef>([typeRefs.Of(new ShapeUse(shape, false))]) };
        }
    }
}

/// <summary>All that the plan of several shapes with one type follows from: their plans, and whether the first is that of the schema file after which the type is named.</summary>
internal sealed record SharedInputs(EquatableArray<TypePlan> Plans, bool IsOfFile);
