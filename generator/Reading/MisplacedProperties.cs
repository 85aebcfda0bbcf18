using Newtonsoft.Json.Linq;

namespace LosantGen.Reading;

/// <summary>
/// Finds definitions of properties that are directly in a schema instead of its <c>properties</c>, where nothing else can be meant: a schema is the value
/// of a name that is no keyword, or of a keyword whose value is never an object.
/// </summary>
internal static class MisplacedProperties
{
    public static IReadOnlyList<JProperty> In(JObject schema)
    {
        var candidates = schema.Properties().Where(p => p.Value is JObject && CanBeProperty(p.Name)).ToList();
        if (candidates.Count == 0 || !AllowsObjects(schema)) return [];
        var clear = candidates.Where(p => IsDefinition(p.Value) && !MayBeMistyped(p, schema)).ToList();
        // Beside clear ones, less clear ones are meant in the same way.
        return clear.Count == 0 ? [] : candidates.Where(p => clear.Contains(p) || IsDefinition(p.Value) || (IsWord(p.Name) && !MayBeMistyped(p, schema) && MayBeDefinition((JObject)p.Value))).ToList();
    }

    private static bool AllowsObjects(JObject schema) => schema["$ref"] is not JValue && schema["properties"] is null or JObject && schema["type"] switch
    {
        null or JObject => true,
        JArray list => list.Any(IsObject),
        var type => IsObject(type),
    };

    private static bool IsObject(JToken type) => DescriptionJson.String(type) == "object";

    private static bool CanBeProperty(string name) => name.Length > 0 && (IsWord(name) || (name[0] != '$' && Keywords.TryGetKind(name, out var kind) && kind is KeywordKind.String or KeywordKind.Pattern
        or KeywordKind.Count or KeywordKind.Number or KeywordKind.Unit or KeywordKind.Boolean or KeywordKind.Type or KeywordKind.List or KeywordKind.StringList));

    private static bool IsWord(string name) => name.Length > 0 && !Keywords.TryGetKind(name, out _) && !Keywords.IsExtension(name);

    private static bool MayBeMistyped(JProperty property, JObject schema) => Keywords.HolderNear(property.Name) is { } meant && schema[meant] is null;

    // A type, a reference, cases and members make a definition of whatever is beside them. What else says which values fit is also a word that data
    // may have ('items', 'not'), and makes one of keywords only. Limits alone may be rules of another program.
    private static bool IsDefinition(JToken value) => value is JObject schema && (schema.Properties().Any(HasKind) || (schema.Properties().Any(HasContent) && HasOnlyKeywords(schema)));

    private static bool HasKind(JProperty keyword) => keyword.Name switch
    {
        "type" => IsType(keyword.Value),
        "$ref" => keyword.Value.Type == JTokenType.String,
        "enum" => keyword.Value is JArray,
        "oneOf" or "anyOf" or "allOf" => keyword.Value is JArray { Count: > 0 } cases && cases.All(c => c is JObject),
        "properties" or "patternProperties" => keyword.Value is JObject { Count: > 0 } map && map.Properties().All(m => m.Value is JObject),
        _ => false,
    };

    private static bool HasContent(JProperty keyword) => keyword.Name switch
    {
        "const" or "properties" or "patternProperties" => true,
        "items" or "not" => keyword.Value is JObject content && Constrains(content),
        "additionalProperties" => keyword.Value is JObject or JValue { Value: false },
        _ => false,
    };

    private static bool Constrains(JObject schema) => schema.Properties().Any(p => Keywords.IsConstraint(p.Name));

    private static bool HasOnlyKeywords(JObject schema) => schema.Properties().All(p => Keywords.IsExtension(p.Name) || (Keywords.TryGetKind(p.Name, out var kind) && Fits(kind, p.Value)));

    private static bool Fits(KeywordKind kind, JToken value) => kind switch
    {
        KeywordKind.Schema => IsSchema(value),
        KeywordKind.SchemaList => value is JArray { Count: > 0 } list && list.All(IsSchema),
        KeywordKind.SchemaMap => value is JObject map && map.Properties().All(p => IsSchema(p.Value)),
        KeywordKind.Type => IsType(value),
        _ => Keywords.ExpectedInsteadOf(value, kind) is null,
    };

    private static bool IsType(JToken value) => value is JArray { Count: > 0 } types ? types.All(JsonTypeNames.IsOne) : JsonTypeNames.IsOne(value);

    private static bool IsSchema(JToken value) => value.Type == JTokenType.Boolean || (value is JObject schema && (HasOnlyKeywords(schema) || IsDefinition(schema) || HoldsDefinitions(schema)));

    private static bool MayBeDefinition(JObject schema) => HoldsDefinitions(schema) || (Constrains(schema) && HasOnlyKeywords(schema));

    // A schema that says nothing, or one whose own properties are misplaced.
    private static bool HoldsDefinitions(JObject schema) => schema.Properties().All(p => IsDefinition(p.Value));
}
