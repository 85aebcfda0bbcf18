using System.Globalization;
using System.Text.Json.Nodes;
using LosantGen.Conformance.Tests.Support;

namespace LosantGen.Conformance.Tests.Suites;

/// <summary>An instance and the verdict that is right for it.</summary>
internal sealed record SuiteTest(string Description, JsonNode? Instance, bool IsValid);

/// <summary>A schema of json-schema-draft7 and what is tried of it.</summary>
/// <param name="Keyword">The name of the suite's file, which is the keyword's.</param>
/// <param name="Index">Which one of the file it is.</param>
internal sealed record SuiteGroup(string Keyword, int Index, string Description, JsonNode Schema, IReadOnlyList<SuiteTest> Tests)
{
    // What this API's description uses, as far as a schema can be judged by its words.
    private static readonly HashSet<string> OfTheApi = new(StringComparer.Ordinal)
    {
        "type", "enum", "oneOf", "anyOf", "allOf", "properties", "patternProperties", "additionalProperties", "required", "minimum", "maximum", "minLength", "maxLength",
        "minItems", "maxItems", "minProperties", "maxProperties", "items", "uniqueItems", "pattern", "format", "default", "$ref", "definitions", "$schema", "$comment", "title", "description",
    };

    private static readonly string[] FormatsOfTheApi = ["date-time", "uri", "email"];

    /// <summary>What the schema's file is called; a C# name as well.</summary>
    public string Name => CSharpName.Camel(Keyword) + Index.ToString("d2", CultureInfo.InvariantCulture);

    /// <summary>The schema says what it says in keywords that the API uses, and no reference leaves the file.</summary>
    public bool IsOfTheApi { get; } = SuiteSchema.AllOf(Schema).OfType<JsonObject>().All(UsesWhatTheApiUses);

    public static IReadOnlyList<SuiteGroup> All() =>
    [
        .. from file in SuiteFolder.Files("json-schema-draft7")
           from entry in JsonNode.Parse(File.ReadAllText(file))!.AsArray().Index()
           let node = entry.Item!.AsObject()
           select new SuiteGroup(Path.GetFileNameWithoutExtension(file), entry.Index, (string)node["description"]!, node["schema"]!, [.. node["tests"]!.AsArray().Select(t => Test(t!.AsObject()))]),
    ];

    private static SuiteTest Test(JsonObject test) => new((string)test["description"]!, test["data"], (bool)test["valid"]!);

    private static bool UsesWhatTheApiUses(JsonObject schema) => schema.All(k => OfTheApi.Contains(k.Key))
        && schema["items"] is not JsonArray
        && (schema["format"] is not { } format || FormatsOfTheApi.Contains((string)format!))
        && (schema["$ref"] is not { } reference || ((string)reference!).StartsWith('#'));
}
