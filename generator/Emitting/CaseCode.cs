using System.Globalization;
using LosantGen.CSharp;
using LosantGen.Planning.Plans;

namespace LosantGen.Emitting;

/// <summary>The C# of one case of a union, or of one response among several.</summary>
internal sealed class CaseCode(string name, TypeRef typeRef, int number, string union)
{
    public TypeRef TypeRef => typeRef;

    public string Name => name;

    /// <summary>The C# type of the case.</summary>
    public string Type { get; } = CSharpType.Bare(typeRef);

    /// <summary>The union's name.</summary>
    public string Union => union;

    public string Number => number.ToString(CultureInfo.InvariantCulture);

    public string Types => $"{Type}, {CSharpType.BareCodec(typeRef)}";

    public bool IsObject => typeRef.Kind is TypeRefKind.Class or TypeRefKind.Map;

    public string Value(string stored) => $"({Type}){stored}";

    /// <summary>Whether the type of the case has all checks of the case.</summary>
    public bool ChecksItself => typeRef.Kind is TypeRefKind.Class or TypeRefKind.Union or TypeRefKind.Enum;

    public string Read() => Read(typeRef);

    /// <summary>Whether null is allowed instead of the case's value; it is read as <see cref="Nothing"/>.</summary>
    public static bool MayBeNull(TypeRef typeRef) => typeRef.Nullable && !typeRef.HoldsNull;

    /// <summary>Reads a value of the case, and sets the properties beside it.</summary>
    public string Read(TypeRef location, string beside) => MayBeNull(location)
        ? $"r.Read<{CSharpType.Of(location)}, {CSharpType.Codec(location)}>() is {{ }} value ? new({Number}, value) {{ {beside} }} : {Nothing(beside)}"
        : $"{Read(location)} {{ {beside} }}";

    // Whether null is allowed differs from place to place.
    private string Read(TypeRef location) => $"new({Number}, r.Read<{Type}, {CSharpType.BareCodec(location)}>())";

    public static string Nothing(string beside) => $"new(-1, \"\") {{ {beside} }}";

    /// <summary>The JSON tokens with which values of the case begin.</summary>
    public IEnumerable<string> Tokens => typeRef.Kind switch
    {
        TypeRefKind.String or TypeRefKind.Enum or TypeRefKind.DateTime or TypeRefKind.Date => ["String"],
        TypeRefKind.Integer or TypeRefKind.Number => ["Number"],
        TypeRefKind.Boolean => ["True", "False"],
        TypeRefKind.List => ["StartArray"],
        TypeRefKind.Scalar => ScalarTokens(typeRef.Rule!.Kinds),
        _ => ["StartObject"],
    };

    public static string DocName(TypeRef typeRef) => typeRef.Kind switch
    {
        TypeRefKind.Enum or TypeRefKind.Class or TypeRefKind.Union => $"<see cref=\"{typeRef.Type}\"/>",
        TypeRefKind.List => "a list of " + PluralDocName(typeRef.Item!),
        TypeRefKind.Map => "a map of " + PluralDocName(typeRef.Item!),
        var kind => Words(kind).One,
    };

    private static string PluralDocName(TypeRef typeRef) => typeRef.Kind switch
    {
        TypeRefKind.Enum or TypeRefKind.Class or TypeRefKind.Union => DocName(typeRef),
        TypeRefKind.List => "lists of " + PluralDocName(typeRef.Item!),
        TypeRefKind.Map => "maps of " + PluralDocName(typeRef.Item!),
        var kind => Words(kind).Several,
    };

    private static (string One, string Several) Words(TypeRefKind kind) => kind switch
    {
        TypeRefKind.Scalar => ("a string, number or boolean", "strings, numbers or booleans"),
        TypeRefKind.String => ("a string", "strings"),
        TypeRefKind.DateTime => ("a date and time", "dates and times"),
        TypeRefKind.Date => ("a date", "dates"),
        TypeRefKind.Instant => ("a time in one of several notations", "times in one of several notations"),
        TypeRefKind.Boolean => ("a boolean", "booleans"),
        TypeRefKind.Any => ("any JSON value", "JSON values"),
        _ => ("a number", "numbers"),
    };

    public void TryGet(CodeWriter code, string? doc = null)
    {
        code.Line($"/// <summary>{doc ?? $"Gets the value if it is {DocName(typeRef)}."}</summary>");
        code.Line($"public bool TryGet{name}({(typeRef.IsStruct ? "" : "[Sys::Diagnostics.CodeAnalysis.NotNullWhen(true)] ")}out {Type}{(typeRef.IsStruct ? "" : "?")} value) => TryGet({Number}, out value);");
    }

    /// <summary>The case's name as a parameter.</summary>
    public string Parameter => Identifier.CamelOf(name);

    private static IEnumerable<string> ScalarTokens(JsonKinds kinds)
    {
        if (kinds.HasFlag(JsonKinds.String)) yield return "String";
        if ((kinds & (JsonKinds.Number | JsonKinds.Integer)) != 0) yield return "Number";
        if (!kinds.HasFlag(JsonKinds.Boolean)) yield break;
        yield return "True";
        yield return "False";
    }
}
