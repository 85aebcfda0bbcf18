namespace LosantGen.Generator.Tests.Schemas;

/// <summary>The target of a reference: another file or a node in the same file, wherever the reference is.</summary>
public class ReferenceTests
{
    [Theory]
    [InlineData("sound.json")]
    [InlineData("#/definitions/sound")]
    [InlineData("./sound.json#")]
    [InlineData("#/definitions/own")]
    [InlineData("#/properties/first")]
    [InlineData("other.json#/definitions/inner")]
    public void A_reference_resolves_to_a_file_or_to_a_node_in_a_file(string reference)
    {
        var run = Small.Generate(
            Small.Sound,
            Small.Schema("other", """{ "type": "object", "definitions": { "inner": { "type": "object", "properties": { "x": { "type": "string" } } } }, "properties": { "a/b": { "type": "object", "properties": { "y": { "type": "string" } } } } }"""),
            Small.Schema("thing", $$"""{ "type": "object", "definitions": { "own": { "type": "object", "properties": { "z": { "type": "string" } } } }, "properties": { "first": { "type": "object", "properties": { "w": { "type": "string" } } }, "second": { "$ref": "{{reference}}" } } }"""));

        Assert.Empty(run.Diagnostics);
        Assert.StartsWith("Losant.", EmittedCode.TypeOf(run, "Thing", "Second"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.com/schemas/tree.json", "https://example.com/schemas/tree.json")]
    [InlineData("https://example.com/schemas/tree.json", "https://example.com/schemas/tree.json#")]
    [InlineData("https://example.com/schemas/tree.json#", "tree.json")]
    [InlineData("https://example.com/schemas/tree", "/schemas/tree")]
    [InlineData("tree.json", "tree.json")]
    [InlineData("urn:example:tree", "urn:example:tree")]
    [InlineData("https://example.com/tree", "https://example.com/tree#/definitions/whole")]
    [InlineData("https://example.com/tree", "https://example.com/tree#/properties/next/anyOf/0")]
    public void A_reference_to_the_files_own_id_refers_to_the_file(string id, string reference)
    {
        var run = Small.Generate(Small.Schema("thing", $$"""
            { "$id": "{{id}}", "type": "object", "definitions": { "whole": { "$ref": "#" } }, "properties": { "next": { "anyOf": [{ "$ref": "#" }, { "type": "null" }] }, "other": { "$ref": "{{reference}}" } } }
            """));

        Assert.Empty(run.Diagnostics);
        EmittedCode.IsSound(run);
        Assert.Equal("Losant.Thing?", EmittedCode.TypeOf(run, "Thing", "Other"));
    }

    [Theory]
    [InlineData("https://example.com/a/sound.json")]
    [InlineData("https://example.com/a/sound.json#")]
    [InlineData("https://example.com/a/sound.json#/definitions/inner")]
    public void A_reference_to_the_id_of_another_file_refers_to_that_file(string reference)
    {
        var run = Small.Generate(
            Small.Schema("noise", """{ "$id": "https://example.com/a/sound.json", "type": "object", "properties": { "x": { "type": "string" } }, "definitions": { "inner": { "type": "object", "properties": { "y": { "type": "string" } } } } }"""),
            Small.Schema("thing", $$"""{ "type": "object", "properties": { "other": { "$ref": "{{reference}}" } } }"""));

        Assert.Empty(run.Diagnostics);
        EmittedCode.IsSound(run);
        Assert.StartsWith("Losant.", EmittedCode.TypeOf(run, "Thing", "Other"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "definitions": { "d": { "type": "array", "items": { "$ref": "#/definitions/sound" } } }, "type": "object", "properties": { "x": { "$ref": "#/definitions/d" } } }""")]
    [InlineData("""{ "type": "object", "properties": { "x": { "$ref": "#/definitions/d" } }, "definitions": { "d": { "type": "array", "items": { "$ref": "#/definitions/sound" } } } }""")]
    [InlineData("""{ "type": "object", "properties": { "x": { "$ref": "#/definitions/d" } }, "definitions": { "e": { "$ref": "#/definitions/sound" }, "d": { "type": "array", "items": { "$ref": "#/definitions/e" } } } }""")]
    public void Definitions_can_come_before_or_after_their_use(string schema)
    {
        var run = Small.Generate(Small.Sound, Small.Schema("thing", schema));

        Assert.Empty(run.Diagnostics);
        Assert.Equal("System.Collections.Generic.IReadOnlyList<Losant.Sound>?", EmittedCode.TypeOf(run, "Thing", "X"));
    }

    [Theory]
    [InlineData("default")]
    [InlineData("enum")]
    [InlineData("const")]
    [InlineData("example")]
    [InlineData("$ref")]
    [InlineData("definitions")]
    public void A_member_with_the_name_of_a_keyword_can_be_a_reference(string name)
    {
        var run = Small.Generate(Small.Sound, Small.Schema("thing", $$$"""{ "type": "object", "properties": { "{{{name}}}": { "$ref": "#/definitions/sound" } } }"""));

        Assert.Empty(run.Diagnostics);
        Assert.Equal("Losant.Sound?", EmittedCode.TypeOf(run, "Thing", name == "$ref" ? "Ref" : char.ToUpperInvariant(name[0]) + name[1..]));
    }

    [Fact]
    public void What_looks_like_a_reference_inside_a_value_is_a_value()
    {
        var run = Small.Generate(Small.Schema("thing", """
            { "type": "object", "properties": { "link": { "type": "object", "default": { "$ref": "#/definitions/nobody" }, "example": { "$ref": "#/definitions/nobody" } } } }
            """));

        Assert.Empty(run.Diagnostics);
        EmittedCode.IsSound(run);
    }

    [Fact]
    public void A_pointer_starts_at_the_root_of_the_file_wherever_it_is_used()
    {
        var run = Small.Generate(Small.Schema("thing", """
            {
              "definitions": {
                "inner": { "type": "number" },
                "outer": {
                  "definitions": { "inner": { "type": "string" } },
                  "type": "object", "properties": { "near": { "$ref": "#/definitions/inner" }, "far": { "$ref": "#/definitions/outer/definitions/inner" } }
                }
              },
              "type": "object", "properties": { "outer": { "$ref": "#/definitions/outer" } }
            }
            """));

        Assert.Empty(run.Diagnostics);
        Assert.Equal("double?", EmittedCode.TypeOf(run, "ThingOuter", "Near"));
        Assert.Equal("string?", EmittedCode.TypeOf(run, "ThingOuter", "Far"));
    }

    [Fact]
    public void A_definition_can_be_true()
    {
        var run = Small.Generate(Small.Schema("thing", """{ "definitions": { "any": true }, "type": "object", "properties": { "x": { "$ref": "#/definitions/any" } } }"""));

        Assert.Empty(run.Diagnostics);
        Assert.Equal("Losant.JsonAny?", EmittedCode.TypeOf(run, "Thing", "X"));
    }
}
