using System.Text.Json.Nodes;
using LosantGen.Conformance.Tests.Suites;

namespace LosantGen.Conformance.Tests.Validation;

/// <summary>
/// A "not" that is checked is no reason to accept an object that fits several cases of a oneOf. One that is not checked is: then the schema is
/// known only in part, and its cases may seem to overlap.
/// </summary>
public class NotTests
{
    private static readonly (string Name, string Schema)[] Schemas =
    [
        ("kindBesideObject", """{ "oneOf": [{ "type": ["string", "null"] }, { "not": false }, { "type": ["boolean", "object"], "not": { "type": "integer" } }] }"""),
        ("valuesBesideObject", """{ "oneOf": [{ "type": "object", "maxProperties": 1 }, { "type": ["string", "object"], "not": { "type": "number", "enum": [null, 1.5] } }] }"""),
        ("kindOfObjects", """{ "oneOf": [{ "type": ["string", "boolean"] }, { "type": ["string", "object"], "not": { "type": "object" } }] }"""),
        ("notInNot", """{ "oneOf": [{ "not": { "type": "boolean", "not": { "type": "string", "pattern": "b$" } } }, { "type": ["boolean", "string"] }] }"""),
        ("nullInNots", """{ "type": "null", "not": { "not": { "not": { "type": "null" }, "type": ["integer", "boolean"] } } }"""),
        ("nullBeside", """{ "type": ["null", "string"], "not": { "not": { "type": ["string", "boolean"] } } }"""),
        ("reference", """{ "oneOf": [{ "not": { "$ref": "#/definitions/word" } }, { "type": ["boolean", "number"] }] }"""),
        ("word", """{ "type": "string", "maxLength": 3 }"""),
        ("unchecked", """{ "oneOf": [{ "type": "object", "properties": { "a": { "type": "string" } }, "required": ["a"], "not": { "required": ["b"] } }, { "type": "object", "properties": { "b": { "type": "string" } }, "required": ["b"] }] }"""),
    ];

    private static readonly Lazy<SuiteApi> Api = new(() => new SuiteApi("Nots", Schemas.Select(s => (s.Name, JsonNode.Parse(s.Schema)!))));

    [Theory]
    [InlineData("kindBesideObject", "null", false)]
    [InlineData("kindBesideObject", "1", true)]
    [InlineData("valuesBesideObject", "{}", false)]
    [InlineData("valuesBesideObject", "\"a\"", true)]
    [InlineData("kindOfObjects", "\"a\"", false)]
    [InlineData("kindOfObjects", "true", true)]
    [InlineData("notInNot", "\"\"", false)]
    [InlineData("notInNot", "true", true)]
    [InlineData("notInNot", "5", true)]
    [InlineData("nullInNots", "null", false)]
    [InlineData("nullBeside", "null", false)]
    [InlineData("nullBeside", "\"a\"", true)]
    [InlineData("reference", "\"abc\"", false)]
    [InlineData("reference", "\"abcd\"", true)]
    [InlineData("reference", "true", false)]
    [InlineData("unchecked", """{"a":"x","b":"y"}""", true)]
    public async Task A_oneOf_is_exact_where_each_not_in_it_is_checked(string schema, string json, bool isValid)
    {
        var value = JsonNode.Parse(json);

        Assert.Equal(isValid, await Api.Value.ComplaintAboutBodyAsync(schema, value) is null);
        Assert.Equal(isValid, Api.Value.ComplaintAboutMember(schema, required: true, value) is null);
    }

    [Fact]
    public void Only_what_is_not_checked_is_reported()
    {
        Assert.Equal(["nullBeside", "unchecked"], Schemas.Select(s => s.Name).Where(name => Api.Value.DiagnosticsOf(name).Any(d => d.Id == "LSG007")));
    }
}
