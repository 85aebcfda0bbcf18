using System.Globalization;

namespace LosantGen.Generator.Tests.Diagnostics;

/// <summary>Definitions of properties that stand in a schema itself: what is one is a property, and of every other object the message says what becomes of it.</summary>
public class MisplacedPropertyTests
{
    private const string Read = "is the definition of a property outside of 'properties'; it is read as a property";
    private const string Declared = "is the definition of a property outside of 'properties', which has one of that name; it has no effect";
    private const string Unread = "is not a keyword of JSON Schema; a property's definition belongs in 'properties'; it is ignored and everything else is generated";

    [Fact]
    public void A_definition_that_properties_contradicts_is_not_called_a_property()
    {
        var run = Of("""
            {
              "type": "object",
              "properties": { "a": { "type": "string" }, "title": { "type": "string" } },
              "a": { "type": "number" },
              "b": { "type": "number" },
              "title": { "type": "number" },
              "c": { "type": "number" }
            }
            """);

        Assert.Equal(
            [
                "4 LSG016 'a' and 1 more are definitions of properties outside of 'properties', which has those names too; they have no effect",
                "5 LSG016 'b' and 1 more are definitions of properties outside of 'properties'; they are read as properties",
            ],
            Messages(run));
        Assert.Equal(["string?", "double?", "string?", "double?"], new[] { "A", "B", "Title", "C" }.Select(name => EmittedCode.TypeOf(run, "Thing", name)));
    }

    [Theory]
    [InlineData("""{ "type": "string" }""")]
    [InlineData("""{ "type": "number" }""")]
    [InlineData("{}")]
    [InlineData("true")]
    public void The_definition_in_properties_is_the_one_that_is_used(string declared)
    {
        var run = Of($$"""{ "type": "object", "properties": { "a": {{declared}} }, "a": { "type": "number" } }""");

        Assert.Equal(["1 LSG016 'a' " + Declared], Messages(run));
        Assert.Equal(EmittedCode.TypeOf(Of($$"""{ "type": "object", "properties": { "a": {{declared}} } }"""), "Thing", "A"), EmittedCode.TypeOf(run, "Thing", "A"));
    }

    [Theory]
    [InlineData("""{ "const": "on" }""")]
    [InlineData("""{ "const": { "any": "thing" }, "description": "Which." }""")]
    [InlineData("""{ "items": { "type": "string" } }""")]
    [InlineData("""{ "items": { "const": 1 }, "maxItems": 3 }""")]
    [InlineData("""{ "items": { "items": { "minLength": 2 } } }""")]
    [InlineData("""{ "items": { "type": "string" }, "x-order": { "any": "thing" } }""")]
    [InlineData("""{ "not": { "type": "string" } }""")]
    [InlineData("""{ "not": { "required": ["b"] }, "title": "A thing" }""")]
    [InlineData("""{ "additionalProperties": { "type": "string" } }""")]
    [InlineData("""{ "additionalProperties": false, "required": ["b"] }""")]
    [InlineData("""{ "additionalProperties": {}, "default": { "a": 1 } }""")]
    [InlineData("""{ "properties": {}, "minProperties": 1 }""")]
    [InlineData("""{ "properties": { "b": { "type": "string" } }, "label": "B" }""")]
    public void An_object_of_keywords_that_says_which_values_fit_is_a_property(string definition)
    {
        foreach (var name in new[] { "foo", "title", "minItems" })
        {
            var run = Of($$"""{ "type": "object", "{{name}}": {{definition}} }""");

            Assert.Contains($"1 LSG016 '{name}' {Read}", Messages(run));
            var asUsual = Of($$"""{ "type": "object", "properties": { "{{name}}": {{definition}} } }""");
            var property = char.ToUpperInvariant(name[0]) + name[1..];
            Assert.Equal(EmittedCode.TypeOf(asUsual, "Thing", property), EmittedCode.TypeOf(run, "Thing", property));
        }
    }

    [Theory]
    [InlineData("xml", """{ "name": "thing", "wrapped": true }""")]
    [InlineData("externalDocs", """{ "description": "More.", "url": "https://example.com" }""")]
    [InlineData("externalDocs", """{ "description": "More." }""")]
    [InlineData("discriminator", """{ "propertyName": "kind", "mapping": { "a": "#/definitions/sound" } }""")]
    [InlineData("menu", """{ "title": "Menu", "items": [{ "title": "Home" }] }""")]
    [InlineData("menu", """{ "title": "Menu", "items": { "home": "Home" } }""")]
    [InlineData("menu", """{ "title": "Menu", "items": { "title": "Home", "description": "The first page." } }""")]
    [InlineData("menu", """{ "title": "Menu", "items": {} }""")]
    [InlineData("menu", """{ "items": { "type": "link" } }""")]
    [InlineData("menu", """{ "items": { "type": "string" }, "label": "Menu" }""")]
    [InlineData("choice", """{ "const": 1, "label": "One" }""")]
    [InlineData("flags", """{ "not": { "a": 1 } }""")]
    [InlineData("flags", """{ "not": true, "default": false }""")]
    [InlineData("place", """{ "type": "Feature", "properties": {} }""")]
    [InlineData("place", """{ "properties": { "name": "x" } }""")]
    [InlineData("slider", """{ "minimum": 0, "maximum": 10 }""")]
    [InlineData("rules", """{ "required": ["a"], "minLength": 3 }""")]
    [InlineData("display", """{ "format": "date-time", "title": "When" }""")]
    [InlineData("errorMessage", """{ "required": { "a": "must be there" }, "items": "must be strings" }""")]
    [InlineData("nothing", "{}")]
    [InlineData("", """{ "items": { "home": "Home" } }""")]
    public void An_object_that_may_be_data_is_no_property_and_the_message_says_so(string name, string data)
    {
        var run = Of($$"""{ "type": "object", "properties": { "part": { "type": "object", "{{name}}": {{data}} } } }""");

        Assert.Equal([$"1 LSG003 '{name}' {Unread}"], Messages(run));
        // As an object with a property it would have a class of its own.
        Assert.Equal("System.Collections.Generic.IReadOnlyDictionary<string, Losant.JsonAny>?", EmittedCode.TypeOf(run, "Thing", "Part"));
    }

    [Theory]
    [InlineData("x-thing", """{ "items": { "type": "string" } }""")]
    [InlineData("example", """{ "items": { "type": "string" } }""")]
    [InlineData("examples", """{ "const": 1 }""")]
    [InlineData("default", """{ "not": { "type": "string" } }""")]
    [InlineData("const", """{ "additionalProperties": false }""")]
    [InlineData("definitions", """{ "items": { "type": "string" } }""")]
    [InlineData("contains", """{ "type": "string" }""")]
    [InlineData("propertyNames", """{ "items": { "type": "string" } }""")]
    [InlineData("unevaluatedProperties", """{ "type": "string" }""")]
    [InlineData("unevaluatedItems", """{ "const": 1 }""")]
    [InlineData("contentSchema", """{ "type": "string" }""")]
    public void The_value_of_a_keyword_or_an_extension_is_no_property(string name, string value)
    {
        var run = Of($$"""{ "type": "object", "properties": { "part": { "type": "object", "{{name}}": {{value}} } } }""");

        Assert.DoesNotContain(Messages(run), m => m.Contains("a property", StringComparison.Ordinal));
        Assert.DoesNotContain("Part", EmittedCode.TypeOf(run, "Thing", "Part"), StringComparison.Ordinal);
    }

    [Fact]
    public void Beside_a_clear_definition_one_of_limits_alone_is_a_property_and_data_is_none()
    {
        var run = Of("""{ "type": "object", "a": { "type": "string" }, "b": { "minimum": 3 }, "c": { "format": "date-time" }, "xml": { "description": "Other." } }""");

        Assert.Equal(["1 LSG003 'xml' " + Unread, "1 LSG016 'a' and 2 more are definitions of properties outside of 'properties'; they are read as properties"], Messages(run));
    }

    [Theory]
    [InlineData("""{ "type": "string", "foo": { "items": { "type": "string" } } }""")]
    [InlineData("""{ "$ref": "#/definitions/sound", "foo": { "const": 1 } }""")]
    [InlineData("""{ "type": "object", "properties": [], "foo": { "const": 1 } }""")]
    public void Where_there_can_be_no_properties_a_definition_is_said_to_be_ignored(string schema) =>
        Assert.Contains($"1 LSG003 'foo' {Unread}", Messages(Of($$"""{ "type": "object", "properties": { "part": {{schema}} } }""")));

    [Fact]
    public void A_whole_schema_in_properties_is_not_said_to_be_read_where_the_schema_around_it_says_otherwise()
    {
        var run = Of("""
            {
              "type": "object", "required": ["a"],
              "properties": { "type": "object", "required": ["b"], "minProperties": 1, "properties": { "a": { "type": "string" }, "b": { "type": "string" } } }
            }
            """);

        Assert.Equal(["3 LSG016 'properties' is a whole schema where schemas by name are expected; it is read as the schema, but not 'required', which the schema around it has too"], Messages(run));
        Assert.Equal("string", EmittedCode.TypeOf(run, "Thing", "A"));
        Assert.Equal("string?", EmittedCode.TypeOf(run, "Thing", "B"));
    }

    private static GeneratorRun Of(string schema)
    {
        var run = Small.Generate(Small.Sound, Small.Schema("thing", schema));
        EmittedCode.IsSound(run);
        return run;
    }

    private static IEnumerable<string> Messages(GeneratorRun run) => run.Diagnostics
        .Select(d => $"{d.Location.GetLineSpan().StartLinePosition.Line + 1} {d.Id} {d.GetMessage(CultureInfo.InvariantCulture)}").Order(StringComparer.Ordinal);
}
