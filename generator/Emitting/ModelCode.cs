using LosantGen.Planning;
using LosantGen.Planning.Plans;

namespace LosantGen.Emitting;

/// <summary>What all generated types have.</summary>
internal static class ModelCode
{
    public static void Validate(CodeWriter code, bool hasVariants = false, bool isOfFile = false)
    {
        code.Line("/// <summary>All violations of the schema.</summary>");
        var valid = isOfFile ? "what keeps those of the schema file" : "what is valid in one of them";
        if (hasVariants) code.Line($"/// <remarks>The API has different variants for it in different places. Valid here is {valid}; a request checks those of its location.</remarks>");
        code.Line($"public Col::IReadOnlyList<Lo::LosantViolation> Validate() => Rt::JsonText.Check(this);\n");
    }

    /// <summary>
    /// Writes the checks of a type: its own or, where the API has different variants in different places, those of each location, in a
    /// type that reads and writes as the whole one does.
    /// </summary>
    /// <typeparam name="TPlan">The plan of a class or a union.</typeparam>
    /// <param name="code">Where to.</param>
    /// <param name="plan">What there is to check where the variants are the same everywhere.</param>
    /// <param name="variants">What there is to check in each location.</param>
    /// <param name="name">The type's name.</param>
    /// <param name="write">Writes the method that checks.</param>
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
            code.Line("/// <summary>Its variants in one of the places where the API uses it.</summary>");
            using (code.Open($"internal readonly struct {places[i]} : Rt::IJsonCodec<{name}>"))
            {
                code.Line($"static {name} Rt::IJsonCodec<{name}>.Read(ref Rt::JsonInput r) => r.Read<{name}, {name}>();");
                code.Line($"static void Rt::IJsonCodec<{name}>.Write(ref Rt::JsonOutput w, {name} x) => w.Write<{name}, {name}>(x);");
                write(variants[i]);
            }
        }
    }
}
