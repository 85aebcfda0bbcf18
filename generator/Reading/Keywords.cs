using LosantGen.Diagnostics;
using Newtonsoft.Json.Linq;

namespace LosantGen.Reading;

/// <summary>The kind of value that a JSON Schema keyword must have.</summary>
internal enum KeywordKind
{
    Schema,
    SchemaList,
    SchemaMap,
    String,
    Pattern,
    Count,
    Number,
    Unit,
    Boolean,
    Type,
    List,
    StringList,
    Anything,
    Unsupported,

    /// <summary>Not supported, and not a constraint.</summary>
    Annotation,
}

/// <summary>The keywords of JSON Schema draft-07, those of later drafts whose value may be a schema, and the mistakes in published files.</summary>
internal static class Keywords
{
    private static readonly Dictionary<string, KeywordKind> Kinds = new(StringComparer.Ordinal)
    {
        ["items"] = KeywordKind.Schema,
        ["not"] = KeywordKind.Schema,
        ["additionalProperties"] = KeywordKind.Schema,
        ["oneOf"] = KeywordKind.SchemaList,
        ["anyOf"] = KeywordKind.SchemaList,
        ["allOf"] = KeywordKind.SchemaList,
        ["properties"] = KeywordKind.SchemaMap,
        ["patternProperties"] = KeywordKind.SchemaMap,
        ["definitions"] = KeywordKind.SchemaMap,
        ["$defs"] = KeywordKind.SchemaMap,
        ["$ref"] = KeywordKind.String,
        ["$schema"] = KeywordKind.String,
        ["$id"] = KeywordKind.String,
        ["id"] = KeywordKind.String,
        ["$comment"] = KeywordKind.String,
        ["title"] = KeywordKind.String,
        ["description"] = KeywordKind.String,
        ["format"] = KeywordKind.String,
        ["pattern"] = KeywordKind.Pattern,
        ["minLength"] = KeywordKind.Count,
        ["maxLength"] = KeywordKind.Count,
        ["minItems"] = KeywordKind.Count,
        ["maxItems"] = KeywordKind.Count,
        ["minProperties"] = KeywordKind.Count,
        ["maxProperties"] = KeywordKind.Count,
        ["minimum"] = KeywordKind.Number,
        ["maximum"] = KeywordKind.Number,
        ["exclusiveMinimum"] = KeywordKind.Number,
        ["exclusiveMaximum"] = KeywordKind.Number,
        ["multipleOf"] = KeywordKind.Unit,
        ["uniqueItems"] = KeywordKind.Boolean,
        ["deprecated"] = KeywordKind.Boolean,
        ["readOnly"] = KeywordKind.Boolean,
        ["writeOnly"] = KeywordKind.Boolean,
        ["type"] = KeywordKind.Type,
        ["enum"] = KeywordKind.List,
        ["required"] = KeywordKind.StringList,
        ["const"] = KeywordKind.Anything,
        ["default"] = KeywordKind.Anything,
        ["examples"] = KeywordKind.Anything,
        ["example"] = KeywordKind.Anything,
        ["if"] = KeywordKind.Unsupported,
        ["then"] = KeywordKind.Unsupported,
        ["else"] = KeywordKind.Unsupported,
        ["contains"] = KeywordKind.Unsupported,
        ["propertyNames"] = KeywordKind.Unsupported,
        ["dependencies"] = KeywordKind.Unsupported,
        ["additionalItems"] = KeywordKind.Unsupported,
        ["dependentRequired"] = KeywordKind.Unsupported,
        ["dependentSchemas"] = KeywordKind.Unsupported,
        ["unevaluatedItems"] = KeywordKind.Unsupported,
        ["unevaluatedProperties"] = KeywordKind.Unsupported,
        ["contentSchema"] = KeywordKind.Annotation,
        ["contentEncoding"] = KeywordKind.Annotation,
        ["contentMediaType"] = KeywordKind.Annotation,
    };

    private const string Nullable = "nullable";

    private static readonly Dictionary<string, string> Mistaken = new(StringComparer.Ordinal)
    {
        ["min"] = "minimum",
        ["max"] = "maximum",
        ["minlength"] = "minLength",
        ["maxlength"] = "maxLength",
        ["ref"] = "$ref",
    };

    private static readonly string[] NotOfParameters =
    [
        "$ref", "$schema", "$id", "id", "$comment", "definitions", "$defs", "description", "default", "example", "examples", "deprecated", "readOnly", "writeOnly", "required",
    ];

    /// <summary>The keywords that a parameter of <c>apiInfo.json</c> may have, with the same meaning as in a schema.</summary>
    public static IReadOnlyCollection<string> OfParameters { get; } = new HashSet<string>(Kinds.Keys.Except(NotOfParameters), StringComparer.Ordinal);

    public static bool TryGetKind(string keyword, out KeywordKind kind) => Kinds.TryGetValue(keyword, out kind);

    /// <summary>Whether a keyword says which values fit.</summary>
    public static bool IsConstraint(string keyword) => Kinds.TryGetValue(keyword, out var kind) && keyword switch
    {
        "required" or "const" => true,
        "title" => false,
        _ => !NotOfParameters.Contains(keyword) && kind is not (KeywordKind.Unsupported or KeywordKind.Annotation),
    };

    /// <summary>What a keyword of a kind needs instead of a value that it cannot have; null if it can, or if its kind says more than a value alone.</summary>
    public static string? ExpectedInsteadOf(JToken value, KeywordKind kind) => kind switch
    {
        KeywordKind.String or KeywordKind.Pattern => value.Type == JTokenType.String ? null : "a string",
        KeywordKind.Count when DescriptionJson.Number(value) is > int.MaxValue => "an integer of at most 2147483647",
        KeywordKind.Count => DescriptionJson.Number(value) is >= 0 and <= int.MaxValue and { } count && count == Math.Floor(count) ? null : "a non-negative integer",
        KeywordKind.Number => DescriptionJson.Number(value) is not { } number ? "a number" : double.IsInfinity(number) ? "a number that a double can hold" : null,
        KeywordKind.Unit => DescriptionJson.Number(value) is > 0 and < double.PositiveInfinity ? null : "a number greater than 0",
        KeywordKind.Boolean => value.Type == JTokenType.Boolean ? null : "true or false",
        KeywordKind.List => value is JArray ? null : "an array of values",
        KeywordKind.StringList => value is JArray texts && texts.All(t => t.Type == JTokenType.String) ? null : "an array of strings",
        _ => null,
    };

    /// <summary>Whether a word is that of another program, as OpenAPI marks them.</summary>
    public static bool IsExtension(string word) => word.StartsWith("x-", StringComparison.Ordinal);

    /// <summary>The keyword that was meant by a word that is a known mistake.</summary>
    public static string? Meant(string word) => Mistaken.TryGetValue(word, out var meant) ? meant : null;

    /// <summary>What was probably meant by an unknown word, to follow "did you mean": the nearest keyword, or what JSON Schema has for the word <c>nullable</c> of OpenAPI.</summary>
    public static string? Near(string word) => NearestName.OfWord(word, Kinds.Where(k => k.Value is not KeywordKind.Annotation).Select(k => k.Key).Append(Nullable)) switch
    {
        Nullable => "'null' as one of several types: \"type\": [\"string\", \"null\"]",
        { } near => $"'{near}'",
        null => null,
    };

    /// <summary>The same among the keywords whose value is an object. A property named <c>note</c> is not a mistyped <c>not</c>.</summary>
    public static string? HolderNear(string word) =>
        NearestName.OfWord(word, Kinds.Where(k => k.Value is KeywordKind.Schema or KeywordKind.SchemaMap && k.Key != "not").Select(k => k.Key));
}
