namespace LosantGen.Generator.Tests.Diagnostics;

/// <summary>Errors in schemas: each has a message at its location that says what is wrong, what was probably meant, and the effect.</summary>
public class SchemaMistakeTests
{
    private const string LeftOut = "; it is ignored and everything else is generated";
    private const string Anything = "; any value is accepted there";

    [Theory]
    [InlineData("\"String\"", "'type' is 'String', which is not a JSON Schema type; 'string' may be meant")]
    [InlineData("\"int\"", "'type' is 'int', which is not a JSON Schema type; 'integer' may be meant")]
    [InlineData("\"datetime\"", "'type' is 'datetime', which is not a JSON Schema type; 'string' with the format 'date-time' may be meant")]
    [InlineData("\"whatever\"", "'type' is 'whatever', which is not a JSON Schema type")]
    [InlineData("5", "'type' is a number where the name of a type is expected")]
    [InlineData("[]", "'type' is an empty array, which no value fits")]
    public void An_unknown_type_is_reported_with_the_closest_one(string type, string message)
    {
        var run = Of($$"""
            {
              "type": "object",
              "properties": {
                "size": { "type": {{type}} }
              }
            }
            """);

        Assert.Equal(["thing.json(4,15): warning LSG003"], Found.In(run));
        Assert.Equal(message + LeftOut, Found.Message(run, "LSG003"));
        Assert.Equal("Losant.JsonAny?", EmittedCode.TypeOf(run, "Thing", "Size"));
    }

    [Fact]
    public void A_list_with_an_unknown_type_allows_any_value()
    {
        var run = Of("""
            {
              "type": "object",
              "properties": {
                "size": { "type": ["string", "nul"] },
                "weight": { "type": [5, "int"] }
              }
            }
            """);

        Assert.Equal(["thing.json(4,34): warning LSG003", "thing.json(5,26): warning LSG003", "thing.json(5,29): warning LSG003"], Found.In(run));
        Assert.Equal("An item of 'type' is 'nul', which is not a JSON Schema type; 'null' may be meant" + Anything, Found.Message(run, "LSG003"));
        Assert.Equal("Losant.JsonAny?", EmittedCode.TypeOf(run, "Thing", "Size"));
    }

    [Theory]
    [InlineData("anyOf", """[[{ "type": "string" }, { "type": "number" }], { "type": "boolean" }]""", "is an array where a schema is expected; it is read as a union of its items", "Losant.JsonScalar?")]
    [InlineData("oneOf", """[[[{ "type": "string" }], { "type": "number" }], { "type": "boolean" }]""", "is an array where a schema is expected; it is read as a union of its items", "Losant.JsonScalar?")]
    [InlineData("anyOf", """["string", { "type": "boolean" }]""", "is a string where a schema is expected" + Anything, "Losant.JsonAny?")]
    [InlineData("oneOf", """[[], { "type": "boolean" }]""", "is an array where a schema is expected" + Anything, "Losant.JsonAny?")]
    [InlineData("allOf", """["string", { "type": "boolean" }]""", "is a string where a schema is expected" + LeftOut, "bool?")]
    public void A_case_that_is_not_a_schema_is_reported(string keyword, string cases, string message, string type)
    {
        var run = Of($$"""{ "type": "object", "properties": { "v": { "{{keyword}}": {{cases}} } } }""");

        EmittedCode.IsSound(run);
        Assert.All(run.Diagnostics, d => Assert.Equal(message.EndsWith("a union of its items", StringComparison.Ordinal) ? "LSG016" : "LSG003", d.Id));
        Assert.StartsWith($"An item of '{keyword}' {message}", run.Diagnostics[0].GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal(type, EmittedCode.TypeOf(run, "Thing", "V"));
    }

    [Theory]
    [InlineData("""{ "type": "string", "anyOf": [{ "type": "number" }, { "type": "boolean" }] }""", "LSG015", "'anyOf' has no case of which 'type' beside it allows a value; no value fits")]
    [InlineData("""{ "allOf": [{ "type": "boolean" }, { "oneOf": [{ "type": "string" }, { "type": "number" }] }] }""", "LSG015", "'oneOf' has no case of which 'type' beside it allows a value; no value fits")]
    [InlineData("""{ "type": "string", "allOf": [{ "format": "email" }, { "format": "uri" }] }""", "LSG007", "The keyword 'format' is not supported and is ignored for 'email' and 'uri' in one allOf; the first one is used")]
    [InlineData("""{ "oneOf": [] }""", "LSG003", "'oneOf' is an empty array where an array of schemas is expected" + LeftOut)]
    [InlineData("""{ "$ref": "#/definitions/sound", "title": "A thing", "description": "One.", "type": "object", "minProperties": 2 }""", "LSG016", "'type' and 1 more beside '$ref' has no effect, because in draft-07 no keyword beside '$ref' has one; put both into an 'allOf'")]
    [InlineData("""{ "type": "string", "format": "date-tme" }""", "LSG016", "The format 'date-tme' (instead of 'date-time'?) is not known; it has no effect")]
    [InlineData("""{ "type": "string", "format": "object-id" }""", "LSG016", "The format 'object-id' is not known; it has no effect")]
    [InlineData("""{ "type": "string", "minLength": 2147483648 }""", "LSG003", "'minLength' is a number where an integer of at most 2147483647 is expected" + LeftOut)]
    [InlineData("""{ "type": "number", "enum": [1, 1e4000] }""", "LSG003", "'enum' has a number with an exponent of more than three digits, which cannot be compared" + LeftOut)]
    [InlineData("""{ "type": "object", "patternProperties": { "^s": { "type": "array", "items": { "type": "string" } }, "^n": { "type": "array", "items": { "type": "number" } } } }""", "LSG007", "The keyword 'patternProperties' is not supported and is ignored where several patterns differ in arrays, maps or unions; a value is accepted that fits any of them")]
    public void What_is_not_enforced_is_reported(string schema, string id, string message)
    {
        var run = Small.Generate(Small.Sound, Small.Schema("thing", schema));

        EmittedCode.IsSound(run);
        Assert.Contains(id, run.Diagnostics.Select(d => d.Id));
        Assert.Equal(message, Found.Message(run, id));
    }

    [Theory]
    [InlineData("""{ "$ref": "#/definitions/sound", "title": "A thing", "description": "One." }""")]
    [InlineData("""{ "type": "string", "format": "uuid" }""")]
    [InlineData("""{ "type": "string", "allOf": [{ "format": "uuid" }, { "format": "email" }] }""")]
    [InlineData("""{ "type": "object", "oneOf": [{ "properties": { "a": { "type": "string" } }, "required": ["a"] }, { "properties": { "b": { "type": "string" } }, "required": ["b"] }] }""")]
    public void What_says_nothing_is_not_reported(string schema) => Assert.Empty(Found.In(Small.Generate(Small.Sound, Small.Schema("thing", schema))));

    [Fact]
    public void A_member_that_is_not_a_schema_allows_any_value_in_a_closed_object()
    {
        var run = Of("""{ "type": "object", "properties": { "v": "string" }, "additionalProperties": false }""");

        Assert.Equal("'v' in 'properties' is a string where a schema is expected" + Anything, Found.Message(run, "LSG003"));
        Assert.Equal("Losant.JsonAny?", EmittedCode.TypeOf(run, "Thing", "V"));
    }

    [Fact]
    public void An_empty_enum_is_reported_as_empty()
    {
        var run = Of("""
            {
              "type": "string",
              "enum": []
            }
            """);

        Assert.Equal(["thing.json(3,3): warning LSG003"], Found.In(run));
        Assert.Equal("'enum' is an empty array, which no value fits" + LeftOut, Found.Message(run, "LSG003"));
    }

    [Theory]
    [InlineData("\"minLenght\": 3", "minLenght", "; did you mean 'minLength'?")]
    [InlineData("\"requierd\": [\"a\"]", "requierd", "; did you mean 'required'?")]
    [InlineData("\"additionalItms\": false", "additionalItms", "; did you mean 'additionalItems'?")]
    [InlineData("\"nullable\": true", "nullable", "; did you mean 'null' as one of several types: \"type\": [\"string\", \"null\"]?")]
    [InlineData("\"nullabel\": true", "nullabel", "; did you mean 'null' as one of several types: \"type\": [\"string\", \"null\"]?")]
    [InlineData("\"tpye\": \"string\"", "tpye", "; did you mean 'type'?")]
    [InlineData("\"colour\": \"red\"", "colour", "")]
    public void A_misspelt_keyword_is_reported_with_the_closest_one(string keyword, string word, string hint)
    {
        var run = Of($$"""
            {
              {{keyword}}
            }
            """);

        Assert.Equal(["thing.json(2,3): warning LSG007"], Found.In(run));
        Assert.Equal($"The keyword '{word}' is not supported and is ignored{hint}", Found.Message(run, "LSG007"));
    }

    [Fact]
    public void A_misspelt_properties_keyword_is_distinguished_from_a_misplaced_property()
    {
        var run = Of("""
            {
              "type": "object",
              "propertis": { "size": { "type": "number" } },
              "note": { "type": "string" }
            }
            """);

        Assert.Equal(["thing.json(3,3): warning LSG003", "thing.json(4,3): info LSG016"], Found.In(run));
        Assert.Equal(
            ["'propertis' is not a keyword of JSON Schema; 'properties' may be meant" + LeftOut, "'note' is the definition of a property outside of 'properties'; it is read as a property"],
            Messages(run));
        Assert.Equal("string?", EmittedCode.TypeOf(run, "Thing", "Note"));
    }

    [Fact]
    public void Definitions_of_properties_directly_in_a_schema_are_its_properties()
    {
        var run = Of("""
            {
              "type": "object",
              "properties": { "output": {
                "urls": { "type": "array", "items": { "type": "string" } },
                "type": { "type": "string", "enum": ["a", "b"] },
                "item": { "$ref": "#/definitions/sound" },
                "title": { "type": ["string", "null"] },
                "minItems": { "type": "integer" },
                "anything": {},
                "inner": { "deep": { "type": "boolean" } }
              } }
            }
            """);

        Assert.Equal(["thing.json(10,16): info LSG016", "thing.json(4,5): info LSG016"], Found.In(run));
        Assert.Equal("'urls' and 6 more are definitions of properties outside of 'properties'; they are read as properties", Found.Message(run, "LSG016"));
        var output = NameOf(EmittedCode.TypeOf(run, "Thing", "Output"));
        Assert.Equal("System.Collections.Generic.IReadOnlyList<string>?", EmittedCode.TypeOf(run, output, "Urls"));
        Assert.Equal("Losant.Sound?", EmittedCode.TypeOf(run, output, "Item"));
        Assert.Equal("string?", EmittedCode.TypeOf(run, output, "Title"));
        Assert.Equal("long?", EmittedCode.TypeOf(run, output, "MinItems"));
        Assert.Equal("Losant.JsonAny?", EmittedCode.TypeOf(run, output, "Anything"));
        Assert.Equal("bool?", EmittedCode.TypeOf(run, NameOf(EmittedCode.TypeOf(run, output, "Inner")), "Deep"));
    }

    [Fact]
    public void A_whole_schema_as_the_value_of_properties_is_read_as_the_schema()
    {
        var run = Of("""
            {
              "type": "object",
              "properties": {
                "title": "A thing",
                "type": "object",
                "properties": { "size": { "type": "number" }, "kind": { "type": "string" } },
                "required": ["size"]
              }
            }
            """);

        Assert.Equal(["thing.json(3,3): info LSG016"], Found.In(run));
        Assert.Equal("double", EmittedCode.TypeOf(run, "Thing", "Size"));
        Assert.Equal("string?", EmittedCode.TypeOf(run, "Thing", "Kind"));
    }

    [Fact]
    public void A_definition_directly_in_a_schema_is_declared_even_if_undeclared_members_are_forbidden()
    {
        var run = Of("""
            {
              "type": "object",
              "properties": { "a": { "type": "string" } },
              "b": { "type": "number" },
              "a": { "type": "number" },
              "required": ["b"],
              "additionalProperties": false
            }
            """);

        Assert.Equal(["thing.json(4,3): info LSG016", "thing.json(5,3): info LSG016"], Found.In(run));
        Assert.Equal("string?", EmittedCode.TypeOf(run, "Thing", "A"));
        Assert.Equal("double", EmittedCode.TypeOf(run, "Thing", "B"));
    }

    [Theory]
    [InlineData("\"type\": \"object\", \"xml\": { \"name\": \"thing\" }")]
    [InlineData("\"type\": \"object\", \"errorMessage\": { \"type\": \"must be an object\" }")]
    [InlineData("\"type\": \"object\", \"x-thing\": { \"type\": \"string\" }")]
    [InlineData("\"type\": \"object\", \"shared\": { \"thing\": { \"type\": \"string\" } }")]
    [InlineData("\"type\": \"object\", \"default\": { \"type\": \"string\" }")]
    [InlineData("\"type\": \"string\", \"size\": { \"type\": \"number\" }")]
    [InlineData("\"$ref\": \"#/definitions/sound\", \"size\": { \"type\": \"number\" }")]
    public void An_object_in_a_schema_that_may_be_something_else_is_no_property(string keywords)
    {
        var run = Small.Generate(Small.Sound, Small.Schema("thing", $$"""{ "type": "object", "properties": { "part": { {{keywords}} } } }"""));

        // As an object with a property it would have a class of its own, called after this one.
        Assert.DoesNotContain("Part", EmittedCode.TypeOf(run, "Thing", "Part"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("^[a-z", "Unterminated [] set")]
    [InlineData("(", "Not enough )'s")]
    [InlineData("a{2,1}", "Illegal {x,y} with x > y")]
    public void An_invalid_pattern_is_not_checked(string pattern, string reason)
    {
        var run = Of($$"""
            {
              "type": "object",
              "properties": {
                "size": { "type": "string", "maxLength": 9, "pattern": "{{pattern}}" }
              }
            }
            """);

        Assert.Equal(["thing.json(4,49): warning LSG003"], Found.In(run));
        Assert.Equal($"'pattern' is not a supported regular expression ({reason}){LeftOut}", Found.Message(run, "LSG003"));
        Assert.DoesNotContain("pattern:", run.Sources["LosantRules.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_closed_object_with_an_invalid_pattern_allows_every_member()
    {
        var run = Of("""
            {
              "type": "object",
              "patternProperties": {
                "^[": { "type": "number" }
              },
              "additionalProperties": false
            }
            """);

        Assert.Equal(["thing.json(4,5): warning LSG003"], Found.In(run));
        Assert.Equal("'^[' in 'patternProperties' is not a supported regular expression (Unterminated [] set); members with any name are accepted instead", Found.Message(run, "LSG003"));
        Assert.Equal("Losant.LosantMap<double>", EmittedCode.Type(run, "Thing").BaseType!.ToDisplayString());
    }

    [Fact]
    public void An_open_object_ignores_an_invalid_pattern()
    {
        var run = Of("""
            {
              "type": "object",
              "patternProperties": {
                "^[": { "type": "number" }, "^[a-f]+$": { "type": "string" }
              }
            }
            """);

        Assert.Equal(["thing.json(4,5): warning LSG003"], Found.In(run));
        Assert.Equal("'^[' in 'patternProperties' is not a supported regular expression (Unterminated [] set)" + LeftOut, Found.Message(run, "LSG003"));
    }

    [Theory]
    [InlineData("\"type\": \"string\", \"minLength\": 5, \"maxLength\": 3", 30, "'minLength' is 5 and 'maxLength' is 3; no string fits")]
    [InlineData("\"type\": \"number\", \"minimum\": 1.5, \"maximum\": 1", 30, "'minimum' is 1.5 and 'maximum' is 1; no number fits")]
    [InlineData("\"type\": \"number\", \"minimum\": 1, \"exclusiveMaximum\": 1", 30, "'minimum' is 1 and 'exclusiveMaximum' is 1; no number fits")]
    [InlineData("\"type\": \"array\", \"minItems\": 2, \"maxItems\": 1", 29, "'minItems' is 2 and 'maxItems' is 1; no array fits")]
    [InlineData("\"type\": \"object\", \"minProperties\": 2, \"maxProperties\": 1", 30, "'minProperties' is 2 and 'maxProperties' is 1; no object fits")]
    public void LSG015_constraints_that_allow_no_value(string limits, int column, string message)
    {
        var run = Of($$"""
            {
              "type": "object",
              "properties": {
                "x": { {{limits}} }
              }
            }
            """);

        Assert.Equal([$"thing.json(4,{column}): warning LSG015"], Found.In(run));
        Assert.Equal(message, Found.Message(run, "LSG015"));
    }

    [Theory]
    [InlineData("\"minLength\": 3, \"maxLength\": 3")]
    [InlineData("\"minimum\": 1, \"maximum\": 1.0")]
    [InlineData("\"exclusiveMinimum\": 0, \"maximum\": 1")]
    public void Constraints_that_allow_a_value_are_valid(string limits) => Assert.Empty(Of($$"""{ {{limits}} }""").Diagnostics);

    [Fact]
    public void LSG015_a_member_that_is_required_and_forbidden()
    {
        var run = Of("""
            {
              "type": "object",
              "properties": { "a": { "type": "string" } },
              "patternProperties": { "^x": { "type": "string" } },
              "required": ["a", "b", "x1"],
              "additionalProperties": false
            }
            """);

        Assert.Equal(["thing.json(5,21): warning LSG015"], Found.In(run));
        Assert.Equal("'required' contains 'b', which is not declared, and 'additionalProperties' forbids undeclared members; no object fits", Found.Message(run, "LSG015"));
    }

    [Fact]
    public void A_required_member_whose_name_has_a_slip_is_reported()
    {
        var run = Of("""
            {
              "type": "object",
              "properties": { "name": { "type": "string" }, "level": { "type": "number" } },
              "required": ["nmae", "level", "levels", "whatever"]
            }
            """);

        Assert.Equal(["thing.json(4,16): warning LSG015"], Found.In(run));
        Assert.Equal("'required' contains 'nmae', which is not declared; did you mean 'name'?", Found.Message(run, "LSG015"));
    }

    [Fact]
    public void A_required_member_need_not_be_declared_in_an_open_object() =>
        Assert.Empty(Of("""{ "type": "object", "properties": { "a": { "type": "string" } }, "required": ["b"] }""").Diagnostics);

    [Fact]
    public void An_error_in_a_referenced_node_is_reported_once()
    {
        var run = Of("""
            {
              "type": "object",
              "properties": { "a": { "$ref": "#/definitions/word" } },
              "definitions": {
                "word": { "type": "string", "minLength": 5, "maxLength": 3 }
              }
            }
            """);

        Assert.Equal(["thing.json(5,33): warning LSG015"], Found.In(run));
    }

    private static GeneratorRun Of(string schema)
    {
        var run = Small.Generate(Small.Sound, Small.Schema("thing", schema));
        EmittedCode.IsSound(run);
        Assert.Contains("Pitch", EmittedCode.MembersOf(run, "Sound"));
        return run;
    }

    private static string NameOf(string type) => type.Replace("Losant.", "", StringComparison.Ordinal).TrimEnd('?');

    private static IEnumerable<string> Messages(GeneratorRun run) => run.Diagnostics.Select(d => d.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
}
