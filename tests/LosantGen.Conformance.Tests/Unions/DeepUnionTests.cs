using System.Text.Json.Nodes;
using LosantGen.Conformance.Tests.Suites;

namespace LosantGen.Conformance.Tests.Unions;

/// <summary>
/// Unions that contain themselves, and of which an object may be of several cases. The work grows with the size of a value, and does not double
/// with each level: a test of 30 levels would otherwise not end.
/// </summary>
public class DeepUnionTests
{
    private const int Levels = 30;

    private static readonly (string Name, string Schema)[] Schemas =
    [
        ("node", """{ "oneOf": [{ "type": "object", "properties": { "next": { "$ref": "#/definitions/node" }, "a": { "type": "string" } } }, { "type": "object", "properties": { "next": { "$ref": "#/definitions/node" }, "b": { "type": "string" } }, "required": ["b"] }] }"""),
        ("tree", """{ "oneOf": [{ "type": "object", "additionalProperties": { "$ref": "#/definitions/tree" }, "minProperties": 2 }, { "type": "object", "additionalProperties": { "$ref": "#/definitions/tree" }, "maxProperties": 1 }, { "type": "string" }] }"""),
        ("list", """{ "type": "object", "properties": { "items": { "anyOf": [{ "type": "array", "items": { "$ref": "#/definitions/list" }, "maxItems": 3 }, { "type": "array", "items": { "$ref": "#/definitions/list" }, "minItems": 1, "uniqueItems": true }] } } }"""),
        ("chain", """
            { "anyOf": [
              { "type": "object", "properties": { "next": { "$ref": "#/definitions/chain" }, "v": { "type": "string" } }, "required": ["v"] },
              { "type": "object", "properties": { "next": { "$ref": "#/definitions/chain" }, "v": { "type": ["integer", "null"] }, "w": { "type": "string" } }, "required": ["v"] },
              { "type": "object", "properties": { "next": { "$ref": "#/definitions/chain" }, "v": { "type": ["number", "null"] }, "u": { "type": "string" } }, "required": ["v"] }] }
            """),
    ];

    private static readonly Lazy<SuiteApi> Api = new(() => new SuiteApi("DeepUnions", Schemas.Select(s => (s.Name, JsonNode.Parse(s.Schema)!))));

    [Theory]
    [InlineData("node", """{"next":""", "{}", "}", true)]
    [InlineData("node", """{"b":"y","next":""", """{"b":"x"}""", "}", false)]
    [InlineData("node", """{"a":"y","next":""", """{"a":5}""", "}", false)]
    [InlineData("tree", """{"a":""", "\"x\"", "}", true)]
    [InlineData("tree", """{"a":"y","b":""", "5", "}", false)]
    [InlineData("list", """{"items":[""", "{}", "]}", true)]
    [InlineData("chain", """{"v":null,"next":""", """{"v":1.5}""", "}", true)]
    [InlineData("chain", """{"v":"x","next":""", """{"v":true}""", "}", false)]
    [InlineData("chain", """{"v":1.5,"next":""", """{"v":"x"}""", "}", true)]
    public async Task A_union_within_itself_is_read_and_checked_however_deep_it_is(string schema, string begin, string innermost, string end, bool isValid)
    {
        var json = string.Concat(Enumerable.Repeat(begin, Levels)) + innermost + string.Concat(Enumerable.Repeat(end, Levels));

        var complaint = await Api.Value.ComplaintAboutBodyAsync(schema, JsonNode.Parse(json));

        Assert.Equal(isValid, complaint is null);
    }
}
