using LosantGen.Conformance.Tests.Support;

namespace LosantGen.Conformance.Tests.Validation;

/// <summary>Unsupported parts of a schema reject no value, although cases then seem to overlap.</summary>
public class PartialSchemaTests
{
    private const string Cases = """[{ "required": ["h"], "PART": X }, { "required": ["t"], "PART": Y }]""";

    private static readonly (string Path, string Text)[] Files =
    [
        Choice("not", """{ "required": ["t"] }""", """{ "required": ["h"] }"""),
        Choice("if", """{ "required": ["t"] }""", """{ "required": ["h"] }"""),
        Choice("dependencies", """{ "h": ["n"] }""", """{ "t": ["n"] }"""),
        Choice("propertyNames", """{ "maxLength": 3 }""", """{ "minLength": 1 }"""),
        ("items.json", """{ "type": "object", "properties": { "v": { "oneOf": [{ "type": "array", "items": { "type": "string" }, "contains": { "const": "a" } }, { "type": "array", "items": { "type": "string" }, "maxItems": 2 }] } } }"""),
        ("far.json", """{ "oneOf": [{ "$ref": "#/definitions/farther" }, { "type": "object", "properties": { "h": { "type": "object", "properties": { "n": { "type": "number" } } } } }] }"""),
        ("farther.json", """{ "type": "object", "properties": { "h": { "type": "object", "properties": { "n": { "type": "number", "x-y": 1 } }, "dependencies": { "n": ["m"] } }, "next": { "$ref": "#/definitions/farther" } } }"""),
        ("excluded.json", """{ "type": "object", "properties": { "v": { "type": "string", "not": { "type": "string", "contains": 5, "minLenght": 3, "minLength": "x" } } } }"""),
    ];

    private static readonly Lazy<GeneratedApi> Api = new(() => GeneratedApi.Of("Partial", Files));

    [Theory]
    [InlineData("not", """{"h":"a","n":1}""")]
    [InlineData("if", """{"h":"a","t":"b"}""")]
    [InlineData("dependencies", """{"h":"a","t":"b"}""")]
    [InlineData("propertyNames", """{"h":"a","t":"b"}""")]
    [InlineData("items", """{"v":["a","b"]}""")]
    [InlineData("far", """{"h":{"n":1}}""")]
    [InlineData("excluded", """{"v":"text"}""")]
    public void A_value_that_is_valid_for_the_supported_part_of_a_schema_has_no_violation(string schema, string json)
    {
        var api = Api.Value;
        var value = api.Read(api.TypeOf(schema), json);

        Assert.Empty(api.Validate(value));
        Assert.Null(JsonDifference.Of(json, api.Write(value)));
    }

    private static (string Path, string Text) Choice(string keyword, string first, string second) => ($"{keyword}.json", $$"""
        { "type": "object", "properties": { "h": { "type": "string" }, "t": { "type": "string" }, "n": { "type": "number" } },
          "oneOf": {{Cases.Replace("PART\": X", keyword + "\": " + first, StringComparison.Ordinal).Replace("PART\": Y", keyword + "\": " + second, StringComparison.Ordinal)}} }
        """);
}
