namespace LosantGen.Generator.Tests.Diagnostics;

/// <summary>What is reported of all that is found.</summary>
public class ReportingTests
{
    [Fact]
    public void A_slip_that_a_file_repeats_is_one_line_with_its_first_place_and_its_count()
    {
        var run = Small.Generate(
            Small.Schema("thing", """
                {
                  "type": "object",
                  "properties": {
                    "a": { "type": "number", "min": 1 },
                    "b": { "type": "number", "min": 2 },
                    "c": { "type": "string", "minlength": 2 },
                    "d": { "type": "number", "min": 3 }
                  }
                }
                """),
            Small.Schema("other", """{ "type": "number", "min": 1 }"""));

        Assert.Equal(["other.json(1,21): warning LSG003", "thing.json(4,30): warning LSG003", "thing.json(6,30): warning LSG003"], Found.In(run));
        Assert.EndsWith("everything else is generated (and at 2 more places in this file)", run.Diagnostics.Single(d => d.Location.GetLineSpan().StartLinePosition.Line == 3).GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        EmittedCode.IsSound(run);
    }

    [Fact]
    public void References_that_lead_nowhere_are_one_line_of_a_file_whatever_their_names()
    {
        var run = Small.Generate(
            Small.Sound,
            Small.Schema("thing", """
                {
                  "type": "object",
                  "properties": {
                    "a": { "$ref": "#/definitions/soudn" },
                    "b": { "$ref": "#/definitions/nobody" },
                    "c": { "type": "array", "items": { "$ref": "elsewhere.json" } },
                    "d": { "$ref": "#/definitions/nobody" }
                  }
                }
                """),
            Small.Schema("other", """{ "type": "object", "properties": { "a": { "$ref": "#/definitions/nobody" } } }"""));

        Assert.Equal(["other.json(1,37): warning LSG004", "thing.json(4,5): warning LSG004"], Found.In(run));
        Assert.Equal(
            [
                "'nobody' refers to a schema that does not exist in the descriptions; its values are typed as JsonAny",
                "'soudn' refers to a schema that does not exist in the descriptions; its values are typed as JsonAny; did you mean 'sound'? (and at 3 more places in this file)",
            ],
            run.Diagnostics.Select(d => d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void References_that_lead_only_back_to_themselves_are_one_line_of_a_file_whatever_their_names()
    {
        var run = Small.Generate(Small.Schema("thing", """
            {
              "type": "object",
              "properties": { "a": { "$ref": "#/definitions/a" }, "b": { "$ref": "#/definitions/b" } },
              "definitions": { "a": { "$ref": "#/definitions/a" }, "b": { "$ref": "#/definitions/b" } }
            }
            """));

        Assert.Equal(["thing.json(4,25): warning LSG013"], Found.In(run));
        Assert.Equal("'thing#/definitions/a' leads back to itself through references only; its values are typed as JsonAny (and at 1 more place in this file)", Found.Message(run, "LSG013"));
    }

    [Fact]
    public void Actions_that_lack_the_same_are_one_line_of_a_file_whatever_their_names()
    {
        var run = Small.Generate(Small.Api("""
            {
              "things": { "path": "/things", "actions": {
                "get": { "method": "GET", "path": "" },
                "put": { "path": "" },
                "post": { "path": "" },
                "patch": { "method": "PTACH", "path": "" }
              } }
            }
            """));

        Assert.Equal(["apiInfo.json(4,5): warning LSG008", "apiInfo.json(6,16): warning LSG008"], Found.In(run));
        Assert.Contains("'things.put'", Found.Message(run, "LSG008"), StringComparison.Ordinal);
        Assert.EndsWith("everything else is generated (and at 1 more place in this file)", Found.Message(run, "LSG008"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"type\": \"object\", ", "wheel.json(1,20): error LSG001")]
    [InlineData("[]", "wheel.json(1,1): warning LSG002")]
    public void What_only_follows_from_a_file_that_cannot_be_read_is_not_reported_too(string broken, string reported)
    {
        var wheel = Small.Schema("wheel", broken);
        var thing = Small.Schema("thing", """{ "type": "object", "properties": { "front": { "$ref": "wheel.json" }, "rear": { "$ref": "wheel.json#/definitions/rear" } } }""");

        Assert.Equal([reported], Found.In(GeneratorRun.Of([(wheel.Path, wheel.Text, "schema"), (thing.Path, thing.Text, "schema"), ("/names.json", """{ "wheel#/properties/rim": "Rim" }""", "names")])));
    }

    [Fact]
    public void A_resource_whose_file_cannot_be_read_is_not_called_unknown()
    {
        (string, string)[] files = [("/descriptions/things.actions.json", "{"), Small.Api("""{ "others": { "path": "/others", "actions": { "get": { "method": "GET", "path": "" } } } }""")];

        Assert.Equal(["LSG001"], GeneratorRun.Of(files, properties: new Dictionary<string, string> { ["LosantResources"] = "things.get,others" }).Diagnostics.Select(d => d.Id));
    }

    [Fact]
    public void A_file_of_which_nothing_is_used_is_not_reported()
    {
        const string Broken = """{ "type": "object", "properties": { "n": { "type": "number", "min": 1 } } }""";
        (string, string)[] files =
        [
            Small.Api("""
                {
                  "things": { "path": "/things", "actions": { "get": { "method": "GET", "path": "", "responses": { "200": { "schema": { "$ref": "#/definitions/thing" } } } } } },
                  "others": { "path": "/others", "actions": { "get": { "method": "GET", "path": "", "responses": { "200": { "schema": { "type": "array", "items": { "$ref": "#/definitions/other" } } } } } } }
                }
                """),
            Small.Schema("thing", """{ "type": "object", "properties": { "part": { "$ref": "part.json" } } }"""),
            Small.Schema("part", Broken), Small.Schema("other", Broken), Small.Schema("nobodys", Broken),
        ];

        Assert.Equal(["other.json(1,62): warning LSG003", "part.json(1,62): warning LSG003"], Found.In(Small.Generate(files)));
        Assert.Equal(["part.json(1,62): warning LSG003"], Found.In(GeneratorRun.Of(files, properties: new Dictionary<string, string> { ["LosantResources"] = "things" })));
    }

    [Fact]
    public void An_enum_without_a_type_is_ordinary() =>
        Assert.Empty(Small.Generate(Small.Schema("thing", """{ "type": "object", "properties": { "v": { "enum": ["a", "b"] }, "w": { "enum": [1, "a", null, {}] } } }""")).Diagnostics);

    [Theory]
    [InlineData("""{ "anyOf": [[{ "type": "string" }], { "type": "boolean" }] }""")]
    [InlineData("""{ "type": "string", "contentEncoding": "base64" }""")]
    public void What_nobody_loses_anything_by_is_information(string schema)
    {
        var run = Small.Generate(Small.Schema("thing", $$"""{ "type": "object", "properties": { "v": {{schema}} } }"""));

        Assert.Equal("LSG016", Assert.Single(run.Diagnostics).Id);
        Assert.Equal(Microsoft.CodeAnalysis.DiagnosticSeverity.Info, run.Diagnostics[0].Severity);
    }

    [Theory]
    [InlineData("""{ "type": "string", "enum": ["a", 1] }""", "'enum' has a number, which 'type' forbids; that value never fits")]
    [InlineData("""{ "type": "integer", "const": 1.5 }""", "'enum' or 'const' has no value that the keywords beside it allow; no value fits")]
    [InlineData("""{ "const": "a", "enum": ["b"] }""", "'const' is not one of the values of 'enum'; no value fits")]
    [InlineData("""{ "enum": ["a", "b"], "maxLength": 0 }""", "'enum' or 'const' has no value that the keywords beside it allow; no value fits")]
    [InlineData("""{ "type": "object", "not": { "type": "object" } }""", "'not' excludes all values that 'type' allows; no value fits")]
    [InlineData("""{ "allOf": [{ "type": "string" }, { "type": "number" }] }""", "'allOf' has parts with different types; no value fits all of them")]
    [InlineData("""{ "allOf": [{ "enum": ["a"] }, { "enum": ["b"] }] }""", "'allOf' has parts with different values in 'enum' or 'const'; no value fits all of them")]
    [InlineData("""{ "allOf": [{ "type": "string", "minLength": 3 }, { "maxLength": 2 }] }""", "'allOf' has parts of which one has a minimum above the maximum of another; no string fits all of them")]
    [InlineData("""{ "allOf": [{ "type": "number", "minimum": 3 }, { "exclusiveMaximum": 3 }] }""", "'allOf' has parts of which one has a minimum above the maximum of another; no number fits all of them")]
    [InlineData("""{ "allOf": [{ "oneOf": [{ "type": "string" }] }, { "oneOf": [{ "type": "number" }] }] }""", "'allOf' has parts of which no case of one 'oneOf' has a type of a case of the other; no value fits all of them")]
    [InlineData("""{ "allOf": [{ "properties": { "a": {} } }, { "properties": { "b": {} }, "additionalProperties": false }] }""", "'allOf' declares 'a' in one part, and 'additionalProperties' of another part forbids it; no object with it fits")]
    [InlineData("""{ "allOf": [{ "type": "object", "required": ["a"] }, { "properties": { "a": false } }] }""", "'allOf' requires 'a' in one part and forbids it in another; no object fits")]
    [InlineData("""{ "oneOf": [{ "type": ["string", "null"] }, { "type": ["number", "null"] }] }""", "'oneOf' has several cases that null fits; null is not valid then, because it must fit exactly one")]
    [InlineData("""{ "oneOf": [{ "type": "object" }, { "type": ["string", "object"] }] }""", "'oneOf' has two cases with the same constraints; a value that fits one fits the other, and must not. They are used as one")]
    [InlineData("""{ "oneOf": [{ "type": "string", "maxLength": 2 }, { "type": "string", "maxLength": 2 }] }""", "'oneOf' has two cases with the same constraints; a value that fits one fits the other, and must not. They are used as one")]
    public void Keywords_that_exclude_each_other_are_reported(string schema, string message)
    {
        var run = Small.Generate(Small.Schema("thing", $$"""{ "type": "object", "properties": { "v": {{schema}} } }"""));

        Assert.Equal((message, "LSG015"), (run.Diagnostics.Single().GetMessage(System.Globalization.CultureInfo.InvariantCulture), run.Diagnostics[0].Id));
        EmittedCode.IsSound(run);
    }

    [Theory]
    [InlineData("""{ "type": "object", "not": { "required": ["a"] } }""")]
    [InlineData("""{ "not": { "type": "object", "properties": { "a": { "type": "string" } } } }""")]
    [InlineData("""{ "not": { "not": { "items": { "type": "string" } } } }""")]
    [InlineData("""{ "oneOf": [{}, { "type": "object", "properties": { "a": { "type": "string" } } }] }""")]
    [InlineData("""{ "anyOf": [{ "enum": [{}] }, { "type": "array", "items": { "type": "string" } }] }""")]
    [InlineData("""{ "enum": [{ "a": 1 }, "b"], "properties": { "a": { "type": "string" } } }""")]
    public void What_cannot_be_checked_is_reported(string schema)
    {
        var run = Small.Generate(Small.Schema("thing", $$"""{ "type": "object", "properties": { "v": {{schema}} } }"""));

        Assert.All(run.Diagnostics, d => Assert.Equal("LSG007", d.Id));
        Assert.NotEmpty(run.Diagnostics);
        EmittedCode.IsSound(run);
    }

    [Fact]
    public void One_slip_does_not_hide_another_of_the_same_schema()
    {
        var run = Small.Generate(Small.Schema("thing", """{ "type": "object", "properties": { "v": { "oneOf": [{ "type": ["array", "null"] }, { "type": "array", "items": { "type": "array" } }, { "type": ["string", "null"] }] } } }"""));

        Assert.Equal(["LSG007", "LSG015"], run.Diagnostics.Select(d => d.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_reference_to_an_anchor_is_not_one_to_the_whole_document() =>
        Assert.Equal(["thing.json(1,37): warning LSG004"], Found.In(Small.Generate(Small.Schema("thing", """{ "type": "object", "properties": { "v": { "x": 1, "$ref": "#q" } } }""".Replace("\"x\": 1, ", "", StringComparison.Ordinal)))));
}
