namespace LosantGen.Generator.Tests.Actions;

/// <summary>Responses with several possible bodies: every combination compiles and has the expected type.</summary>
public class ResponseTests
{
    private static readonly (string Path, string Text)[] Schemas =
    [
        Small.Sound,
        Small.Schema("blob", """{ "type": "string", "format": "binary" }"""),
        Small.Schema("maybeNumber", """{ "type": ["number", "null"] }"""),
        Small.Schema("maybeSound", """{ "oneOf": [{ "$ref": "#/definitions/sound" }, { "type": "null" }] }"""),
        Small.Schema("maybeSounds", """{ "type": ["array", "null"], "items": { "$ref": "#/definitions/sound" } }"""),
        Small.Schema("maybeEither", """{ "oneOf": [{ "$ref": "#/definitions/sound" }, { "type": "number" }, { "type": "null" }] }"""),
    ];

    [Theory]
    [InlineData("""{ "200": { "schema": { "type": "number" } } }""", "Task<double>")]
    [InlineData("""{ "200": { "schema": { "type": ["number", "null"] } } }""", "Task<double?>")]
    [InlineData("""{ "200": { "schema": { "type": "number" } }, "204": {} }""", "Task<double?>")]
    [InlineData("""{ "200": { "schema": { "type": ["number", "null"] } }, "204": {} }""", "Task<double?>")]
    [InlineData("""{ "200": { "schema": { "type": "number" } }, "202": { "schema": { "type": ["number", "null"] } } }""", "Task<double?>")]
    [InlineData("""{ "200": { "schema": { "$ref": "#/definitions/sound" } } }""", "Task<Losant.Sound>")]
    [InlineData("""{ "200": { "schema": { "oneOf": [{ "$ref": "#/definitions/sound" }, { "type": "null" }] } } }""", "Task<Losant.Sound?>")]
    [InlineData("""{ "200": { "schema": { "oneOf": [{ "$ref": "#/definitions/sound" }, { "type": "null" }] } }, "204": {} }""", "Task<Losant.Sound?>")]
    [InlineData("""{ "200": { "schema": { "$ref": "#/definitions/sound" } }, "201": { "schema": { "oneOf": [{ "$ref": "#/definitions/sound" }, { "type": "null" }] } } }""", "Task<Losant.Sound?>")]
    [InlineData("""{ "200": { "schema": { "type": ["array", "null"], "items": { "type": "string" } } } }""", "Task<System.Collections.Generic.IReadOnlyList<string>?>")]
    [InlineData("""{ "200": { "schema": { "$ref": "#/definitions/maybeNumber" } } }""", "Task<double?>")]
    [InlineData("""{ "200": { "schema": { "$ref": "#/definitions/maybeSound" } } }""", "Task<Losant.MaybeSound?>")]
    [InlineData("""{ "200": { "schema": { "$ref": "#/definitions/maybeSounds" } } }""", "Task<Losant.MaybeSounds?>")]
    [InlineData("""{ "200": { "schema": { "$ref": "#/definitions/maybeEither" } } }""", "Task<Losant.MaybeEither?>")]
    [InlineData("""{ "200": { "schema": { "$ref": "#/definitions/maybeEither" } }, "201": { "schema": { "$ref": "#/definitions/maybeSounds" } }, "204": {} }""", "Task<Losant.ThingsGetResponse>")]
    [InlineData("""{ "200": { "schema": { "type": ["string", "number", "null"] } } }""", "Task<Losant.JsonScalar>")]
    [InlineData("""{ "200": { "schema": { "type": ["string", "number", "null"] } }, "204": {} }""", "Task<Losant.JsonScalar?>")]
    [InlineData("""{ "200": { "schema": {} }, "204": {} }""", "Task<Losant.JsonAny?>")]
    [InlineData("""{ "200": { "schema": { "type": "string", "enum": ["a", "b"] } }, "204": {} }""", "Task<Losant.ThingsGetResponse?>")]
    [InlineData("""{ "200": { "schema": { "$ref": "#/definitions/sound" } }, "201": { "schema": { "type": "string" } }, "202": { "schema": { "type": "string", "enum": ["a"] } }, "203": { "schema": { "type": ["string", "number", "boolean"] } }, "206": { "schema": { "type": "integer" } } }""", "Task<Losant.ThingsGetResponse>")]
    [InlineData("""{ "200": { "schema": { "type": "array", "items": { "type": "string" } } }, "201": { "schema": { "type": "array", "items": { "type": ["string", "null"] } } }, "204": {} }""", "Task<Losant.ThingsGetResponse>")]
    [InlineData("""{ "200": { "schema": { "type": "string", "format": "binary" } } }""", "Task<Losant.LosantRawDownload>")]
    [InlineData("""{ "200": { "schema": { "type": "file" } }, "202": { "schema": { "$ref": "#/definitions/sound" } } }""", "Task<Losant.LosantRawDownload>")]
    [InlineData("""{ "200": { "schema": { "$ref": "#/definitions/blob" } }, "204": {} }""", "Task<Losant.LosantRawDownload>")]
    [InlineData("""{ "200": {} }, "produces": ["text/csv"]""", "Task<Losant.LosantRawDownload>")]
    [InlineData("""{ "200": { "schema": { "$ref": "#/definitions/sound" } } }, "produces": ["application/json", "text/csv"]""", "Task<Losant.Sound>")]
    [InlineData("""{ "200": { "schema": { "type": "string", "format": "date" } } }""", "Task<System.DateOnly>")]
    [InlineData("""{ "200": { "schema": { "type": ["string", "null"], "format": "date" } } }""", "Task<System.DateOnly?>")]
    [InlineData("""{ "200": { "sseEvents": { "a": { "schema": { "type": ["number", "null"] } } } } }""", "IAsyncEnumerable<double?>")]
    [InlineData("""{ "200": { "sseEvents": { "a": { "schema": { "$ref": "#/definitions/sound" } } } } }""", "IAsyncEnumerable<Losant.Sound>")]
    [InlineData("""{ "200": { "sseEvents": { "a": {} } } }""", "IAsyncEnumerable<Losant.JsonAny>")]
    [InlineData("""{ "200": { "sseEvents": { "a": { "schema": { "$ref": "#/definitions/sound" } }, "A": { "schema": { "type": "string" } }, "unknown": {}, "match": {}, "nothing": { "schema": { "type": ["integer", "null"] } } } } }""", "IAsyncEnumerable<Losant.ThingsGetEvent>")]
    public void The_type_of_a_response_covers_all_possible_bodies(string responses, string type)
    {
        var run = GeneratorRun.Of([.. Schemas, Small.Api($$"""{ "things": { "path": "/things", "actions": { "get": { "method": "GET", "responses": {{responses}} } } } }""")]);

        EmittedCode.IsSound(run);
        Assert.Empty(EmittedCode.WarningsBehindPragmas(run).Select(w => w.ToString()));
        var method = EmittedCode.Type(run, "ThingsResource").GetMembers("GetAsync").OfType<Microsoft.CodeAnalysis.IMethodSymbol>().Single();
        Assert.EndsWith("." + type, method.ReturnType.ToDisplayString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_can_be_null_and_text_of_a_description_stays_text()
    {
        var run = GeneratorRun.Of([Small.Api("""
            {
              "things": {
                "path": "/things",
                "actions": {
                  "get": {
                    "method": "GET",
                    "params": [{ "in": "query", "name": "page", "default": 0 }, { "in": "query", "name": "perPage", "default": 10 }],
                    "responses": { "200": { "schema": { "type": ["array", "null"], "items": { "type": "string" } } } }
                  },
                  "watch": {
                    "method": "GET",
                    "params": [{ "in": "header", "name": "X-\"smuggled", "type": "array" }],
                    "responses": { "200": { "sseEvents": { "a\"; smuggled(); //": { "description": "</summary> smuggled */" }, "\\": { "schema": { "type": "string" } } } } }
                  }
                }
              }
            }
            """)]);

        EmittedCode.IsSound(run);
        Assert.Empty(EmittedCode.WarningsBehindPragmas(run).Select(w => w.ToString()));
        Assert.Equal("Losant.LosantPageable<System.Collections.Generic.IReadOnlyList<string>?, string>",
            EmittedCode.Type(run, "ThingsResource").GetMembers("GetAllAsync").OfType<Microsoft.CodeAnalysis.IMethodSymbol>().Single().ReturnType.ToDisplayString());
    }
}
