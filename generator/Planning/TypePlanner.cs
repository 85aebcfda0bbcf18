using LosantGen.CSharp;
using LosantGen.Diagnostics;
using LosantGen.Planning.Names;
using LosantGen.Planning.Plans;
using LosantGen.Planning.Shapes;

namespace LosantGen.Planning;

/// <summary>Plans the type of a shape: its members and their names, its cases and their discriminator. It knows nothing but the type's inputs.</summary>
internal sealed class TypePlanner
{
    private readonly TypeInputs _inputs;
    private readonly Dictionary<string, ChosenMember> _choices;
    private readonly List<ReportedDiagnostic> _found = [];
    private readonly List<RefusedName> _refused = [];

    private TypePlanner(TypeInputs inputs) => (_inputs, _choices) = (inputs, inputs.Choices.ToDictionary(c => c.Member, StringComparer.Ordinal));

    public static PlannedType Of(TypeInputs inputs)
    {
        var planner = new TypePlanner(inputs);
        var plan = planner.Plan();
        return new PlannedType(plan, planner._found.ToEquatableArray(), planner._refused.ToEquatableArray());
    }

    private TypePlan Plan()
    {
        var (name, doc) = (_inputs.Name, _inputs.Doc);
        return _inputs.Shape switch
        {
            ObjectShape o => Class(o, name, doc),
            EnumShape e => new EnumPlan { Name = name, Doc = doc, Values = Values(e, new MemberNames(name, "Value", "IsKnown", "Clone", "PrintMembers")) },
            UnionShape { Instant: not null } => new RootInstantPlan { Name = name, Doc = doc, TypeRef = _inputs.TypeRefs[0] },
            UnionShape u => Union(u, name, doc),
            ListShape => new RootListPlan { Name = name, Doc = doc, TypeRef = _inputs.TypeRefs[0] },
            MapShape => new RootMapPlan { Name = name, Doc = doc, TypeRef = _inputs.TypeRefs[0] },
            _ => throw new InvalidOperationException("Only objects, enums, unions, lists and maps have a type of their own."),
        };
    }

    private ClassPlan Class(ObjectShape shape, string name, Doc doc)
    {
        var names = new MemberNames(name);
        Choose(names, shape.Members.Select(m => m.Name));
        var given = names.Of(shape.Members, c => Collided(c.Second.Source.Location, c.First, c.Second.Name, c.Wanted, c.Given));
        var members = new List<MemberPlan>();
        for (var i = 0; i < shape.Members.Count; i++)
        {
            var (member, typeRef) = (shape.Members[i], _inputs.TypeRefs[i]);
            members.Add(new MemberPlan
            {
                JsonName = member.Name,
                Name = given[member.Name],
                TypeRef = typeRef,
                Doc = DocPlanner.OfMember(member, typeRef),
                Required = member.Required,
                Constant = member.Required && !member.Use.Nullable ? ContentWords.Constant(member) : null,
                PresenceName = typeRef.Nullable ? names.Free("Has" + given[member.Name]) : null,
            });
        }
        return new ClassPlan
        {
            Name = name,
            Doc = doc,
            Members = members.ToEquatableArray(),
            Map = _inputs.Map,
            MapName = names.Free("Entries"),
            KeepsExtra = !shape.IsClosed && shape.Map is null or { Pattern: not null, IsClosed: false },
            ExtraName = names.Free(ClassPlan.UsualExtraName),
            RequiredUndeclared = shape.RequiredUndeclared,
            Forbidden = shape.Forbidden,
            RequiredSets = shape.RequiredSets,
            ExactlyOneSet = shape.ExactlyOneSet,
            Count = shape.Count,
            IsRequest = _inputs.IsRequest,
        };
    }

    private UnionPlan Union(UnionShape shape, string name, Doc doc)
    {
        var names = new MemberNames(name, "Match", "Switch", "Unknown", "Value", "Case", "TryGet", "TryGetUnknown", "GetEnumerator");
        var cases = _inputs.Cases.Select((c, i) => (Shape: c, TypeRef: _inputs.TypeRefs[i])).ToList();
        // Shapes with the same C# type are one case, whatever their other differences are.
        var types = new List<(Shape Shape, TypeRef TypeRef)>();
        var indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in cases)
        {
            if (!indexes.TryGetValue(item.TypeRef.CaseIdentity, out var index))
            {
                indexes.Add(item.TypeRef.CaseIdentity, types.Count);
                types.Add(item);
                continue;
            }
            var either = types[index].TypeRef.OrNullsOf(item.TypeRef);
            types[index] = (types[index].Shape, either.Keys is { } keys && keys != item.TypeRef.Keys ? either with { Keys = KeyPlan.OfEither(keys, item.TypeRef.Keys) } : either);
        }
        var objects = types.Select(t => t.Shape).Where(IsObject).ToList();
        var discriminator = objects.Count > 1 || objects.Any(DiscriminatorPlanner.IsParticular) ? DiscriminatorPlanner.Of(objects) : null;
        if (objects.Count > DiscriminatorPlanner.MaxCases && discriminator!.PropertyName is null)
            _found.Add(ReportedDiagnostic.At(_inputs.Location, Descriptors.UnsupportedKeyword, shape.ExactlyOne ? "oneOf" : "anyOf", $" for more than {DiscriminatorPlanner.MaxCases} objects without a discriminator; the others are read as unknown"));
        var overlapping = cases.Where(c => IsObject(c.Shape)).ToList();
        var areDisjoint = DiscriminatorPlanner.AreDisjoint(overlapping.ConvertAll(c => c.Shape));
        var known = cases.Select(c => c.Shape).OfType<EnumShape>().FirstOrDefault();
        var plans = types.Select(t => new CasePlan(CaseName(t.TypeRef, names, name), t.TypeRef)).ToEquatableArray();
        // A known value of an enum may have the same name as a method of a case.
        foreach (var plan in plans) _ = (names.Free("TryGet" + plan.Name), names.Free("Of" + plan.Name));
        return new UnionPlan
        {
            Name = name,
            Doc = doc,
            Cases = plans,
            Values = known is null ? default : Values(known, names),
            Discriminator = discriminator,
            OverlappingCases = areDisjoint ? default : overlapping.Select(r => r.TypeRef).ToEquatableArray(),
            ExactlyOne = shape.ExactlyOne,
        };
    }

    private static bool IsObject(Shape shape) => shape is ObjectShape or MapShape;

    private static string CaseName(TypeRef typeRef, MemberNames names, string union)
    {
        var wanted = Word(typeRef);
        // The second of two lists or maps is named after its content.
        var name = typeRef.Item is { } item && names.Has(wanted) ? names.Free(Word(item) + wanted) : names.Free(wanted);
        return union == "TryGet" + name || union == "Of" + name ? names.Free(name + "Value") : name;
    }

    private static string Word(TypeRef typeRef) => typeRef.Kind switch
    {
        TypeRefKind.Enum or TypeRefKind.Class or TypeRefKind.Union => typeRef.Type!,
        TypeRefKind.Any => "Json",
        _ => typeRef.Kind.ToString(),
    };

    private EquatableArray<EnumValue> Values(EnumShape shape, MemberNames names)
    {
        var texts = shape.Values.Select(JsonString.Unquote).Distinct(StringComparer.Ordinal).ToList();
        Choose(names, texts);
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        // If a value also exists in upper case, as asc and ASC, the upper case is kept.
        foreach (var (text, asIs, usual) in ValueWords.Of(texts)
            .Select(t => new WantedName(t.Key, names.WantedFor(t.Key, Identifier.Pascal(t.Value)), names.WantedFor(t.Key, Identifier.PascalOfValue(t.Value))))
            .OrderBy(t => names.IsChosen(t.Text) ? 0 : 1).ThenBy(t => t.AsIs == t.Usual ? 0 : 1).ThenBy(t => Identifier.Loss(t.Text)).ThenBy(t => t.Text, StringComparer.Ordinal))
        {
            var wanted = owners.ContainsKey(usual) ? asIs : usual;
            given[text] = names.Free(wanted, out var collided);
            if (collided) Collided(_inputs.Location, owners.TryGetValue(wanted, out var owner) ? owner : wanted, text, wanted, given[text]);
            if (!owners.ContainsKey(given[text])) owners.Add(given[text], text);
        }
        return texts.Select(t => new EnumValue(t, given[t])).ToEquatableArray();
    }

    private void Choose(MemberNames names, IEnumerable<string> members) => names.Choose(_choices, members, (choice, reason) => _refused.Add(new RefusedName(choice, reason)));

    private void Collided(SourceLocation location, string first, string second, string wanted, string given) =>
        _found.Add(ReportedDiagnostic.Collision(location, first, second, wanted, given));

    /// <summary>A value of an enum, its name as it is written, and its usual one.</summary>
    private sealed record WantedName(string Text, string AsIs, string Usual);
}
