using System.Linq;
using LosantGen.Planning;

namespace LosantGen.Emitting;

/// <summary>Writes an open enum: a record struct over the text, with a member for each value that is known.</summary>
internal static class EnumEmitter
{
    public static string Emit(EnumPlan plan, EmitOptions options)
    {
        var code = new CodeWriter();
        var name = plan.Name;
        DocText.Write(code, plan.Doc, $"A text of the API.", "Unknown values are kept.");
        using (code.GeneratedModel(name).Open($"{options.Accessibility} readonly partial record struct {name} : Rt::IJson<{name}>"))
        {
            code.Line($"private static readonly Rt::TextTable _known = new({string.Join(", ", plan.Values.Select(v => Literal.Of(v.Text)))});");
            code.Line("private readonly string? _text;\n");
            code.Line("/// <summary>Makes one of a text, known or not.</summary>");
            code.Line($"public {name}(string text) => _text = text ?? throw new Sys::ArgumentNullException(nameof(text));");
            foreach (var value in plan.Values)
            {
                code.Line($"/// <summary><c>{DocText.Escape(value.Text)}</c></summary>");
                code.Line($"public static {name} {value.Name} => new({Literal.Of(value.Text)});");
            }
            code.Line("/// <summary>The text, as it is in JSON.</summary>");
            code.Line("public string Text => _text ?? \"\";");
            code.Line("/// <summary>Whether the description names this value.</summary>");
            code.Line("public bool IsKnown => _known.Contains(_text);");
            code.Line("/// <summary>Makes one of a text, known or not.</summary>");
            code.Line($"public static implicit operator {name}(string text) => new(text);");
            code.Line("/// <inheritdoc/>");
            code.Line("public override string ToString() => Text;\n");
            code.Line($"static {name} Rt::IJson<{name}>.Read(ref Rt::JsonInput input) => new(_known.Read(ref input));");
            code.Line($"static void Rt::IJson<{name}>.Write(ref Rt::JsonOutput output, {name} value) => output.Write(value.Text);");
            code.Line($"static void Rt::IJson<{name}>.Validate({name} value, ref Rt::Validation v) => v.Known(value.Text, _known);");
        }
        return SourceFile.Complete(code, options);
    }
}
