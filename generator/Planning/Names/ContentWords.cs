using LosantGen.CSharp;
using LosantGen.Planning.Shapes;

namespace LosantGen.Planning.Names;

/// <summary>Finds words for a type from its content, if its location has none.</summary>
internal static class ContentWords
{
    /// <summary>Constants first, then operators, then the members if there are only a few.</summary>
    public static string Of(Shape shape)
    {
        switch (shape)
        {
            case EnumShape e:
                return Join(e.Values.Take(3).Select(JsonString.Unquote).Select(Identifier.PascalOfValue));
            case ObjectShape o:
                var constants = Constants(o);
                if (constants.Length > 0) return constants;
                if (o.Members.Count == 0) return "Empty";
                if (o.Members.Count > 2 && o.Members.All(m => m.Name.StartsWith("$", System.StringComparison.Ordinal))) return "Condition";
                return o.Members.Count <= 2 ? Join(o.Members.Select(m => Identifier.Pascal(m.Name))) : "Object";
            default:
                return "Value";
        }
    }

    /// <summary>Whether words are too general to describe a type.</summary>
    public static bool SayNothing(string words) => words is "Object" or "Value" or "Empty";

    /// <summary>
    /// Names a case of a union: by its constants; or by the values that no other case allows; or by its members if there are only a
    /// few; or by a member that only it has.
    /// </summary>
    public static string OfCase(Shape shape, UnionContent union)
    {
        if (shape is not ObjectShape o || Constants(o).Length > 0) return Of(shape);
        var others = union.Without(o);
        foreach (var member in o.Members.OrderByDescending(m => m.Required).ThenBy(m => m.Name, System.StringComparer.Ordinal))
        {
            if (Strings(member.Use.Shape) is { Count: > 0 } texts && others.Count > 0 && others.AllHaveOtherStrings(member.Name, texts)) return Identifier.PascalOfValue(JsonString.Unquote(texts[0]));
        }
        var words = Of(shape);
        if (!SayNothing(words) || others.Count == 0) return words;
        var own = o.Members.Where(m => !others.Have(m.Name)).OrderByDescending(m => m.Required).ThenBy(m => m.Name.Length).ThenBy(m => m.Name, System.StringComparer.Ordinal).FirstOrDefault();
        return own is null ? words : Identifier.Pascal(own.Name);
    }

    /// <summary>The strings, as JSON, of which a value must be one; null if any string is allowed.</summary>
    public static IReadOnlyList<string>? Strings(Shape shape) => shape switch
    {
        EnumShape e => e.Values,
        ScalarShape { Kinds: JsonKinds.String, Values.Count: > 0 } scalar => scalar.Values,
        _ => null,
    };

    /// <summary>As many words as are needed to distinguish it from others of its kind.</summary>
    public static string LongOf(Shape shape) => shape switch
    {
        EnumShape e => Join(e.Values.Take(6).Select(JsonString.Unquote).Select(Identifier.PascalOfValue)),
        ObjectShape o => Constants(o) + Join(o.Members.Where(m => Constant(m) is null).OrderBy(m => m.Name, System.StringComparer.Ordinal).Take(4).Select(m => Identifier.Pascal(m.Name) + KindWord(m.Use.Shape))),
        UnionShape u => Join(u.Cases.Select(KindWord)) + "Value",
        _ => "Value",
    };

    /// <summary>The string of a member that can have only one.</summary>
    public static string? Constant(ObjectMember member) =>
        member.Use.Shape is ScalarShape { Kinds: JsonKinds.String, Values.Count: 1 } only ? JsonString.Unquote(only.Values[0]) : null;

    private static string Constants(ObjectShape shape) =>
        Join(shape.Members.Select(Constant).OfType<string>().Select(Identifier.PascalOfValue));

    private static string KindWord(Shape shape) => shape switch
    {
        ListShape => "List",
        MapShape => "Map",
        ScalarShape { Kinds: JsonKinds.String } => "Text",
        ScalarShape { Kinds: JsonKinds.Boolean } => "Flag",
        ScalarShape { Kinds: JsonKinds.Number or JsonKinds.Integer } => "Number",
        _ => "",
    };

    private static string Join(IEnumerable<string> words) => string.Concat(words);
}
