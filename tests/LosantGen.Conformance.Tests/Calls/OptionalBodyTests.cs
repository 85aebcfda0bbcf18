using System.Text;
using System.Text.Json.Nodes;
using Losant;
using LosantGen.Conformance.Tests.Recordings;
using LosantGen.Conformance.Tests.Support;

namespace LosantGen.Conformance.Tests.Calls;

/// <summary>What a call sends whose body is optional and not given.</summary>
public class OptionalBodyTests
{
    private static readonly (string Name, string Schema, string Sent)[] Actions =
    [
        ("integer", """{ "type": "integer" }""", ""),
        ("number", """{ "type": "number" }""", ""),
        ("flag", """{ "type": "boolean" }""", ""),
        ("text", """{ "type": "string" }""", ""),
        ("scalar", """{ "type": ["string", "number"] }""", ""),
        ("scalarOrNull", """{ "type": ["string", "number", "null"] }""", ""),
        ("enum", """{ "enum": ["a", "b"] }""", ""),
        ("time", """{ "type": "string", "format": "date-time" }""", ""),
        ("list", """{ "type": "array", "items": { "type": "string" } }""", ""),
        ("listOrText", """{ "oneOf": [{ "type": "array", "items": { "type": "integer" } }, { "type": "string" }] }""", ""),
        ("file", """{ "$ref": "#/definitions/numbers" }""", ""),
        ("enumOfObjects", """{ "enum": [{ "a": 1 }, 2] }""", ""),
        ("object", """{ "type": "object", "properties": { "a": { "type": "string" } } }""", "{}"),
        ("map", """{ "type": "object", "additionalProperties": { "type": "string" } }""", "{}"),
        ("any", "{}", "{}"),
        ("objectOrText", """{ "oneOf": [{ "type": "object", "properties": { "a": { "type": "string" } } }, { "type": "string" }] }""", "{}"),
    ];

    private static readonly Lazy<GeneratedApi> Api = new(() => GeneratedApi.Of(
        "OptionalBodies",
        ("numbers.json", """{ "type": "array", "items": { "type": "integer" } }"""),
        ("apiInfo.json", $$"""
            { "probe": { "path": "/probe", "actions": {
                "inlineText": { "method": "POST", "path": "", "params": [{ "name": "body", "in": "body", "type": "string" }], "responses": { "204": {} } },
                "inlineList": { "method": "POST", "path": "", "params": [{ "name": "body", "in": "body", "type": "array", "items": { "type": "integer" } }], "responses": { "204": {} } },
                "none": { "method": "POST", "path": "", "responses": { "204": {} } },
                {{string.Join(",\n", Actions.Select(a => $$"""  "{{a.Name}}": { "method": "POST", "path": "", "params": [{ "name": "body", "in": "body", "schema": {{a.Schema}} }], "responses": { "204": {} } }"""))}} } } }
            """)));

    public static IEnumerable<TheoryDataRow<string, string>> Names() => Actions.Select(a => new TheoryDataRow<string, string>(a.Name, a.Sent)).Concat([new("inlineText", ""), new("inlineList", ""), new("none", "{}")]);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_body_that_is_not_given_is_an_empty_object_only_where_it_may_be_an_object(string action, string sent)
    {
        using var handler = new CapturingHandler(204, null);
        await new GeneratedCall(Api.Value.Client(handler, new LosantClientOptions()), "probe", action).SendAsync(new Dictionary<string, JsonNode?>(), cancellation: TestContext.Current.CancellationToken);
        var request = Assert.Single(handler.Requests);
        Assert.Equal(sent, Encoding.UTF8.GetString(request.Body));
        Assert.Equal(sent.Length > 0, request.Headers.ContainsKey("content-type"));
    }
}
