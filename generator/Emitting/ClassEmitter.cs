using LosantGen.Planning.Plans;

namespace LosantGen.Emitting;

/// <summary>Writes the class of an object: its properties, and the code that reads, writes and checks it.</summary>
internal static class ClassEmitter
{
    public static string Emit(ClassPlan plan, EmitOptions options)
    {
        var code = new CodeWriter();
        var name = plan.Name;
        var properties = PropertiesOf(plan);
        DocComment.Write(code, plan.Doc, "An object that no action of the description uses.");
        using (code.GeneratedModel(name).Open($"{options.Accessibility} sealed partial class {name} : {(DerivesExtra(plan) ? "Lo::LosantObject, " : "")}Rt::IJsonObject<{name}>{string.Concat(plan.CommonMembers.Select(u => $", {u.Union}.{UnionMemberCode.Interface}"))}"))
        {
            WriteConstructors(code, name, properties);
            foreach (var property in properties) property.Declare(code);
            if (plan.Map is { } map)
            {
                code.Line("/// <summary>The members whose names the API does not define.</summary>");
                code.Line($"public {CSharpType.Bare(map)}? {plan.MapName} {{ get; set; }}\n");
                code.Line($"/// <summary>A member of <see cref=\"{plan.MapName}\"/>.</summary>");
                UnionMemberCode.Indexer(code, name, CSharpType.Of(map.Item!), $"Rt::MapEntries.Get({plan.MapName}, key)", $"{plan.MapName} = Rt::MapEntries.With({plan.MapName}, key, value)", plan.Members.Select(m => m.Name));
            }
            if (plan.KeepsExtra && !DerivesExtra(plan))
            {
                code.Line("/// <summary>Members that the description does not declare, unchanged; they are written back.</summary>");
                code.Line($"public Col::IDictionary<string, {CSharpType.Json}>? {plan.ExtraName} {{ get; set; }}\n");
            }
            foreach (var union in plan.CommonMembers) UnionMemberCode.Explicit(code, union);
            ModelCode.Validate(code, plan, plan.Variants.Count > 0);
            WriteNames(code, properties);
            WriteRead(code, plan, properties);
            WriteMembers(code, plan, properties);
            if (plan.Variants.Count > 0) ModelCode.Checks(code, plan, plan.Variants, name, p => WriteValidate(code, p, PropertiesOf(p)));
        }
        return SourceFile.Complete(code, options);
    }

    // A base class keeps undeclared members, unless a member has the same name as its property.
    private static bool DerivesExtra(ClassPlan plan) => plan.KeepsExtra && plan.ExtraName == ClassPlan.UsualExtraName;

    // A reader creates objects that may lack members which a program must set.
    private static void WriteConstructors(CodeWriter code, string name, List<PropertyCode> properties)
    {
        if (!NeedsReaderConstructor(properties)) return;
        code.Line("/// <summary>Initializes an empty instance.</summary>");
        code.Line($"public {name}() {{ }}");
        var cleared = string.Concat(properties.Where(p => p.IsConstant).Select(p => $" {p.Field} = null;"));
        code.Line($"[Sys::Diagnostics.CodeAnalysis.SetsRequiredMembers]\ninternal {name}(bool _) {{{cleared} }}\n");
    }

    private static bool NeedsReaderConstructor(List<PropertyCode> properties) => properties.Any(p => p.IsRequired || p.IsConstant);

    private static List<PropertyCode> PropertiesOf(ClassPlan plan) => plan.Members.Select((m, i) => new PropertyCode(m, i, plan.IsRequest)).ToList();

    private static string Names(List<PropertyCode> properties) => properties.Count == 0 ? "Rt::MemberNames.None" : "_names";

    // The names are one literal, which is cheap to compile and to start with.
    private static void WriteNames(CodeWriter code, List<PropertyCode> properties)
    {
        if (properties.Count == 0) return;
        var separator = " |\n\t".Concat(Enumerable.Range(1, char.MaxValue).Select(c => (char)c)).First(c => properties.All(p => p.JsonName.IndexOf(c) < 0));
        code.Line($"private static readonly Rt::MemberNames _names = new({Literal.Of(string.Join(separator.ToString(), properties.Select(p => p.JsonName)))}{(separator == ' ' ? "" : $", {Literal.OfChar(separator)}")});\n");
    }

    private static void WriteRead(CodeWriter code, ClassPlan plan, List<PropertyCode> properties)
    {
        using var _ = code.Open($"static {plan.Name} Rt::IJsonCodec<{plan.Name}>.Read(ref Rt::JsonInput r)");
        code.Line($"var x = new {plan.Name}({(NeedsReaderConstructor(properties) ? "false" : "")});");
        if (plan.Map is { } map) code.Line($"var entries = new Rt::MapBuilder<{CSharpType.Of(map.Item!)}>();");
        code.Line($"for (var i = r.Begin(); r.Next({Names(properties)}, ref i);){(properties.Count == 0 ? " " + Other(plan) : "")}");
        if (properties.Count > 0)
        {
            using (code.Open("switch (i)"))
            {
                foreach (var property in properties) code.Line($"case {property.Number}: {property.Read()} break;");
                code.Line($"default: {Other(plan)} break;");
            }
        }
        if (plan.Map is not null) code.Line($"x.{plan.MapName} = entries.ToMap();");
        code.Line("return x;");
    }

    private static string Other(ClassPlan plan)
    {
        var extra = DerivesExtra(plan) ? "r.ReadExtra(x);" : plan.KeepsExtra
            ? $"x.{plan.ExtraName} = r.ReadExtra(x, (Col::Dictionary<string, {CSharpType.Json}>?)x.{plan.ExtraName});"
            : "r.Skip(x);";
        return plan.Map is { } map
            ? $"if (!entries.TryRead<{CSharpType.Codec(map.Item!)}, {CSharpType.Keys(map)}>(ref r)) {{ {extra} }}"
            : extra;
    }

    // One list serves for writing and for checking. If the constraints depend on where the API uses the type, it says nothing of them.
    private static void WriteMembers(CodeWriter code, ClassPlan plan, List<PropertyCode> properties)
    {
        using var _ = code.Open($"static void Rt::IJsonObject<{plan.Name}>.Members(ref Rt::MemberList m, {plan.Name} x)");
        code.Line($"m.Begin({Names(properties)});");
        var hasChecks = plan.Variants.Count == 0;
        var checks = new ValidationCode(code);
        foreach (var property in properties) List(code, checks, property, hasChecks, declare: true);
        if (hasChecks && HasChecksOfAll(plan))
        {
            using (code.Open("if (m.IsChecking)"))
            {
                code.Line("ref var v = ref m.Validation;");
                CheckAll(code, checks, plan, properties);
            }
        }
        ListUndeclared(code, plan);
    }

    private static void ListUndeclared(CodeWriter code, ClassPlan plan)
    {
        if (plan.Map is { } map) code.Line($"m.Entries<{CSharpType.Of(map.Item!)}, {CSharpType.Codec(map.Item!)}>(x.{plan.MapName});");
        if (plan.KeepsExtra && !DerivesExtra(plan)) code.Line($"m.Extra(x.{plan.ExtraName});");
        code.Line("m.End(x);");
    }

    private static void List(CodeWriter code, ValidationCode checks, PropertyCode property, bool hasChecks, bool declare)
    {
        code.Line(property.List(hasChecks));
        if (hasChecks && property.HasInnerChecks) checks.Within(property.Number, property.TypeRef, property.Stored("x."), declare);
    }

    private static string HasUndeclared(ClassPlan plan, string name)
    {
        var holders = (plan.KeepsExtra ? new[] { plan.ExtraName } : []).Concat(plan.Map is null ? [] : [plan.MapName]).ToList();
        return holders.Count == 0 ? "false" : string.Join(" || ", holders.Select(h => $"x.{h}?.ContainsKey({Literal.Of(name)}) == true"));
    }

    // The constraints of one of the places where the API uses the type.
    private static void WriteValidate(CodeWriter code, ClassPlan plan, List<PropertyCode> properties)
    {
        using var _ = code.Open($"static void Rt::IJsonCodec<{plan.Name}>.Validate({plan.Name} x, ref Rt::Validation v)");
        var checks = new ValidationCode(code);
        var checkedOnes = properties.Where(p => p.IsRequiredByApi || p.TypeRef.HasChecks).ToList();
        var hasUndeclared = plan.KeepsExtra || plan.Map is not null;
        if (hasUndeclared || checkedOnes.Count > 0) code.Line("var m = new Rt::MemberList(ref v);").Line($"m.Begin({Names(properties)});");
        foreach (var property in checkedOnes) List(code, checks, property, hasChecks: true, declare: false);
        CheckAll(code, checks, plan, properties);
        if (hasUndeclared) ListUndeclared(code, plan);
    }

    private static bool HasChecksOfAll(ClassPlan plan) => plan.RequiredUndeclared.Count > 0 || plan.Forbidden.Count > 0 || plan.RequiredSets.Count > 0 || plan.Map is not null || plan.Count is not null;

    // What is said of several members together, or of none that the type declares.
    private static void CheckAll(CodeWriter code, ValidationCode checks, ClassPlan plan, List<PropertyCode> properties)
    {
        foreach (var name in plan.RequiredUndeclared) code.Line($"v.Required({Literal.Of(name)}, {HasUndeclared(plan, name)});");
        var declared = plan.Forbidden.Count == 0 ? [] : properties.ToDictionary(p => p.JsonName, StringComparer.Ordinal);
        foreach (var name in plan.Forbidden)
            code.Line($"v.Forbidden({Literal.Of(name)}, {(declared.TryGetValue(name, out var property) ? property.IsPresent("x.") : HasUndeclared(plan, name))});");
        if (plan.RequiredSets.Count > 0)
        {
            var present = properties.ToDictionary(p => p.JsonName, p => p.IsPresent("x."));
            var sets = plan.RequiredSets.Select(set => set.Count == 0 ? "1" : $"({string.Join(" && ", set.Select(n => present[n]))} ? 1 : 0)");
            code.Line($"v.Alternatives({string.Join(" + ", sets)}, exactlyOne: {(plan.ExactlyOneSet ? "true" : "false")});");
        }
        if (plan.Map is { } map)
        {
            var part = map with { Count = null };
            using (code.Open($"if (x.{plan.MapName} is {{ }} entries)")) checks.Here(part, "entries");
            if (plan.KeepsExtra && map.Keys?.Rule is { } rule) code.Line($"v.Extra(x.{plan.ExtraName}, {CSharpType.Rule(rule)});");
        }
        if (plan.Count is { } count)
        {
            var present = properties.Select(p => $"({p.IsPresent("x.")} ? 1 : 0)").ToList();
            if (plan.Map is not null) present.Add($"(x.{plan.MapName}?.Count ?? 0)");
            if (plan.KeepsExtra) present.Add($"(x.{plan.ExtraName}?.Count ?? 0)");
            code.Line($"v.Properties({(present.Count == 0 ? "0" : string.Join(" + ", present))}, {ValidationCode.Bounds(count)});");
        }
    }
}
