using LosantGen.Planning;

namespace LosantGen.Emitting;

/// <summary>Writes the types of schema files that are lists or maps as a whole.</summary>
internal static class RootEmitter
{
    public static string Emit(RootListPlan plan, EmitOptions options)
    {
        var item = $"{CSharpType.Of(plan.Slot.Item!)}, {CSharpType.Codec(plan.Slot.Item!)}";
        return Emit(plan, plan.Slot, options, $"global::Losant.LosantList<{CSharpType.Of(plan.Slot.Item!)}>", $"input.ReadList<{plan.Name}, {item}>()", $"output.WriteList<{item}>(value)");
    }

    public static string Emit(RootMapPlan plan, EmitOptions options)
    {
        var item = $"{CSharpType.Of(plan.Slot.Item!)}, {CSharpType.Codec(plan.Slot.Item!)}";
        return Emit(plan, plan.Slot, options, $"global::Losant.LosantMap<{CSharpType.Of(plan.Slot.Item!)}>", $"input.ReadRootMap<{plan.Name}, {item}, {CSharpType.Keys(plan.Slot)}>()", $"output.WriteMap<{item}>(value)");
    }

    private static string Emit(TypePlan plan, Slot slot, EmitOptions options, string parent, string read, string write)
    {
        var code = new CodeWriter();
        var name = plan.Name;
        DocText.Write(code, plan.Doc, $"{(slot.Kind == SlotKind.List ? "A list" : "A map")} of the API.");
        using (code.GeneratedModel(name).Open($"{options.Accessibility} sealed partial class {name} : {parent}, Rt::IJson<{name}>"))
        {
            ModelCode.Validate(code);
            code.Line($"static {name} Rt::IJson<{name}>.Read(ref Rt::JsonInput input) => {read};\n");
            code.Line($"static void Rt::IJson<{name}>.Write(ref Rt::JsonOutput output, {name} value) => {write};\n");
            using (code.Open($"static void Rt::IJson<{name}>.Validate({name} value, ref Rt::Validation v)")) new ValidationCode(code).Here(slot, "value");
        }
        return SourceFile.Complete(code, options);
    }
}
