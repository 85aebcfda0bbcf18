using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LosantGen.CSharp;
using LosantGen.Model;
using LosantGen.Planning.Plans;

namespace LosantGen.Emitting;

/// <summary>The C# of one case of a union, or of one response among several.</summary>
internal sealed class CaseCode(string name, TypeRef typeRef, int number, string union)
{
    private readonly string _type = CSharpType.Bare(typeRef);
    private HashSet<string>? _given;

    public TypeRef TypeRef => typeRef;

    public string Name => name;

    public string Number => number.ToString(CultureInfo.InvariantCulture);

    public string Types => $"{_type}, {CSharpType.BareCodec(typeRef)}";

    public bool IsObject => typeRef.Kind is TypeRefKind.Class or TypeRefKind.Map;

    public string Value(string stored) => $"({_type}){stored}";

    /// <summary>Whether the checks of the case are those of its type.</summary>
    public bool ChecksItself => typeRef.Kind is TypeRefKind.Class or TypeRefKind.Union or TypeRefKind.Enum;

    public string Read() => $"new({Number}, r.Read<{Types}>())";

    /// <summary>Whether a null may come instead of the case's value, which is then <see cref="Nothing"/>.</summary>
    public static bool MayBeNull(TypeRef typeRef) => typeRef.Nullable && !typeRef.HoldsNull;

    /// <summary>Reads a place of the case, with what is known beside the value.</summary>
    public string Read(TypeRef location, string beside) => MayBeNull(location)
        ? $"r.Read<{CSharpType.Of(location)}, {CSharpType.Codec(location)}>() is {{ }} value ? new({Number}, value) {{ {beside} }} : {Nothing(beside)}"
        : $"{Read()} {{ {beside} }}";

    public static string Nothing(string beside) => $"new(-1, \"\") {{ {beside} }}";

    /// <summary>The kinds of token with which values of the case begin.</summary>
    public IEnumerable<string> Tokens => typeRef.Kind switch
    {
        TypeRefKind.String or TypeRefKind.Enum or TypeRefKind.DateTime => ["String"],
        TypeRefKind.Integer or TypeRefKind.Number => ["Number"],
        TypeRefKind.Boolean => ["True", "False"],
        TypeRefKind.List => ["StartArray"],
        TypeRefKind.Scalar => ScalarTokens(typeRef.Rule!.Kinds),
        _ => ["StartObject"],
    };

    public static string DocName(TypeRef typeRef) => typeRef.Kind switch
    {
        TypeRefKind.Enum or TypeRefKind.Class or TypeRefKind.Union => $"<see cref=\"{typeRef.Type}\"/>",
        TypeRefKind.List => "a list of " + DocName(typeRef.Item!),
        TypeRefKind.Map => "a map of " + DocName(typeRef.Item!),
        TypeRefKind.Scalar => "a text, number or boolean",
        TypeRefKind.String => "a text",
        TypeRefKind.DateTime => "a time",
        TypeRefKind.Boolean => "a boolean",
        TypeRefKind.Any => "any JSON",
        _ => "a number",
    };

    public static void Storage(CodeWriter code, string union) => code
        .Line($"private {union}(int @case, object value)\n    : base(@case, value)\n{{\n}}\n");

    /// <summary>Conversions to the union; a type of which there is one already gets no second.</summary>
    public void Conversions(CodeWriter code, HashSet<string>? given = null)
    {
        _given = given;
        switch (typeRef.Kind)
        {
            case TypeRefKind.List:
                Convert(code, $"{CSharpType.Of(typeRef.Item!)}[]", "value");
                Convert(code, $"Col::List<{CSharpType.Of(typeRef.Item!)}>", "value");
                From(code);
                break;
            case TypeRefKind.Map:
                Convert(code, $"Col::Dictionary<string, {CSharpType.Of(typeRef.Item!)}>", "value");
                From(code);
                break;
            case TypeRefKind.Enum:
                Convert(code, _type, "value");
                Convert(code, "string", $"new {_type}(value)");
                break;
            case TypeRefKind.Scalar:
                if (IsFree(_type))
                {
                    code.Line("/// <summary>Makes one of this case; null is none.</summary>");
                    code.Line($"public static implicit operator {union}?({_type} value) => value.IsNull ? null : new({Number}, value);");
                }
                if (typeRef.Rule!.Kinds.HasFlag(JsonKinds.String))
                {
                    Convert(code, "string", $"new {_type}(value)");
                    Convert(code, "Sys::DateTimeOffset", $"({_type})value");
                }
                if ((typeRef.Rule.Kinds & (JsonKinds.Number | JsonKinds.Integer)) != 0)
                {
                    Convert(code, "long", $"new {_type}(value)");
                    Convert(code, "double", $"new {_type}(value)");
                }
                if (typeRef.Rule.Kinds.HasFlag(JsonKinds.Boolean)) Convert(code, "bool", $"new {_type}(value)");
                break;
            default:
                Convert(code, _type, "value");
                break;
        }
    }

    public void TryGet(CodeWriter code, string? doc = null)
    {
        code.Line($"/// <summary>{doc ?? $"Gives the value where it is {DocName(typeRef)}."}</summary>");
        code.Line($"public bool TryGet{name}({(typeRef.IsStruct ? "" : "[Sys::Diagnostics.CodeAnalysis.NotNullWhen(true)] ")}out {_type}{(typeRef.IsStruct ? "" : "?")} value) => TryGet({Number}, out value);");
    }

    /// <summary>Whether there is nothing, in a union where that may be.</summary>
    public static void IsNothing(CodeWriter code, string why) => code
        .Line($"/// <summary>Whether there is no value: {why}.</summary>")
        .Line("public bool IsNothing => Case == -1;\n");

    public static void MatchAndSwitch(CodeWriter code, List<CaseCode> cases, bool mayBeNothing = false)
    {
        string Parameters(string kind, string result) => string.Join(", ", cases
            .Select(c => $"Sys::{kind}<{c._type}{result}> {c.Parameter}")
            .Concat(mayBeNothing ? [kind == "Func" ? "Sys::Func<TResult> nothing" : "Sys::Action nothing"] : [])
            .Append($"Sys::{kind}<{CSharpType.Json}{result}> unknown"));

        code.Line("/// <summary>Calls the function for the case that the value is, and gives what it gives.</summary>");
        using (code.Open($"public TResult Match<TResult>({Parameters("Func", ", TResult")}) => Case switch", "};"))
        {
            foreach (var item in cases) code.Line($"{item.Number} => {item.Parameter}({item.Value("Value")}),");
            if (mayBeNothing) code.Line("-1 => nothing(),");
            code.Line($"_ => unknown(({CSharpType.Json})Value),");
        }
        code.Line("\n/// <summary>Calls the action for the case that the value is.</summary>");
        using (code.Open($"public void Switch({Parameters("Action", "")})"))
        using (code.Open("switch (Case)"))
        {
            foreach (var item in cases) code.Line($"case {item.Number}: {item.Parameter}({item.Value("Value")}); break;");
            if (mayBeNothing) code.Line("case -1: nothing(); break;");
            code.Line($"default: unknown(({CSharpType.Json})Value); break;");
        }
        code.Line();
    }

    private string Parameter => Identifier.Escape(Identifier.Camel(name) + new string('_', name.Length - name.TrimEnd('_').Length));

    private static IEnumerable<string> ScalarTokens(JsonKinds kinds)
    {
        if (kinds.HasFlag(JsonKinds.String)) yield return "String";
        if ((kinds & (JsonKinds.Number | JsonKinds.Integer)) != 0) yield return "Number";
        if (!kinds.HasFlag(JsonKinds.Boolean)) yield break;
        yield return "True";
        yield return "False";
    }

    // Nullable references are no types of their own to C#.
    private bool IsFree(string from) => _given is null || _given.Add(from.Replace("?", ""));

    private void Convert(CodeWriter code, string from, string value)
    {
        if (!IsFree(from)) return;
        var isReference = from is "string" || !typeRef.IsStruct;
        code.Line("/// <summary>Makes one of this case.</summary>");
        if (isReference)
        {
            code.Line("[return: Sys::Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(value))]");
            code.Line($"public static implicit operator {union}?({from}? value) => value is null ? null : new({Number}, {value});");
        }
        else
        {
            code.Line($"public static implicit operator {union}({from} value) => new({Number}, {value});");
        }
    }

    /// <summary>Makes one of the case, with what is known beside the value; for unions whose cases may have one type.</summary>
    public void Factory(CodeWriter code, string beside, string doc)
    {
        code.Line($"/// <summary>{doc}</summary>");
        code.Line($"public static {union} Of{name}({_type} value) => new({Number}, value{(typeRef.IsStruct ? "" : " ?? throw new Sys::ArgumentNullException(nameof(value))")}) {{ {beside} }};");
    }

    // C# converts from no interface.
    private void From(CodeWriter code)
    {
        code.Line($"/// <summary>Makes one that is {DocName(typeRef)}.</summary>");
        code.Line($"public static {union} Of{name}({_type} value) => new({Number}, value ?? throw new Sys::ArgumentNullException(nameof(value)));");
    }
}
