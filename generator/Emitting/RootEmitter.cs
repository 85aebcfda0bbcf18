using LosantGen.Planning.Plans;

namespace LosantGen.Emitting;

/// <summary>Writes the types of schema files whose root is a list, a map or a time.</summary>
internal static class RootEmitter
{
    public static string Emit(RootListPlan plan, EmitOptions options)
    {
        var item = $"{CSharpType.Of(plan.TypeRef.Item!)}, {CSharpType.Codec(plan.TypeRef.Item!)}";
        return Emit(plan, plan.TypeRef, options, $"global::Losant.LosantList<{CSharpType.Of(plan.TypeRef.Item!)}>", $"input.{(plan.IsPage ? "ReadPage" : "ReadList")}<{plan.Name}, {item}>()", $"output.WriteList<{item}>(value)");
    }

    public static string Emit(RootMapPlan plan, EmitOptions options)
    {
        var item = $"{CSharpType.Of(plan.TypeRef.Item!)}, {CSharpType.Codec(plan.TypeRef.Item!)}";
        var open = plan.TypeRef.IsOpenMap ? "Open" : "";
        return Emit(plan, plan.TypeRef, options, $"global::Losant.Losant{open}Map<{CSharpType.Of(plan.TypeRef.Item!)}>", $"input.Read{open}RootMap<{plan.Name}, {item}, {CSharpType.Keys(plan.TypeRef)}>()", $"output.WriteMap<{item}>(value)");
    }

    public static string Emit(RootInstantPlan plan, EmitOptions options)
    {
        var item = $"{CSharpType.Bare(plan.TypeRef)}, {CSharpType.BareCodec(plan.TypeRef)}";
        return Emit(plan, plan.TypeRef, options, "global::Losant.LosantInstantBody", $"new() {{ Value = input.Read<{item}>() }}", $"output.Write<{item}>(value.Value)", "value.Value");
    }

    private static string Emit(TypePlan plan, TypeRef typeRef, EmitOptions options, string parent, string read, string write, string value = "value")
    {
        var code = new CodeWriter();
        var name = plan.Name;
        DocComment.Write(code, plan.Doc, $"{(typeRef.Kind switch { TypeRefKind.List => "A list", TypeRefKind.Map => "A map", _ => "A time" })} that no action of the description uses.");
        using (code.GeneratedModel(name).Open($"{options.Accessibility} sealed partial class {name} : {parent}, Rt::IJsonCodec<{name}>"))
        {
            ModelCode.Validate(code, plan);
            code.Line($"static {name} Rt::IJsonCodec<{name}>.Read(ref Rt::JsonInput input) => {read};\n");
            code.Line($"static void Rt::IJsonCodec<{name}>.Write(ref Rt::JsonOutput output, {name} value) => {write};\n");
            using (code.Open($"static void Rt::IJsonCodec<{name}>.Validate({name} value, ref Rt::Validation v)")) new ValidationCode(code).Here(typeRef, value);
        }
        return SourceFile.Complete(code, options);
    }
}
