using System.Globalization;
using System.Text;
using LosantGen.Planning.Plans;

namespace LosantGen.Emitting;

/// <summary>Writes the class of an object: its properties, and the code that reads, writes and checks it.</summary>
internal static class ClassEmitter
{
    public static string Emit(ClassPlan plan, EmitOptions options)
    {
        var code = new CodeWriter();
        var name = plan.Name;
        var properties = plan.Members.Select(m => new PropertyCode(m, plan.IsRequest)).ToList();
        DocComment.Write(code, plan.Doc, "An object that no action of the description uses.");
        using (code.GeneratedModel(name).Open($"{options.Accessibility} sealed partial class {name} : {(DerivesExtra(plan) ? "Lo::LosantObject, " : "")}Rt::IJsonCodec<{name}>{string.Concat(plan.CommonMembers.Select(u => $", {u.Union}.{UnionMemberCode.Interface}"))}"))
        {
            WriteConstructors(code, name, properties);
            foreach (var property in properties) property.Declare(code);
            if (plan.Map is { } map)
            {
                code.Line("/// <summary>The members whose names the API does not define.</summary>");
                code.Line($"public {CSharpType.Bare(map)}? {plan.MapName} {{ get; set; }}\n");
                code.Line($"/// <summary>A member of <see cref=\"{plan.MapName}\"/>.</summary>");
                UnionMemberCode.Indexer(code, CSharpType.Of(map.Item!), $"Rt::MapEntries.Get({plan.MapName}, key)", $"{plan.MapName} = Rt::MapEntries.With({plan.MapName}, key, value)", plan.Members.Any(m => m.Name == "Item"));
            }
            if (plan.KeepsExtra && !DerivesExtra(plan))
            {
                code.Line("/// <summary>Members that the description does not declare, unchanged; they are written back.</summary>");
                code.Line($"public Col::IDictionary<string, {CSharpType.Json}>? {plan.ExtraName} {{ get; set; }}\n");
            }
            foreach (var union in plan.CommonMembers) UnionMemberCode.Explicit(code, union);
            ModelCode.Validate(code, plan, plan.Variants.Count > 0);
            WriteRead(code, plan, properties);
            WriteWrite(code, plan, properties);
            ModelCode.Checks(code, plan, plan.Variants, name, p => WriteValidate(code, p, p.Members.Select(m => new PropertyCode(m, p.IsRequest)).ToList()));
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

    private static void WriteRead(CodeWriter code, ClassPlan plan, List<PropertyCode> properties)
    {
        using var _ = code.Open($"static {plan.Name} Rt::IJsonCodec<{plan.Name}>.Read(ref Rt::JsonInput r)");
        code.Line($"var x = new {plan.Name}({(NeedsReaderConstructor(properties) ? "false" : "")});");
        if (plan.Map is { } map) code.Line($"var entries = new Rt::MapBuilder<{CSharpType.Of(map.Item!)}>();");
        code.Line($"for (r.BeginObject(); r.Next(out var n);){(properties.Count == 0 ? " " + Other(plan) : "")}");
        if (properties.Count > 0)
        {
            using (code.Open("switch (n.Length)"))
            {
                foreach (var property in properties)
                {
                    var length = Encoding.UTF8.GetByteCount(property.JsonName).ToString(CultureInfo.InvariantCulture);
                    code.Line($"case {length} when n.Is({Literal.OfUtf8(property.JsonName)}): {property.Read()} break;");
                }
                code.Line($"default: {Other(plan)} break;");
            }
        }
        if (plan.Map is not null) code.Line($"x.{plan.MapName} = entries.ToMap();");
        code.Line("return x;");
    }

    private static string Other(ClassPlan plan)
    {
        var extra = DerivesExtra(plan) ? "r.ReadExtra(x, n);" : plan.KeepsExtra
            ? $"x.{plan.ExtraName} = r.ReadExtra(x, n, (Col::Dictionary<string, {CSharpType.Json}>?)x.{plan.ExtraName});"
            : "r.Skip(x, n);";
        return plan.Map is { } map
            ? $"if (!entries.TryRead<{CSharpType.Codec(map.Item!)}, {CSharpType.Keys(map)}>(ref r, n)) {{ {extra} }}"
            : extra;
    }

    private static void WriteWrite(CodeWriter code, ClassPlan plan, List<PropertyCode> properties)
    {
        using var _ = code.Open($"static void Rt::IJsonCodec<{plan.Name}>.Write(ref Rt::JsonOutput w, {plan.Name} x)");
        code.Line("w.BeginObject();");
        foreach (var property in properties) code.Line(property.Write());
        if (plan.Map is { } map) code.Line($"w.Entries<{CSharpType.Of(map.Item!)}, {CSharpType.Codec(map.Item!)}>(x.{plan.MapName});");
        if (plan.KeepsExtra) code.Line(DerivesExtra(plan) ? "w.Extra(x);" : $"w.Extra(x.{plan.ExtraName});");
        code.Line(DerivesExtra(plan) || (plan.Members.Count == 0 && plan.Map is null) ? "w.EndObject();" : "w.EndObject(x);");
    }

    private static string HasUndeclared(ClassPlan plan, string name)
    {
        var holders = (plan.KeepsExtra ? new[] { plan.ExtraName } : []).Concat(plan.Map is null ? [] : [plan.MapName]).ToList();
        return holders.Count == 0 ? "false" : string.Join(" || ", holders.Select(h => $"x.{h}?.ContainsKey({Literal.Of(name)}) == true"));
    }

    private static void WriteValidate(CodeWriter code, ClassPlan plan, List<PropertyCode> properties)
    {
        using var _ = code.Open($"static void Rt::IJsonCodec<{plan.Name}>.Validate({plan.Name} x, ref Rt::Validation v)");
        var checks = new ValidationCode(code);
        foreach (var property in properties)
        {
            if (property.IsRequiredByApi) code.Line($"v.Required({Literal.Of(property.JsonName)}, {property.IsPresent("x.")});");
            checks.Member(property.JsonName, property.TypeRef, property.Stored("x."));
        }
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
