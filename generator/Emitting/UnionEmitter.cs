using System.Globalization;
using LosantGen.Planning.Plans;

namespace LosantGen.Emitting;

/// <summary>
/// Writes a closed union: conversions from its cases, members that access them, and a reader that determines the case from the first
/// token or, among objects, from a discriminator table.
/// </summary>
internal static class UnionEmitter
{
    public static string Emit(UnionPlan plan, EmitOptions options)
    {
        var code = new CodeWriter();
        var name = plan.Name;
        DocComment.Write(code, plan.Doc, "One of several kinds of value.", "One of: " + string.Join(", ", plan.Cases.Select(c => CaseCode.DocName(c.TypeRef))) + ". Anything else is kept as JSON.");
        UnionMemberCode.Builder(code, plan);
        using (code.GeneratedModel(name).Open($"{options.Accessibility} sealed partial class {name} : Lo::LosantUnion, Rt::{(MayBeSeveral(plan) ? "IUnionCodec" : "IJsonCodec")}<{name}>"))
        {
            if (plan.Discriminator is { } discriminator) WriteDiscriminator(code, discriminator);
            UnionCode.Storage(code, name);
            var cases = CasesOf(plan);
            foreach (var item in cases) new CaseConversions(code, item).Write();
            new UnionMemberCode(code, plan, cases).Write();
            WriteValues(code, plan, cases);
            foreach (var item in cases) item.TryGet(code);
            UnionCode.Match(code, cases);
            ModelCode.Validate(code, plan, plan.Variants.Count > 0);
            WriteRead(code, plan, cases);
            WriteWrite(code, name, cases);
            ModelCode.Checks(code, plan, plan.Variants, name, p =>
            {
                if (p.OverlappingCases.Count > 0) WriteFits(code, p.OverlappingCases);
                WriteValidate(code, p);
            });
        }
        return SourceFile.Complete(code, options);
    }

    private static List<CaseCode> CasesOf(UnionPlan plan) => plan.Cases.Select((c, i) => new CaseCode(c.Name, c.TypeRef, i + 1, plan.Name)).ToList();

    private static void WriteDiscriminator(CodeWriter code, DiscriminatorPlan discriminator)
    {
        if (discriminator.PropertyName is { } property)
        {
            code.Line($"private static readonly Rt::DiscriminatorTable _discriminator = new({Literal.Of(property)},");
            code.Line(string.Join(",\n", discriminator.Mapping.Select(t => $"\t({Literal.Of(t.Value)}, {t.Case.ToString(CultureInfo.InvariantCulture)})")) + ");\n");
            return;
        }
        code.Line($"private static readonly Rt::DiscriminatorTable _discriminator = new({discriminator.Count.ToString(CultureInfo.InvariantCulture)}, {Mask(discriminator.Unknown)},");
        var undeclared = new List<string>();
        if (discriminator.UnknownKinds.Count > 0) undeclared.Add($"Undeclared = new(\"\", {Mask(discriminator.Unknown)}, 0){Kinds(discriminator.UnknownKinds, 0, 0)}");
        if (discriminator.Names.Count > 0) undeclared.Add($"Names = [{string.Join(", ", discriminator.Names.Select(n => $"({Mask(n.Allowed)}, {CSharpType.Rule(n.Rule)})"))}]");
        var end = undeclared.Count == 0 ? ");" : $") {{ {string.Join(", ", undeclared)} }};";
        for (var i = 0; i < discriminator.Members.Count; i++)
        {
            var member = discriminator.Members[i];
            var texts = string.Concat(member.Strings.Select(t => $", ({Literal.Of(t.Value)}, {Mask(t.Allowed)})"));
            code.Line($"\tnew Rt::DiscriminatorMember({Literal.Of(member.JsonName)}, {Mask(member.Allowed)}, {Mask(member.Required)}{texts}){Kinds(member.Kinds, member.OtherStrings, member.Declared)}{(i + 1 < discriminator.Members.Count ? "," : end)}");
        }
        if (discriminator.Members.Count == 0) code.Line("\t[]" + end);
        code.Line();
    }

    private static string Kinds(IEnumerable<DiscriminatorKind> kinds, ulong otherTexts, ulong declared)
    {
        var properties = kinds.Select(k => $"{(k.Kind == JsonKinds.Array ? "List" : k.Kind.ToString())}s = {Mask(k.Allowed)}").ToList();
        if (otherTexts != 0) properties.Insert(0, "OtherStrings = " + Mask(otherTexts));
        if (declared != 0) properties.Insert(0, "Declared = " + Mask(declared));
        return properties.Count == 0 ? "" : $" {{ {string.Join(", ", properties)} }}";
    }

    private static string Mask(ulong mask) => "0x" + mask.ToString("X", CultureInfo.InvariantCulture);

    private static void WriteValues(CodeWriter code, UnionPlan plan, List<CaseCode> cases)
    {
        if (cases.FirstOrDefault(c => c.TypeRef.Kind == TypeRefKind.Enum) is not { } known) return;
        foreach (var value in plan.Values)
        {
            code.Line($"/// <summary><c>{DocComment.Escape(value.Value)}</c></summary>");
            code.Line($"public static {plan.Name} {value.Name} => new {known.TypeRef.Type}({Literal.Of(value.Value)});");
        }
    }

    // Whether one object may be of several cases, so that the reader tries another case if an object does not fit the first one.
    private static bool MayBeSeveral(UnionPlan plan) => plan.Discriminator is not null && (plan.OverlappingCases.Count > 0 || plan.Variants.Any(v => v.OverlappingCases.Count > 0));

    private static void WriteRead(CodeWriter code, UnionPlan plan, List<CaseCode> cases)
    {
        var name = plan.Name;
        code.Line($"static {name} Rt::IJsonCodec<{name}>.Read(ref Rt::JsonInput r) => r.TokenType switch\n{{");
        foreach (var item in cases.Where(c => !c.IsObject))
            code.Line($"\t{string.Join(" or ", item.Tokens.Select(t => "Sys::Text.Json.JsonTokenType." + t))} => {item.Read()},");
        var objects = cases.Where(c => c.IsObject).ToList();
        var maybeSeveral = MayBeSeveral(plan);
        // Without a discriminator table, at most one case is an object, and every object is of that case.
        if (plan.Discriminator is null)
        {
            foreach (var item in objects) code.Line($"\tSys::Text.Json.JsonTokenType.StartObject => {item.Read()},");
        }
        else if (maybeSeveral)
        {
            code.Line($"\tSys::Text.Json.JsonTokenType.StartObject => r.ReadCase<{name}>(_discriminator),");
        }
        else
        {
            code.Line("\tSys::Text.Json.JsonTokenType.StartObject => _discriminator.Of(r) switch\n\t{");
            WriteCases("        ");
            code.Line("\t},");
        }
        code.Line("\t_ => new(0, r.ReadElement()),\n};\n");
        if (!maybeSeveral) return;
        code.Line($"static {name} Rt::IUnionCodec<{name}>.ReadCase(ref Rt::JsonInput r, int at) => at switch\n{{");
        WriteCases("    ");
        code.Line("};\n");

        void WriteCases(string indent)
        {
            for (var i = 0; i < objects.Count; i++) code.Line($"{indent}{i.ToString(CultureInfo.InvariantCulture)} => {objects[i].Read()},");
            code.Line(indent + "_ => new(0, r.ReadElement()),");
        }
    }

    private static void WriteWrite(CodeWriter code, string name, List<CaseCode> cases)
    {
        using (code.Open($"static void Rt::IJsonCodec<{name}>.Write(ref Rt::JsonOutput w, {name} x)"))
        using (code.Open("switch (x.Case_Number)"))
        {
            foreach (var item in cases) code.Line($"case {item.Number}: w.Write<{item.Types}>({item.Value("x.Case_Value")}); break;");
            code.Line($"default: w.Write(({CSharpType.Json})x.Case_Value); break;");
        }
        code.Line();
    }

    // An object that may fit several cases is checked against all of them.
    private static void WriteFits(CodeWriter code, IEnumerable<TypeRef> overlapping)
    {
        code.Line("private static readonly Rt::CaseFit[] _fits =\n[");
        ValidationCode.Fits(code, overlapping);
        code.Line("];\n");
    }

    private static void WriteValidate(CodeWriter code, UnionPlan plan)
    {
        var name = plan.Name;
        var cases = CasesOf(plan);
        var overlaps = plan.OverlappingCases.ToLookup(o => o.CaseIdentity, StringComparer.Ordinal);
        using var _ = code.Open($"static void Rt::IJsonCodec<{name}>.Validate({name} x, ref Rt::Validation v)");
        using var __ = code.Open("switch (x.Case_Number)");
        foreach (var item in cases)
        {
            var overlapping = plan.OverlappingCases.Count > 0 && item.IsObject;
            if (!item.TypeRef.HasChecks && !overlapping)
            {
                code.Line($"case {item.Number}: break;");
                continue;
            }
            if (item.ChecksItself && !overlapping)
            {
                code.Line($"case {item.Number}: v.Check<{item.Types}>({item.Value("x.Case_Value")}); break;");
                continue;
            }
            using (code.Open($"case {item.Number}:"))
            {
                code.Line($"var y = {item.Value("x.Case_Value")};");
                if (overlapping) code.Line($"if (v.Cases<{item.Types}>(y, _fits, exactlyOne: {(plan.ExactlyOne ? "true" : "false")})) break;");
                // If several schemas share the case, the first one reports the violations.
                var own = overlaps[item.TypeRef.CaseIdentity].ToList();
                if (own.Count > 1) code.Line("var before = v.Count;");
                new ValidationCode(code).Here(own.FirstOrDefault()?.OrNullsOf(item.TypeRef) ?? item.TypeRef, "y");
                // What it has against the value may be a null that only another one of them allows.
                if (own.Count > 1) code.Line("if (v.Count == before) v.NoCase();");
                code.Line("break;");
            }
        }
        code.Line("default: v.NoCase(); break;");
    }
}
