using System.Globalization;
using LosantGen.Planning.Plans;

namespace LosantGen.Emitting;

/// <summary>Writes the checks of a type reference: one line if the runtime has a check for it, a loop if each item needs its own checks.</summary>
internal sealed class ValidationCode(CodeWriter code)
{
    private int _locals;

    /// <summary>Checks what is within a list or a map that is a member.</summary>
    /// <param name="number">The member's number.</param>
    /// <param name="typeRef">Its type.</param>
    /// <param name="value">Its value.</param>
    /// <param name="declare">Whether there is no <c>v</c> yet, which collects violations.</param>
    public void Within(string number, TypeRef typeRef, string value, bool declare)
    {
        var local = Local("x");
        using (code.Open($"if (m.Enter({number}, {value}, out var {local}))"))
        {
            if (declare) code.Line("ref var v = ref m.Validation;");
            Here(typeRef, local);
            code.Line("m.Exit();");
        }
    }

    /// <summary>Checks a value at the current path of the validation.</summary>
    public void Here(TypeRef typeRef, string value)
    {
        switch (typeRef.Kind)
        {
            case TypeRefKind.Class or TypeRefKind.Union or TypeRefKind.Enum:
                code.Line($"v.Check<{typeRef.Type}, {CSharpType.BareCodec(typeRef)}>({value});");
                break;
            case TypeRefKind.List:
                List(typeRef, value);
                break;
            case TypeRefKind.Map:
                Map(typeRef, value);
                break;
            case TypeRefKind.Instant:
                code.Line($"v.Instant({value}, {InstantRules(typeRef)});");
                break;
            default:
                if (typeRef.Rule is { } rule) code.Line($"v.{rule.Kind}({value}, {CSharpType.Rule(rule)});");
                break;
        }
    }

    /// <summary>The limits and rules of a list for which the runtime has a check; null for any other list.</summary>
    public static string? ListCheck(TypeRef typeRef)
    {
        var item = typeRef.Item!;
        if (item.Nullable || item.Variant is not null || typeRef.OverlappingCases.Count > 0) return null;
        var limits = (typeRef.Count is { } count ? ", " + (typeRef.Unique || count.Max is not null ? Bounds(count) : $"{count.Min ?? 0}") : typeRef.Unique ? ", 0, -1" : "") + (typeRef.Unique ? ", true" : "");
        return item.Kind switch
        {
            TypeRefKind.Class or TypeRefKind.Union or TypeRefKind.Enum => limits,
            TypeRefKind.String when item.Rule is null => limits.Length == 0 ? "" : ", null" + limits,
            TypeRefKind.String when item.Rule.Kind == RuleKind.String => ", " + CSharpType.Rule(item.Rule) + limits,
            _ => null,
        };
    }

    /// <summary>The rules of an instant.</summary>
    public static string InstantRules(TypeRef typeRef) => $"{CSharpType.Rule(typeRef.Rule!)}, {CSharpType.Rule(typeRef.WrappedRule!)}{(typeRef.IsClosed ? ", true" : "")}";

    public static string Bounds(CountConstraints limits) =>
        $"{(limits.Min ?? 0).ToString(CultureInfo.InvariantCulture)}, {(limits.Max ?? -1).ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Writes functions that check whether JSON text fits each of the type references.</summary>
    public static void Fits(CodeWriter code, IEnumerable<TypeRef> overlapping)
    {
        foreach (var overlap in overlapping)
        {
            var type = CSharpType.Of(overlap);
            var types = $"{type}, {CSharpType.Codec(overlap)}";
            if (overlap.Kind is TypeRefKind.Class || !overlap.HasChecks)
            {
                code.Line($"\tstatic json => Rt::CaseFits.Of<{types}>(json),");
                continue;
            }
            code.Line($"\tstatic json => Rt::CaseFits.Of<{types}>(json, static ({type} x, ref Rt::Validation v) =>\n\t{{");
            if (type == CSharpType.Bare(overlap))
            {
                new ValidationCode(code).Here(overlap, "x");
            }
            else
            {
                using (code.Open("if (x is { } y)")) new ValidationCode(code).Here(overlap, "y");
            }
            code.Line("\t}),");
        }
    }

    /// <summary>Whether a type reference has constraints that the codec of its values does not check.</summary>
    public static bool IsMoreThanItsCodec(TypeRef typeRef) => typeRef.Kind switch
    {
        TypeRefKind.List => typeRef.Count is not null || typeRef.Unique || typeRef.OverlappingCases.Count > 0 || !ChecksItself(typeRef.Item!),
        TypeRefKind.Map => typeRef.Count is not null || typeRef.ByPattern.Count > 0 || !ChecksItself(typeRef.Item!),
        TypeRefKind.Class or TypeRefKind.Union or TypeRefKind.Enum => false,
        _ => typeRef.Rule is { } rule && rule.Kind != RuleKind.String,
    };

    private void List(TypeRef typeRef, string value)
    {
        if (typeRef.OverlappingCases.Count > 0)
        {
            var types = $"{CSharpType.Bare(typeRef)}, {CSharpType.BareCodec(typeRef)}";
            code.Line($"if (!v.Cases<{types}>({value},\n[");
            Fits(code, typeRef.OverlappingCases);
            code.Line($"], exactlyOne: {(typeRef.ExactlyOne ? "true" : "false")})) v.NoCase();");
            return;
        }
        var item = typeRef.Item!;
        if (typeRef.Count is { } count) code.Line($"v.Items({value}.Count, {Bounds(count)});");
        if (typeRef.Unique) code.Line($"v.Unique<{CSharpType.Of(item)}, {CSharpType.Codec(item)}>({value});");
        if (item.Kind == TypeRefKind.String && item.Rule is { Kind: RuleKind.String } && !item.Nullable) code.Line($"v.Strings({value}, {CSharpType.Rule(item.Rule)});");
        else if (ChecksItself(item)) code.Line($"v.List<{CSharpType.Of(item)}, {CSharpType.Codec(item)}>({value});");
        else Loop(typeRef, value, $"for (var {{0}} = 0; {{0}} < {value}.Count; {{0}}++)", value + "[{0}]");
    }

    private void Map(TypeRef typeRef, string value)
    {
        var item = typeRef.Item!;
        ByPattern(typeRef, value);
        if (typeRef.Count is { } count) code.Line($"v.Properties({value}{(typeRef.IsOpenMap ? "" : ".Count")}, {Bounds(count)});");
        if (ChecksItself(item))
        {
            code.Line($"v.Map<{CSharpType.Of(item)}, {CSharpType.Codec(item)}, {CSharpType.Keys(typeRef)}>({value});");
            return;
        }
        if (typeRef.Keys is { } keys) code.Line($"v.{(keys.IsClosed ? "Keys" : "Others")}({value}, {(keys.Rule is null ? "Rt::Validation.NoKeys" : CSharpType.Rule(keys.Rule))});");
        Loop(typeRef, value, $"foreach (var {{0}} in {value})", "{0}.Value");
    }

    private void ByPattern(TypeRef map, string value)
    {
        if (map.ByPattern.Count == 0) return;
        code.Line($"v.ByPattern<{CSharpType.Of(map.Item!)}, {CSharpType.Codec(map.Item!)}>({value}, [{string.Join(", ", map.ByPattern.Select(p => p.Rule is null ? "null" : CSharpType.Rule(p.Rule)))}],\n[");
        Fits(code, map.ByPattern.Select(p => p.TypeRef));
        code.Line("]);");
    }

    // The codec makes all the checks, or null is the only thing to check for.
    private static bool ChecksItself(TypeRef item) => item.Kind is TypeRefKind.Class or TypeRefKind.Union or TypeRefKind.Enum || !item.HasChecks;

    private void Loop(TypeRef typeRef, string value, string header, string each)
    {
        var key = Local("i");
        var item = typeRef.Item!;
        using (code.Open(string.Format(CultureInfo.InvariantCulture, header, key)))
        {
            if (typeRef is { IsOpenMap: true, Keys.Rule: { } rule }) code.Line($"if (!{CSharpType.Rule(rule)}.Accepts({key}.Key)) continue;");
            code.Line(typeRef.Kind == TypeRefKind.List ? $"v.Enter({key});" : $"v.Enter({key}.Key);");
            var local = Local("x");
            using (code.Open($"if ({string.Format(CultureInfo.InvariantCulture, each, key)} is {{ }} {local})")) Here(item, local);
            if (!item.Nullable && !item.HoldsNull && !item.IsStruct) code.Line("else v.Null();");
            code.Line("v.Exit();");
        }
    }

    private string Local(string letter) => letter + (++_locals).ToString(CultureInfo.InvariantCulture);
}
