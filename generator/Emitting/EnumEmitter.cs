using LosantGen.Planning.Plans;

namespace LosantGen.Emitting;

/// <summary>Writes an open enum: a record struct over a string, with a member for each known value.</summary>
internal static class EnumEmitter
{
    public static string Emit(EnumPlan plan, EmitOptions options)
    {
        var code = new CodeWriter();
        var name = plan.Name;
        DocComment.Write(code, plan.Doc, "One of several known strings.", "Unknown values are kept.");
        using (code.GeneratedModel(name).Open($"{options.Accessibility} readonly partial record struct {name} : Rt::IOpenEnum<{name}>"))
        {
            code.Line($"private static readonly Rt::StringTable _known = new({string.Join(", ", plan.Values.Select(v => Literal.Of(v.Value)))});");
            code.Line("private readonly string? _value;\n");
            code.Line("/// <summary>Creates a value from a string, known or unknown.</summary>");
            code.Line($"public {name}(string value) => _value = value ?? throw new Sys::ArgumentNullException(nameof(value));");
            foreach (var value in plan.Values)
            {
                code.Line($"/// <summary><c>{DocComment.Escape(value.Value)}</c></summary>");
                code.Line($"public static {name} {value.Name} => new({Literal.Of(value.Value)});");
            }
            code.Line("/// <summary>The string, as in JSON.</summary>");
            code.Line("public string Value => _value ?? \"\";");
            code.Line("/// <summary>Whether the API's description declares this value.</summary>");
            code.Line("public bool IsKnown => _known.Contains(_value);");
            code.Line("/// <summary>Creates a value from a string, known or unknown.</summary>");
            code.Line($"public static implicit operator {name}(string value) => new(value);");
            code.Line("/// <inheritdoc/>");
            code.Line("public override string ToString() => Value;\n");
            code.Line($"static Rt::StringTable Rt::IOpenEnum<{name}>.Known => _known;");
        }
        return SourceFile.Complete(code, options);
    }
}
