namespace LosantGen.Generator.Tests.Schemas;

/// <summary>A union has the members that all its cases have, and can be written as the case to which its members belong.</summary>
public class UnionMemberTests
{
    private static readonly GeneratorRun Run = Small.Generate(
        Small.Schema("block", """
            {
              "oneOf": [
                { "title": "gauge", "type": "object", "properties": { "kind": { "enum": ["gauge"] }, "title": { "type": "string" }, "x": { "type": "number" }, "size": { "type": "number" }, "value": { "type": "string" } }, "required": ["kind", "x"] },
                { "title": "map", "type": "object", "properties": { "kind": { "enum": ["map"] }, "title": { "type": "string" }, "x": { "type": "number" }, "size": { "type": "string" }, "value": { "type": ["string", "null"] } }, "required": ["kind", "title"] }
              ]
            }
            """),
        Small.Schema("condition", """
            {
              "oneOf": [
                { "type": ["string", "number"] },
                { "title": "operators", "type": "object", "properties": { "$gt": { "type": "number" }, "$in": { "type": "array", "items": { "type": "string" } }, "value": { "type": "string" }, "item": { "type": "boolean" } }, "additionalProperties": false }
              ]
            }
            """),
        Small.Schema("only", """
            {
              "oneOf": [
                { "title": "oneOnly", "type": "object", "properties": { "$in": { "type": "array", "items": { "type": "string" } } }, "required": ["$in"], "additionalProperties": false },
                { "title": "notOne", "type": "object", "properties": { "$nin": { "type": "array", "items": { "type": "string" } }, "how": { "enum": ["exactly"] } }, "required": ["$nin", "how"], "additionalProperties": false },
                { "type": "string" }
              ]
            }
            """),
        Small.Schema("filter", """
            { "oneOf": [{ "type": "array", "items": { "type": "string" } }, { "type": "object", "additionalProperties": { "$ref": "#/definitions/condition" } }] }
            """),
        Small.Schema("query", """
            { "type": "object", "properties": { "item": { "type": "string" }, "limit": { "$ref": "#/definitions/condition" } }, "additionalProperties": { "$ref": "#/definitions/condition" } }
            """),
        Small.Api("""
            {
              "all": {
                "path": "/all",
                "actions": {
                  "put": {
                    "method": "PUT", "path": "",
                    "params": [{ "in": "body", "name": "query", "required": true, "schema": { "$ref": "#/definitions/query" } }],
                    "responses": { "200": { "schema": { "$ref": "#/definitions/block" } } }
                  },
                  "post": {
                    "method": "POST", "path": "",
                    "params": [{ "in": "body", "name": "only", "required": true, "schema": { "$ref": "#/definitions/only" } }],
                    "responses": { "200": { "schema": { "$ref": "#/definitions/filter" } } }
                  }
                }
              }
            }
            """));

    [Fact]
    public void The_generated_code_is_sound() => EmittedCode.IsSound(Run);

    [Theory]
    [InlineData("Kind", "string?")]
    [InlineData("Title", "string?")]
    [InlineData("X", "double?")]
    [InlineData("Value", "string?")]
    public void A_member_that_all_cases_have_with_one_type_is_one_of_the_union(string member, string type) => Assert.Equal(type, EmittedCode.TypeOf(Run, "Block", member));

    [Fact]
    public void A_member_of_which_the_types_differ_is_not() => Assert.DoesNotContain("Size", EmittedCode.MembersOf(Run, "Block"));

    [Theory]
    [InlineData("""var x = new Query { Limit = new() { Gt = 5, In = ["a"], Value = "v" } };""")]
    [InlineData("""Only x = new() { In = ["a"] };""")]
    [InlineData("""Only x = new() { Nin = ["a"] };""")]
    [InlineData("""Filter x = ["a", "b"]; foreach (string s in x) { }""")]
    [InlineData("""Filter x = new() { ["a"] = 5, ["b"] = new() { Gt = 1 } }; Condition c = x["a"];""")]
    [InlineData("""var x = new Query { Item = "i", ["level"] = new() { Gt = 5 }, ["name"] = "n" }; Condition c = x["level"]; double? gt = c.Gt;""")]
    [InlineData("""Block b = null!; Console.WriteLine(b.Title + b.X);""")]
    public void It_is_written_as_its_parts(string code) =>
        Assert.DoesNotContain(Run.CompilerDiagnosticsOf("using Losant; static class Uses { static void Run() { " + code + " } }"), d => d.Id != "CS0219");
}
