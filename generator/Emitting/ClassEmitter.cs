using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using LosantGen.Planning;

namespace LosantGen.Emitting;

/// <summary>Writes the class of an object: its properties, and how it is read, written and checked.</summary>
internal static class ClassEmitter
{
    public static string Emit(ClassPlan plan, EmitOptions options)
    {
        var code = SourceFile.Begin(options);
        var name = plan.Name;
        var properties = plan.Members.Select(m => new PropertyCode(m, plan.IsRequest)).ToList();
        DocText.Write(code, plan.Doc, $"An object of the API, {name}.");
        using (code.GeneratedModel(name).Open($"{options.Accessibility} sealed partial class {name} : Rt::IJson<{name}>"))
        {
            WriteConstructors(code, name, properties);
            foreach (var property in properties) property.Declare(code);
            if (plan.Map is { } map)
            {
                code.Line("/// <summary>The members whose names the API does not fix.</summary>");
                code.Line($"public {CSharpType.Bare(map)}? {plan.MapName} {{ get; set; }}\n");
            }
            if (plan.KeepsExtra)
            {
                code.Line("/// <summary>Members that the description does not declare, as they were; written back.</summary>");
                code.Line($"public Col::IDictionary<string, {CSharpType.Json}>? {plan.ExtraName} {{ get; set; }}\n");
            }
            ModelCode.Validate(code, name);
            WriteRead(code, plan, properties);
            WriteWrite(code, plan, properties);
            WriteValidate(code, plan, properties);
        }
        return code.ToString();
    }

    // A reader makes objects that may lack what a program must give.
    private static void WriteConstructors(CodeWriter code, string name, List<PropertyCode> properties)
    {
        if (!NeedsReaderConstructor(properties)) return;
        code.Line($"/// <summary>Makes one to be filled.</summary>");
        code.Line($"public {name}()\n{{\n}}\n");
        var cleared = string.Concat(properties.Where(p => p.IsConstant).Select(p => $" {p.Field} = null;"));
        code.Line($"[global::System.Diagnostics.CodeAnalysis.SetsRequiredMembers]\nprivate {name}(bool _)\n{{{cleared}\n}}\n");
    }

    private static bool NeedsReaderConstructor(List<PropertyCode> properties) => properties.Any(p => p.IsRequired || p.IsConstant);

    private static void WriteRead(CodeWriter code, ClassPlan plan, List<PropertyCode> properties)
    {
        using var _ = code.Open($"static {plan.Name} Rt::IJson<{plan.Name}>.Read(ref Rt::JsonInput input)");
        code.Line($"var value = new {plan.Name}({(NeedsReaderConstructor(properties) ? "false" : "")});");
        if (plan.Map is { } map) code.Line($"var entries = new Rt::MapBuilder<{CSharpType.Of(map.Item!)}>();");
        code.Line("input.BeginObject();");
        using (code.Open("while (input.NextMember(out var name))"))
        {
            if (properties.Count == 0)
            {
                code.Line(Other(plan));
            }
            else
            {
                using (code.Open("switch (name.Length)"))
                {
                    foreach (var property in properties)
                    {
                        var length = Encoding.UTF8.GetByteCount(property.JsonName).ToString(CultureInfo.InvariantCulture);
                        code.Line($"case {length} when name.SequenceEqual({Literal.OfUtf8(property.JsonName)}): {property.Read()} break;");
                    }
                    code.Line($"default: {Other(plan)} break;");
                }
            }
        }
        if (plan.Map is not null) code.Line($"value.{plan.MapName} = entries.ToMap();");
        code.Line("return value;");
    }

    private static string Other(ClassPlan plan)
    {
        var extra = plan.KeepsExtra
            ? $"value.{plan.ExtraName} = input.ReadExtra((Col::Dictionary<string, {CSharpType.Json}>?)value.{plan.ExtraName}, name);"
            : "input.Skip();";
        return plan.Map is { } map
            ? $"if (!entries.TryRead<{CSharpType.Codec(map.Item!)}, {CSharpType.Keys(map)}>(ref input, name)) {{ {extra} }}"
            : extra;
    }

    private static void WriteWrite(CodeWriter code, ClassPlan plan, List<PropertyCode> properties)
    {
        using var _ = code.Open($"static void Rt::IJson<{plan.Name}>.Write(ref Rt::JsonOutput output, {plan.Name} value)");
        code.Line("output.BeginObject();");
        foreach (var property in properties) code.Line(property.Write());
        if (plan.Map is { } map) code.Line($"output.Entries<{CSharpType.Of(map.Item!)}, {CSharpType.Codec(map.Item!)}>(value.{plan.MapName});");
        if (plan.KeepsExtra) code.Line($"output.Extra(value.{plan.ExtraName});");
        code.Line("output.EndObject();");
    }

    private static void WriteValidate(CodeWriter code, ClassPlan plan, List<PropertyCode> properties)
    {
        using var _ = code.Open($"static void Rt::IJson<{plan.Name}>.Validate({plan.Name} value, ref Rt::Validation v)");
        var checks = new ValidationCode(code);
        foreach (var property in properties)
        {
            if (property.IsRequiredByApi) code.Line($"v.Required({Literal.Of(property.JsonName)}, {property.IsPresent("value.")});");
            checks.Member(property.JsonName, property.Slot, property.Stored("value."));
        }
        foreach (var name in plan.RequiredUndeclared)
            code.Line($"v.Required({Literal.Of(name)}, {(plan.KeepsExtra ? $"value.{plan.ExtraName}?.ContainsKey({Literal.Of(name)}) ?? false" : plan.Map is not null ? $"value.{plan.MapName}?.ContainsKey({Literal.Of(name)}) ?? false" : "false")});");
        if (plan.Map is { } map)
        {
            var part = map with { Count = null };
            using (code.Open($"if (value.{plan.MapName} is {{ }} entries)")) checks.Here(part, "entries");
        }
        if (plan.Count is { } count)
        {
            var present = properties.Select(p => $"({p.IsPresent("value.")} ? 1 : 0)").ToList();
            if (plan.Map is not null) present.Add($"(value.{plan.MapName}?.Count ?? 0)");
            if (plan.KeepsExtra) present.Add($"(value.{plan.ExtraName}?.Count ?? 0)");
            code.Line($"v.Properties({(present.Count == 0 ? "0" : string.Join(" + ", present))}, {ValidationCode.Limits(count)});");
        }
    }
}
