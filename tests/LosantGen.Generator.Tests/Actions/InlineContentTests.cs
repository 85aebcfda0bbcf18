namespace LosantGen.Generator.Tests.Actions;

/// <summary>Wherever an action describes a value inline, all that the value needs is generated: types, keys, rules and checks.</summary>
public class InlineContentTests
{
    private const string Map = """{ "type": "object", "patternProperties": { "^[a-z]+$": { "type": "string", "maxLength": 3 } }, "additionalProperties": false }""";
    private const string NeedsA = """{ "type": "object", "properties": { "a": { "type": "string" }, "b": { "type": "number" } }, "required": ["a"] }""";
    private const string NeedsB = """{ "type": "object", "properties": { "a": { "type": "string" }, "b": { "type": "number" } }, "required": ["b"] }""";
    private const string Paged = """[{ "in": "query", "name": "page", "type": "string", "default": 0 }, { "in": "query", "name": "perPage", "type": "string", "default": 100 }]""";

    public static TheoryData<string> Values =>
    [
        Map,
        $$"""{ "type": "array", "items": {{Map}} }""",
        """{ "type": "object", "properties": { "in": { "type": "object", "properties": { "a": { "type": "number" } }, "patternProperties": { "^[A-Z]$": { "type": "boolean" } }, "additionalProperties": false } } }""",
        $$"""{ "anyOf": [{{Map}}, { "type": "array", "items": {{Map}} }, { "type": "string", "pattern": "^q" }, { "type": "null" }] }""",
        $$"""{ "oneOf": [{{NeedsA}}, {{NeedsB}}] }""",
        $$"""{ "oneOf": [{ "type": "array", "items": {{NeedsA}} }, { "type": "array", "items": {{NeedsB}} }] }""",
        $$"""{ "anyOf": [{ "type": "array", "items": {{NeedsA}} }, { "type": "array", "items": { "type": "string", "pattern": "^a" }, "minItems": 2 }] }""",
        """{ "type": ["integer", "null"], "minimum": 4 }""",
        """{ "type": ["string", "null"], "format": "date-time" }""",
        """{ "type": ["string", "null"], "enum": ["a", "b", null] }""",
        """{ "type": ["boolean", "null"], "enum": [true, null] }""",
        """{ "$ref": "#/definitions/tree" }""",
        """{}""",
    ];

    // VALUE stands for the value's schema.
    private static readonly (string Action, string Emitted)[] Places =
    [
        ("""{ "method": "POST", "path": "", "params": [{ "in": "body", "name": "body", "required": true, "schema": VALUE }], "responses": {} }""", ".Body"),
        ("""{ "method": "POST", "path": "", "params": [{ "in": "body", "name": "body", "schema": VALUE }], "responses": { "204": {} } }""", ".Body"),
        ("""{ "method": "GET", "path": "", "params": [{ "in": "query", "name": "filter", "schema": VALUE }], "responses": {} }""", "\"filter\""),
        ("""{ "method": "GET", "path": "", "params": [{ "in": "header", "name": "X-Filter", "required": true, "schema": VALUE }], "responses": {} }""", "\"X-Filter\""),
        ("""{ "method": "GET", "path": "", "responses": { "200": { "schema": VALUE } } }""", ".SendAsync"),
        ("""{ "method": "GET", "path": "", "responses": { "200": { "schema": VALUE }, "204": {} } }""", ".Send"),
        ("""{ "method": "GET", "path": "", "responses": { "200": { "schema": VALUE }, "202": { "schema": { "type": "array", "items": { "type": "boolean" } } }, "204": {} } }""", ".SendByStatusAsync"),
        ("""{ "method": "GET", "path": "", "responses": { "200": {}, "409": { "schema": VALUE } } }""", ".WithError"),
        ("""{ "method": "GET", "path": "", "responses": { "200": {}, "404": { "schema": { "$ref": "#/definitions/tree" } }, "409": { "schema": { "type": "array", "items": VALUE } } } }""", ".WithError"),
        ("""{ "method": "GET", "path": "", "sseStream": true, "responses": { "200": { "sseEvents": { "one": { "schema": VALUE } } } } }""", ".StreamAsync"),
        ("""{ "method": "GET", "path": "", "sseStream": true, "responses": { "200": { "sseEvents": { "one": { "schema": VALUE }, "two": { "schema": { "type": "string", "pattern": "^a" } } } } } }""", ".StreamByNameAsync"),
        ($$"""{ "method": "GET", "path": "", "params": {{Paged}}, "responses": { "200": { "schema": { "type": "object", "properties": { "items": { "type": "array", "items": VALUE }, "totalCount": { "type": "number" } } } } } }""", "GetAllAsync"),
        ($$"""{ "method": "GET", "path": "", "params": {{Paged}}, "responses": { "200": { "schema": { "type": "array", "items": VALUE } } } }""", "GetAllAsync"),
    ];

    [Theory, MemberData(nameof(Values))]
    public void It_compiles_in_every_place(string value) => Assert.All(Places, place =>
    {
        var run = GeneratorRun.Of(
        [
            Small.Api($$"""{ "things": { "path": "/things", "actions": { "get": {{place.Action.Replace("VALUE", value, StringComparison.Ordinal)}} } } }"""),
            Small.Schema("tree", $$"""{ "type": "object", "properties": { "kids": { "type": "array", "items": { "$ref": "#/definitions/tree" } }, "leaf": {{Map}} } }"""),
        ]);

        EmittedCode.IsSound(run);
        Assert.Empty(run.Diagnostics);
        Assert.Contains(place.Emitted, run.Sources.Single(source => source.Key.EndsWith("ThingsResource.g.cs", StringComparison.Ordinal)).Value, StringComparison.Ordinal);
    });
}
