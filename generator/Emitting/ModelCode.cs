using LosantGen.Planning;
using LosantGen.Planning.Plans;

namespace LosantGen.Emitting;

/// <summary>The code that all generated types have.</summary>
internal static class ModelCode
{
    public static void Validate(CodeWriter code, TypePlan plan, bool hasVariants = false)
    {
        code.Line("/// <summary>Lists all violations of the schema.</summary>");
        var valid = plan.IsOfFile ? "the schema file" : "at least one of those places";
        if (hasVariants) code.Line($"/// <remarks>The constraints of this type depend on where the API uses it. A value is valid here if it satisfies those of {valid}; a request checks those of its own place.</remarks>");
        code.Line($"public Col::IReadOnlyList<Lo::LosantViolation> Validate() => Rt::JsonText.Check(this{string.Concat(plan.Secrets.Select(name => ", " + Literal.Of(name)))});\n");
    }

    /// <summary>
    /// Writes the checks of a type: its own or, if its constraints depend on where the API uses it, those of each variant, in a nested
    /// type that reads and writes in the same way as the type itself.
    /// </summary>
    /// <typeparam name="TPlan">The plan of a class or a union.</typeparam>
    /// <param name="code">The writer.</param>
    /// <param name="plan">The plan of the type, which is checked if there are no variants.</param>
    /// <param name="variants">The plans with the constraints of each variant.</param>
    /// <param name="name">The type's name.</param>
    /// <param name="write">Writes the method that checks a value.</param>
    public static void Checks<TPlan>(CodeWriter code, TPlan plan, IReadOnlyList<TPlan> variants, string name, Action<TPlan> write)
        where TPlan : TypePlan
    {
        if (variants.Count == 0)
        {
            write(plan);
            return;
        }
        var places = variants.Select((_, i) => ReachedTypes.VariantName(i)).ToList();
        using (code.Open($"static void Rt::IJsonCodec<{name}>.Validate({name} x, ref Rt::Validation v)"))
        {
            var others = plan.IsOfFile ? "" : $"if ({string.Join(" && ", places.Select(p => $"!v.Accepts<{name}, {p}>(x)"))}) ";
            code.Line($"{others}v.Check<{name}, {places[0]}>(x);");
        }
        for (var i = 0; i < variants.Count; i++)
        {
            code.Line("/// <summary>The constraints of one of the places where the API uses the type.</summary>");
            using (code.Open($"internal readonly struct {places[i]} : Rt::IJsonCodec<{name}>"))
            {
                code.Line($"static {name} Rt::IJsonCodec<{name}>.Read(ref Rt::JsonInput r) => r.Read<{name}, {name}>();");
                code.Line($"static void Rt::IJsonCodec<{name}>.Write(ref Rt::JsonOutput w, {name} x) => w.Write<{name}, {name}>(x);");
                write(variants[i]);
            }
        }
    }
}
