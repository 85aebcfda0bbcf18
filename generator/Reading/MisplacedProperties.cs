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
        return clear.Count == 0 ? [] : candidates.Where(p => clear.Contains(p) || IsDefinition(p.Value) || (IsWord(p.Name) && !MayBeMistyped(p, schema) && HoldsDefinitions(p.Value))).ToList();
    }

    private static bool AllowsObjects(JObject schema) => schema["$ref"] is not JValue && schema["properties"] is null or JObject && schema["type"] switch
    {
        null or JObject => true,
        JArray list => list.Any(IsObject),
        var type => IsObject(type),
    };

    private static bool IsObject(JToken type) => DescriptionJson.String(type) == "object";

    private static bool CanBeProperty(string name) => IsWord(name) || (name[0] != '$' && Keywords.TryGetKind(name, out var kind) && kind is KeywordKind.String or KeywordKind.Pattern
        or KeywordKind.Count or KeywordKind.Number or KeywordKind.Unit or KeywordKind.Boolean or KeywordKind.Type or KeywordKind.List or KeywordKind.StringList);

    private static bool IsWord(string name) => name.Length > 0 && !Keywords.TryGetKind(name, out _) && !name.StartsWith("x-", StringComparison.Ordinal);

    private static bool MayBeMistyped(JProperty property, JObject schema) => Keywords.HolderNear(property.Name) is { } meant && schema[meant] is null;

    private static bool IsDefinition(JToken value) => value is JObject schema && schema.Properties().Any(p => p.Name switch
    {
        "type" => p.Value is JArray { Count: > 0 } types ? types.All(JsonTypeNames.IsOne) : JsonTypeNames.IsOne(p.Value),
        "$ref" => p.Value.Type == JTokenType.String,
        "enum" => p.Value is JArray,
        "oneOf" or "anyOf" or "allOf" => p.Value is JArray { Count: > 0 } cases && cases.All(c => c is JObject),
        "items" => p.Value is JObject,
        "properties" or "patternProperties" => p.Value is JObject map && map.Properties().All(m => m.Value is JObject),
        _ => false,
    });

    // A schema that says nothing, or one whose own properties are misplaced.
    private static bool HoldsDefinitions(JToken value) => value is JObject schema && schema.Properties().All(p => IsDefinition(p.Value));
}
