using System.Collections.Generic;
using System.Globalization;
using LosantGen.Model;
using LosantGen.Planning;

namespace LosantGen.Emitting;

/// <summary>Writes the checks of a slot: one line where the runtime has a check for it, a loop where items need their own.</summary>
internal sealed class ValidationCode(CodeWriter code)
{
    private int _locals;

    /// <summary>Checks a member; null is no violation here.</summary>
    public void Member(string jsonName, Slot slot, string value)
    {
        if (!slot.HasChecks) return;
        var name = Literal.Of(jsonName);
        switch (slot.Kind)
        {
            case SlotKind.Class or SlotKind.Union:
                code.Line(slot.Limits is null ? $"v.Model({name}, {value});" : $"v.Object<{slot.Type}, {CSharpType.BareCodec(slot)}>({name}, {value});");
                break;
            case SlotKind.Enum:
                code.Line($"v.Enum({name}, {value});");
                break;
            case SlotKind.List when ListCheck(slot) is { } check:
                code.Line($"v.{check.Method}({name}, {value}{check.Arguments});");
                break;
            case SlotKind.List or SlotKind.Map:
                var local = Local("x");
                using (code.Open($"if ({value} is {{ }} {local})"))
                {
                    code.Line($"v.Enter({name});");
                    Here(slot, local);
                    code.Line("v.Exit();");
                }
                break;
            default:
                code.Line($"v.{slot.Rule!.Form}({name}, {value}, {CSharpType.Rule(slot.Rule)});");
                break;
        }
    }

    /// <summary>Checks a value at the place where the validation stands.</summary>
    public void Here(Slot slot, string value)
    {
        switch (slot.Kind)
        {
            case SlotKind.Class or SlotKind.Union or SlotKind.Enum:
                code.Line($"v.Check<{slot.Type}, {CSharpType.BareCodec(slot)}>({value});");
                break;
            case SlotKind.List:
                List(slot, value);
                break;
            case SlotKind.Map:
                Map(slot, value);
                break;
            default:
                if (slot.Rule is { } rule) code.Line($"v.{rule.Form}({value}, {CSharpType.Rule(rule)});");
                break;
        }
    }

    // The runtime has a name of its own for the lists that occur often; C# finds the types from the arguments.
    private static (string Method, string Arguments)? ListCheck(Slot slot)
    {
        var item = slot.Item!;
        if (item.Nullable || item.Limits is not null || slot.Rivals.Count > 0) return null;
        var limits = (slot.Count is { } count ? ", " + (slot.Unique || count.Max is not null ? Limits(count) : $"{count.Min}") : slot.Unique ? ", 0, -1" : "") + (slot.Unique ? ", true" : "");
        return item.Kind switch
        {
            SlotKind.Class or SlotKind.Union or SlotKind.Enum => ("Models", limits),
            SlotKind.String when item.Rule is null => ("Texts", limits.Length == 0 ? "" : ", null" + limits),
            SlotKind.String when item.Rule.Form == RuleForm.Text => ("Texts", ", " + CSharpType.Rule(item.Rule) + limits),
            _ => null,
        };
    }

    public static string Limits(CountLimits limits) =>
        $"{(limits.Min ?? 0).ToString(CultureInfo.InvariantCulture)}, {(limits.Max ?? -1).ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Functions that try whether a JSON text fits each of some slots.</summary>
    public static void Fits(CodeWriter code, IEnumerable<Slot> rivals)
    {
        foreach (var rival in rivals)
        {
            var types = $"{CSharpType.Bare(rival)}, {CSharpType.BareCodec(rival)}";
            if (rival.Kind == SlotKind.Class)
            {
                code.Line($"    static json => Rt::CaseFits.Of<{types}>(json),");
                continue;
            }
            code.Line($"    static json => Rt::CaseFits.Of<{types}>(json, static ({CSharpType.Bare(rival)} x, ref Rt::Validation v) =>\n    {{");
            new ValidationCode(code).Here(rival, "x");
            code.Line("    }),");
        }
    }

    /// <summary>Whether a place has limits that the codec of its values does not know.</summary>
    public static bool IsMoreThanItsCodec(Slot slot) => slot.Kind switch
    {
        SlotKind.List => slot.Count is not null || slot.Unique || slot.Rivals.Count > 0 || !ChecksItself(slot.Item!),
        SlotKind.Map => slot.Count is not null || !ChecksItself(slot.Item!),
        SlotKind.Class or SlotKind.Union or SlotKind.Enum => false,
        _ => slot.Rule is { } rule && rule.Form != RuleForm.Text,
    };

    private void List(Slot slot, string value)
    {
        if (slot.Rivals.Count > 0)
        {
            var types = $"{CSharpType.Bare(slot)}, {CSharpType.BareCodec(slot)}";
            code.Line($"if (!v.Cases<{types}>({value},\n[");
            Fits(code, slot.Rivals);
            code.Line($"], exactlyOne: {(slot.ExactlyOne ? "true" : "false")})) v.NoCase();");
            return;
        }
        var item = slot.Item!;
        if (slot.Count is { } count) code.Line($"v.Items({value}.Count, {Limits(count)});");
        if (slot.Unique) code.Line($"v.Unique<{CSharpType.Of(item)}, {CSharpType.Codec(item)}>({value});");
        if (item.Kind == SlotKind.String && item.Rule is { Form: RuleForm.Text } && !item.Nullable) code.Line($"v.Texts({value}, {CSharpType.Rule(item.Rule)});");
        else if (ChecksItself(item)) code.Line($"v.List<{CSharpType.Of(item)}, {CSharpType.Codec(item)}>({value});");
        else Loop(slot, value, $"for (var {{0}} = 0; {{0}} < {value}.Count; {{0}}++)", value + "[{0}]");
    }

    private void Map(Slot slot, string value)
    {
        var item = slot.Item!;
        if (slot.Count is { } count) code.Line($"v.Properties({value}.Count, {Limits(count)});");
        if (ChecksItself(item))
        {
            code.Line($"v.Map<{CSharpType.Of(item)}, {CSharpType.Codec(item)}, {CSharpType.Keys(slot)}>({value});");
            return;
        }
        if (slot.Keys is { IsClosed: true } keys) code.Line($"v.Keys({value}, {(keys.Rule is null ? "Rt::Validation.NoKeys" : CSharpType.Rule(keys.Rule))});");
        Loop(slot, value, $"foreach (var {{0}} in {value})", "{0}.Value");
    }

    // Where the codec knows all there is to check, or there is nothing but null to look for.
    private static bool ChecksItself(Slot item) => item.Kind is SlotKind.Class or SlotKind.Union or SlotKind.Enum || !item.HasChecks;

    private void Loop(Slot slot, string value, string header, string each)
    {
        var key = Local("i");
        var item = slot.Item!;
        using (code.Open(string.Format(CultureInfo.InvariantCulture, header, key)))
        {
            code.Line(slot.Kind == SlotKind.List ? $"v.Enter({key});" : $"v.Enter({key}.Key);");
            var local = Local("x");
            using (code.Open($"if ({string.Format(CultureInfo.InvariantCulture, each, key)} is {{ }} {local})")) Here(item, local);
            if (!item.Nullable && !item.HoldsNull && !item.IsStruct) code.Line("else v.Null();");
            code.Line("v.Exit();");
        }
    }

    private string Local(string letter) => letter + (++_locals).ToString(CultureInfo.InvariantCulture);
}
