using LosantGen.CSharp;
using LosantGen.Diagnostics;
using LosantGen.Planning.Names;
using LosantGen.Planning.Plans;
using LosantGen.Planning.Shapes;

namespace LosantGen.Planning;

/// <summary>Plans the type of a shape: its members and their names, its cases and their discriminator.</summary>
internal sealed class TypePlanner(ShapeTable table, TypeRefPlanner typeRefs, ISet<Shape> requests, TypeUses uses, IReadOnlyDictionary<string, string> examples, List<ReportedDiagnostic> diagnostics)
{
    /// <summary>The type of shapes that differ only in their constraints.</summary>
    public TypePlan Of(ReachedType type)
    {
        var plans = type.Shapes.Select(s => Of(s, type.Name)).ToList();
        return plans[0] switch
        {
            ClassPlan first when plans.Count > 1 => Shared(first, plans.ConvertAll(p => (ClassPlan)p)) with { IsOfFile = type.IsOfFile },
            UnionPlan first when plans.Count > 1 => first with { Variants = plans.Select(p => InOrderOf(first, (UnionPlan)p)).ToEquatableArray(), IsOfFile = type.IsOfFile },
            var only => only,
        };
    }

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
        var file = table.FileOf(shape);
        var doc = DocPlanner.OfType(table.SourceOf(shape), name, file is not null, uses.SentenceFor(name), file is not null && examples.TryGetValue(file, out var example) ? example : null);
        return shape switch
        {
            ObjectShape o => Class(o, name, doc),
            EnumShape e => new EnumPlan { Name = name, Doc = doc, Values = Values(e, name, new MemberNames(name, "Value", "IsKnown", "Clone", "PrintMembers"), table.SourceOf(e).Location) },
            UnionShape { Instant: not null } time => new RootInstantPlan { Name = name, Doc = doc, TypeRef = typeRefs.Of(new ShapeUse(time, false)) },
            UnionShape u => Union(u, name, doc),
            ListShape list => new RootListPlan { Name = name, Doc = doc, TypeRef = typeRefs.Of(new ShapeUse(list, false)) },
            MapShape map => new RootMapPlan { Name = name, Doc = doc, TypeRef = typeRefs.OfMap(map) },
            _ => throw new InvalidOperationException("Only objects, enums, unions, lists and maps have a type of their own."),
        };
    }

    private ClassPlan Class(ObjectShape shape, string name, Doc doc)
    {
        var names = new MemberNames(name);
        Choose(names, name, shape.Members.Select(m => m.Name));
        var given = names.Of(shape.Members, c => Collided(c.Second.Source.Location, c.First, c.Second.Name, c.Wanted, c.Given));
        var members = new List<MemberPlan>();
        foreach (var member in shape.Members)
        {
            var typeRef = typeRefs.Of(member.Use);
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
            Map = shape.Map is { } map ? typeRefs.OfMap(map) : null,
            MapName = names.Free("Entries"),
            KeepsExtra = !shape.IsClosed && shape.Map is null or { Pattern: not null, IsClosed: false },
            ExtraName = names.Free(ClassPlan.UsualExtraName),
            RequiredUndeclared = shape.RequiredUndeclared,
            Forbidden = shape.Forbidden,
            RequiredSets = shape.RequiredSets,
            ExactlyOneSet = shape.ExactlyOneSet,
            Count = shape.Count,
            IsRequest = requests.Contains(shape),
        };
    }

    private UnionPlan Union(UnionShape shape, string name, Doc doc)
    {
        var names = new MemberNames(name, "Match", "Switch", "Unknown", "Value", "Case", "TryGet", "TryGetUnknown", "GetEnumerator");
        var cases = table.CasesOf(shape).Select(c => (Shape: c, TypeRef: typeRefs.Of(new ShapeUse(c, false)))).ToList();
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
            diagnostics.Add(ReportedDiagnostic.At(table.SourceOf(shape).Location, Descriptors.UnsupportedKeyword, shape.ExactlyOne ? "oneOf" : "anyOf", $" for more than {DiscriminatorPlanner.MaxCases} objects without a discriminator; the others are read as unknown"));
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
            Values = known is null ? default : Values(known, name, names, table.SourceOf(shape).Location),
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

    private EquatableArray<EnumValue> Values(EnumShape shape, string type, MemberNames names, SourceLocation location)
    {
        var texts = shape.Values.Select(JsonString.Unquote).Distinct(StringComparer.Ordinal).ToList();
        Choose(names, type, texts);
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        // If a value also exists in upper case, as asc and ASC, the upper case is kept.
        foreach (var (text, asIs, usual) in ValueWords.Of(texts)
            .Select(t => (Text: t.Key, AsIs: names.WantedFor(t.Key, Identifier.Pascal(t.Value)), Usual: names.WantedFor(t.Key, Identifier.PascalOfValue(t.Value))))
            .OrderBy(t => names.IsChosen(t.Text) ? 0 : 1).ThenBy(t => t.AsIs == t.Usual ? 0 : 1).ThenBy(t => Identifier.Loss(t.Text)).ThenBy(t => t.Text, StringComparer.Ordinal))
        {
            var wanted = owners.ContainsKey(usual) ? asIs : usual;
            given[text] = names.Free(wanted, out var collided);
            if (collided) Collided(location, owners.TryGetValue(wanted, out var owner) ? owner : wanted, text, wanted, given[text]);
            if (!owners.ContainsKey(given[text])) owners.Add(given[text], text);
        }
        return texts.Select(t => new EnumValue(t, given[t])).ToEquatableArray();
    }

    private void Choose(MemberNames names, string type, IEnumerable<string> members) =>
        names.Choose(typeRefs.Choices.Of(type), members, (choice, reason) => typeRefs.Choices.Refuse(choice, reason, diagnostics));

    private void Collided(SourceLocation location, string first, string second, string wanted, string given) =>
        diagnostics.Add(ReportedDiagnostic.Collision(location, first, second, wanted, given));
}
