using System.Linq;
using LosantGen.Planning;

namespace LosantGen.Emitting;

/// <summary>Writes an open enum: a struct over the text, with a member for each value that is known.</summary>
internal static class EnumEmitter
{
    public static string Emit(EnumPlan plan, EmitOptions options)
    {
        var code = SourceFile.Begin(options);
        var name = plan.Name;
        DocText.Write(code, plan.Doc, $"A text of the API, {name}.", "Values that are not known yet are kept as they are.");
        using (code.GeneratedModel(name).Open($"{options.Accessibility} readonly partial struct {name} : global::System.IEquatable<{name}>, Rt::IJson<{name}>"))
        {
            code.Line($"private static readonly Rt::TextTable Known = new({string.Join(", ", plan.Values.Select(v => Literal.Of(v.Text)))});");
            code.Line("private readonly string? _text;\n");
            code.Line("/// <summary>Makes one of a text, known or not.</summary>");
            code.Line($"public {name}(string text) => _text = text ?? throw new global::System.ArgumentNullException(nameof(text));\n");
            foreach (var value in plan.Values)
            {
                code.Line($"/// <summary><c>{DocText.Escape(value.Text)}</c></summary>");
                code.Line($"public static {name} {value.Name} => new({Literal.Of(value.Text)});\n");
            }
            code.Line("/// <summary>The text, as it is in JSON.</summary>");
            code.Line("public string Text => _text ?? \"\";\n");
            code.Line("/// <summary>Whether the description names this value.</summary>");
            code.Line("public bool IsKnown => Known.Contains(_text);\n");
            code.Line("/// <summary>Makes one of a text, known or not.</summary>");
            code.Line($"public static implicit operator {name}(string text) => new(text);\n");
            code.Line("/// <summary>Whether the texts are the same.</summary>");
            code.Line($"public static bool operator ==({name} left, {name} right) => left.Equals(right);\n");
            code.Line("/// <summary>Whether the texts differ.</summary>");
            code.Line($"public static bool operator !=({name} left, {name} right) => !left.Equals(right);\n");
            code.Line("/// <inheritdoc/>");
            code.Line($"public bool Equals({name} other) => Text == other.Text;\n");
            code.Line("/// <inheritdoc/>");
            code.Line($"public override bool Equals(object? obj) => obj is {name} other && Equals(other);\n");
            code.Line("/// <inheritdoc/>");
            code.Line("public override int GetHashCode() => Text.GetHashCode();\n");
            code.Line("/// <inheritdoc/>");
            code.Line("public override string ToString() => Text;\n");
            code.Line($"static {name} Rt::IJson<{name}>.Read(ref Rt::JsonInput input) => new(Known.Read(ref input));\n");
            code.Line($"static void Rt::IJson<{name}>.Write(ref Rt::JsonOutput output, {name} value) => output.Write(value.Text);\n");
            code.Line($"static void Rt::IJson<{name}>.Validate({name} value, ref Rt::Validation v) => v.Known(value.Text, Known);");
        }
        return code.ToString();
    }
}
