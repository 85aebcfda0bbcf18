namespace LosantGen.Generator.Tests.Actions;

/// <summary>Wherever an action describes a value inline, the code that its checks and keys use is also generated.</summary>
public class InlineContentTests
{
    private const string Map = """{ "type": "object", "patternProperties": { "^[a-z]+$": { "type": "string", "maxLength": 3 } }, "additionalProperties": false }""";
    private const string List = """{ "type": "array", "items": { "type": "object", "patternProperties": { "^[a-z]+$": { "type": "number", "minimum": 1 } }, "additionalProperties": false } }""";
    private const string Nested = """{ "type": "object", "properties": { "in": { "type": "object", "properties": { "a": { "type": "number" } }, "patternProperties": { "^[A-Z]$": { "type": "boolean" } }, "additionalProperties": false } } }""";
    private const string Page = """{ "type": "object", "properties": { "items": { "type": "array", "items": { "type": "object", "patternProperties": { "^[a-z]+$": { "type": "boolean" } }, "additionalProperties": false } }, "totalCount": { "type": "number" } } }""";

    public static TheoryData<string> Places =>
    [
        .. new[] { Map, List, Nested }.SelectMany(schema => new[]
        {
            $$"""{ "method": "POST", "path": "/x", "params": [{ "in": "body", "name": "body", "required": true, "schema": {{schema}} }], "responses": {} }""",
            $$"""{ "method": "GET", "path": "/x", "params": [{ "in": "query", "name": "filter", "schema": {{schema}} }], "responses": {} }""",
            $$"""{ "method": "GET", "path": "/x", "responses": { "200": { "schema": {{schema}} } } }""",
            $$"""{ "method": "GET", "path": "/x", "responses": { "200": { "schema": {{schema}} }, "202": { "schema": { "type": "number" } }, "204": {} } }""",
            $$"""{ "method": "GET", "path": "/x", "responses": { "200": {}, "409": { "schema": {{schema}} } } }""",
            $$"""{ "method": "GET", "path": "/x", "sseStream": true, "responses": { "200": { "sseEvents": { "one": { "schema": {{schema}} } } } } }""",
            $$"""{ "method": "GET", "path": "/x", "sseStream": true, "responses": { "200": { "sseEvents": { "one": { "schema": {{schema}} }, "two": { "schema": { "type": "string", "pattern": "^a" } } } } } }""",
        }),
        $$"""{ "method": "GET", "path": "/x", "params": [{ "in": "query", "name": "page", "type": "string", "default": 0 }, { "in": "query", "name": "perPage", "type": "string", "default": 100 }], "responses": { "200": { "schema": {{Page}} } } }""",
    ];

    [Theory, MemberData(nameof(Places))]
    public void It_compiles(string action)
    {
        var run = GeneratorRun.Of([Small.Api($$"""{ "things": { "path": "/things", "actions": { "get": {{action}} } } }""")]);

        EmittedCode.IsSound(run);
        Assert.Empty(run.Diagnostics);
    }
}
