using System.Text.Json.Nodes;
using LosantGen.Conformance.Tests.Suites;

namespace LosantGen.Conformance.Tests.Nulls;

/// <summary>Null is read, checked and sent wherever a schema allows it: in schemas that contain themselves, as a body, and among the cases of a union.</summary>
public class NullTests
{
    private static readonly (string Name, string Schema)[] Schemas =
    [
        ("node", """{ "type": ["object", "null"], "properties": { "v": { "type": "number" }, "next": { "$ref": "#/definitions/node" } }, "required": ["next"], "additionalProperties": false }"""),
        ("choice", """{ "oneOf": [{ "type": "null" }, { "type": "object", "properties": { "next": { "$ref": "#/definitions/choice" } }, "required": ["next"], "additionalProperties": false }] }"""),
        ("local", """
            { "type": "object", "properties": { "first": { "$ref": "#/definitions/link" } }, "required": ["first"], "additionalProperties": false,
              "definitions": { "link": { "type": ["object", "null"], "properties": { "links": { "type": "array", "items": { "$ref": "#/definitions/link" } } }, "additionalProperties": false } } }
            """),
        ("even", """{ "type": ["object", "null"], "properties": { "odd": { "$ref": "#/definitions/odd" } }, "required": ["odd"], "additionalProperties": false }"""),
        ("odd", """{ "type": "object", "properties": { "even": { "$ref": "#/definitions/even" }, "more": { "type": "object", "additionalProperties": { "$ref": "#/definitions/even" } } }, "additionalProperties": false }"""),
        ("anything", """
            { "oneOf": [{ "type": ["string", "number", "boolean", "null"] }, { "type": "array", "items": { "$ref": "#/definitions/anything" } },
              { "type": "object", "additionalProperties": { "$ref": "#/definitions/anything" } }] }
            """),
        ("selfDescribed", """{ "type": ["array", "object", "string", "null"], "items": { "$ref": "#" }, "additionalProperties": { "$ref": "#" } }"""),
        ("both", """{ "allOf": [{ "type": ["object", "null"], "properties": { "next": { "$ref": "#/definitions/both" } } }, { "type": ["object", "string", "null"], "required": ["next"] }] }"""),
        ("alias", """{ "$ref": "#/definitions/aliased" }"""),
        ("aliased", """{ "anyOf": [{ "type": "object", "properties": { "next": { "$ref": "#/definitions/alias" } }, "required": ["next"], "additionalProperties": false }, { "enum": [null] }] }"""),
        ("never", """{ "type": "object", "properties": { "next": { "$ref": "#/definitions/never" } }, "additionalProperties": false }"""),
        ("never2", """{ "type": "object", "properties": { "list": { "type": "array", "items": { "$ref": "#/definitions/never2" } } }, "additionalProperties": false }"""),
        ("member", """{ "anyOf": [{ "type": "object", "properties": { "a": { "type": "string" } }, "required": ["a"] }, { "type": "object", "properties": { "a": { "type": ["string", "null"] }, "b": { "type": "boolean" } }, "required": ["a"] }] }"""),
        ("members", """
            { "oneOf": [
              { "type": "object", "properties": { "kind": { "type": "string", "enum": ["x"] }, "a": { "type": "number" } }, "required": ["kind"], "additionalProperties": false },
              { "type": "object", "properties": { "kind": { "type": ["string", "null"], "enum": ["y", null] }, "a": { "type": ["number", "null"] } }, "required": ["kind"], "additionalProperties": false }] }
            """),
        ("entry", """{ "anyOf": [{ "type": "object", "properties": { "a": { "type": "string" } }, "required": ["a"], "additionalProperties": false }, { "type": "object", "additionalProperties": { "type": ["number", "null"] } }, { "type": "object", "properties": { "a": { "type": ["boolean", "null"] } }, "required": ["a"] }] }"""),
        ("sixOrNull", """{ "enum": [6, null] }"""),
        ("wordOrNull", """{ "type": ["string", "null"], "enum": ["a", null] }"""),
        ("textOrNull", """{ "type": ["string", "null"] }"""),
        ("listOrNull", """{ "type": ["array", "null"], "items": { "type": "string" }, "minItems": 1 }"""),
        ("mapOrNull", """{ "type": ["object", "null"], "additionalProperties": { "type": ["number", "null"] } }"""),
        ("timeOrNull", """{ "type": ["string", "null"], "format": "date-time" }"""),
        ("scalarOrNull", """{ "type": ["string", "number", "null"] }"""),
    ];

    private static readonly Lazy<SuiteApi> Api = new(() => new SuiteApi("Nulls", Schemas.Select(s => (s.Name, JsonNode.Parse(s.Schema)!))));

    [Theory]
    [InlineData("node", """{"v":1,"next":{"next":null}}""")]
    [InlineData("node", "null")]
    [InlineData("choice", """{"next":{"next":null}}""")]
    [InlineData("choice", "null")]
    [InlineData("local", """{"first":null}""")]
    [InlineData("local", """{"first":{"links":[null,{"links":[]}]}}""")]
    [InlineData("even", """{"odd":{"even":null,"more":{"a":null,"b":{"odd":{}}}}}""")]
    [InlineData("even", "null")]
    [InlineData("odd", """{"even":null}""")]
    [InlineData("anything", """{"a":[null,1,"x",[null],{"b":null}],"c":null}""")]
    [InlineData("anything", "null")]
    [InlineData("selfDescribed", """{"a":[null,"x",[null],{"b":null}],"c":null}""")]
    [InlineData("selfDescribed", "null")]
    [InlineData("both", """{"next":{"next":null}}""")]
    [InlineData("both", "null")]
    [InlineData("alias", """{"next":{"next":null}}""")]
    [InlineData("alias", "null")]
    [InlineData("aliased", """{"next":null}""")]
    [InlineData("member", """{"a":null}""")]
    [InlineData("member", """{"a":"x"}""")]
    [InlineData("member", """{"a":null,"b":true}""")]
    [InlineData("members", """{"kind":null}""")]
    [InlineData("members", """{"kind":null,"a":null}""")]
    [InlineData("members", """{"kind":"x","a":1}""")]
    [InlineData("entry", """{"a":null}""")]
    [InlineData("entry", """{"a":"x"}""")]
    [InlineData("entry", """{"a":true}""")]
    [InlineData("sixOrNull", "null")]
    [InlineData("sixOrNull", "6")]
    [InlineData("wordOrNull", "null")]
    [InlineData("textOrNull", "null")]
    [InlineData("listOrNull", "null")]
    [InlineData("mapOrNull", "null")]
    [InlineData("mapOrNull", """{"a":null}""")]
    [InlineData("timeOrNull", "null")]
    [InlineData("scalarOrNull", "null")]
    public async Task A_null_that_a_schema_allows_is_read_and_sent_as_it_is(string schema, string json)
    {
        var value = JsonNode.Parse(json);

        Assert.Null(await Api.Value.ComplaintAboutBodyAsync(schema, value));
        Assert.Null(Api.Value.ComplaintAboutMember(schema, required: true, value));
        Assert.Null(Api.Value.ComplaintAboutMember(schema, required: false, value));
    }

    [Theory]
    [InlineData("never", "null")]
    [InlineData("never2", """{"list":[null]}""")]
    [InlineData("odd", "null")]
    [InlineData("local", "null")]
    public async Task A_null_that_a_schema_does_not_allow_fails(string schema, string json) =>
        Assert.NotNull(await Api.Value.ComplaintAboutBodyAsync(schema, JsonNode.Parse(json)));
}
