using System.Text;
using LosantGen.Reading;

namespace LosantGen.Generator.Tests.Robustness;

/// <summary>Invalid descriptions: each has a valid result or a diagnostic at its location, and never fails the generator.</summary>
public class BadInputTests
{
    private const string Fine = """{ "type": "object", "properties": { "size": { "type": "number" } } }""";

    [Theory]
    [InlineData("", "1,1", "it is empty")]
    [InlineData("  \n ", "1,1", "it is empty")]
    [InlineData("// nothing", "1,10", "")]
    [InlineData("hello", "1,1", "")]
    [InlineData("{", "1,1", "")]
    [InlineData("{ \"type\": \"object\" } }", "1,22", "")]
    [InlineData("{ \"type\": \"object\" }\n{ }", "2,1", "Additional text")]
    [InlineData("{ \"type\": \"object\"\n  \"title\": \"a\" }", "2,3", "a comma or the end of the object or array is expected before '\"'")]
    [InlineData("{ \"title\": \"a,\n  \"type\": \"object\" }", "2,4", "a comma or the end of the object or array is expected before 't'; a quote may be missing")]
    [InlineData("{ title\": \"a\" }", "1,8", "a name in quotes is expected before '\"'")]
    [InlineData("{ # a comment", "1,3", "a name in quotes is expected before '#'")]
    [InlineData("{ \"title\" \"a\" }", "1,11", "a colon is expected after a name, before '\"'")]
    [InlineData("{ \"title\": pump }", "1,12", "a value is expected before 'p'; a quote may be missing")]
    [InlineData("{ \"type\": \"object\"", "1,18", "the end of an object or array is missing")]
    [InlineData("{ \"enum\": [1", "1,12", "the end of an object or array is missing")]
    [InlineData("{ \"title\": \"a }", "1,16", "the end of a string is missing")]
    [InlineData("{ \"pattern\": \"\\d\" }", "1,17", "Bad JSON escape sequence: \\d; a backslash is written as two")]
    [InlineData("{ \"required\": [\"a\" \"b\"] }", "1,20", "a comma or the end of the object or array is expected before '\"'")]
    [InlineData("<html></html>", "1,1", "")]
    [InlineData("{ \"enum\": [undefined] }", "1,12", "this value is not allowed in JSON")]
    [InlineData("{ \"enum\": [NaN] }", "1,12", "this value is not allowed in JSON")]
    [InlineData("{ \"enum\": [Infinity] }", "1,12", "this value is not allowed in JSON")]
    [InlineData("{ \"enum\": [-Infinity] }", "1,12", "this value is not allowed in JSON")]
    [InlineData("{ \"enum\": [new Date(0)] }", "1,20", "this value is not allowed in JSON")]
    public void A_file_that_is_not_JSON_is_an_error_at_its_location(string text, string place, string reason)
    {
        var run = Small.Generate(Small.Sound, Small.Schema("thing", text));

        Assert.Equal([$"thing.json({place}): error LSG001"], Found.In(run));
        Assert.Contains(reason, Found.Message(run, "LSG001"), StringComparison.Ordinal);
        SoundIsGenerated(run);
    }

    [Theory]
    [InlineData("apiInfo.json")]
    [InlineData("apiExamples.json")]
    [InlineData("names.json")]
    public void Any_file_can_be_invalid_JSON(string file)
    {
        var run = Small.Generate(Small.Sound, (Small.Folder + file, "{"));

        Assert.Equal([$"{file}(1,1): error LSG001"], Found.In(run));
        SoundIsGenerated(run);
    }

    [Theory]
    [InlineData("apiInfo.json", "LSG008")]
    [InlineData("apiExamples.json", "LSG003")]
    [InlineData("names.json", "LSG003")]
    public void Any_file_can_contain_another_JSON_value(string file, string id)
    {
        foreach (var text in (string[])["[]", "5", "\"text\"", "null", "[[[{}]]]"])
        {
            var run = Small.Generate(Small.Sound, (Small.Folder + file, text));

            Assert.Equal([$"{file}(1,1): warning {id}"], Found.In(run));
            SoundIsGenerated(run);
        }
    }

    [Theory]
    [InlineData("\uFEFF" + Fine)]
    [InlineData("/* a comment */ " + Fine + " // another")]
    [InlineData("{ \"type\": \"object\", \"properties\": { \"size\": { \"type\": \"number\" }, }, }")]
    public void Comments_trailing_commas_and_the_like_are_accepted(string text)
    {
        var run = Small.Generate(Small.Schema("thing", text));

        Assert.Empty(run.Diagnostics);
        EmittedCode.IsSound(run);
        Assert.Equal("double?", EmittedCode.TypeOf(run, "Thing", "Size"));
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    [InlineData("{}")]
    public void A_schema_that_allows_everything_or_nothing_is_any_JSON(string schema)
    {
        var run = Small.Generate(Small.ApiOf("thing"), Small.Schema("thing", schema), Small.Schema("box", """{ "type": "object", "properties": { "thing": { "$ref": "#/definitions/thing" } } }"""));

        Assert.Empty(run.Diagnostics);
        EmittedCode.IsSound(run);
    }

    [Theory]
    [InlineData("{\"type\":\"object\",\"properties\":{\"a\":", "}}")]
    [InlineData("{\"type\":\"array\",\"items\":", "}")]
    [InlineData("{\"oneOf\":[", "]}")]
    [InlineData("{\"not\":", "}")]
    [InlineData("[", "]")]
    public void A_schema_with_a_thousand_levels_is_an_error_at_its_location(string open, string close)
    {
        var text = string.Concat(Enumerable.Repeat(open, 1000)) + "{\"type\":\"string\"}" + string.Concat(Enumerable.Repeat(close, 1000));
        var run = Small.Generate(Small.Sound, Small.Schema("thing", text));

        Assert.Equal("LSG001", Assert.Single(run.Diagnostics).Id);
        Assert.EndsWith("it is nested more than 64 levels deep. Nothing is generated from this file until it is fixed.", Found.Message(run, "LSG001"), StringComparison.Ordinal);
        SoundIsGenerated(run);
    }

    [Fact]
    public void A_chain_of_a_thousand_references_is_followed()
    {
        var files = Enumerable.Range(0, 1000).Select(i => Small.Schema("level" + i, $$"""{ "type": "object", "properties": { "next": { "$ref": "#/definitions/level{{i + 1}}" } } }"""))
            .Append(Small.Schema("level1000", """{ "type": "string" }"""));
        var run = GeneratorRun.Of(files);

        Assert.Empty(run.Diagnostics);
        EmittedCode.IsSound(run);
    }

    public static TheoryData<string> StrangeNames => new(
        "class", "namespace", "true", "null", "void", "async", "await", "record", "field", "value", "var", "_", "__", "", " ", "+", "$", "*", "\"", "'", "\\", "/", "#if", "//", "/*", "*/", "{", "}", "{0}",
        "a b", "a\nb", "a\tb", "0", "3d", "-1", "é", "日本", "ا", "💡", "\u200B", "\uFEFF", "\u0000", "\uD800", "\u2028", "size; class Size", "\\u0041", "@class", "nameof(smuggled)", "</summary>", "ſ", "ß", "İ", "ı", "K", "²", "٣", "Ⅷ",
        "Equals", "GetHashCode", "GetType", "ToString", "Validate", "MemberwiseClone", "Finalize", "Entries", "AdditionalProperties", "Text", "IsKnown", "Known", "Read", "Write", "Match", "Switch", "Unknown", "Value", "Choice", "Thing", "System", "Losant", "Object", "String",
        "operator", "get_Size", "op_Implicit", "Item", "TryGetUnknown", "Deconstruct", "PrintMembers", "Clone", "EqualityContract", new string('x', 2000));

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(StrangeNames))]
    public void Every_name_becomes_a_CSharp_identifier(string name)
    {
        var key = Literal(name);
        var run = GeneratorRun.Of(
        [
            (Small.Folder + "thing.json", $$"""{ "type": "object", "properties": { {{key}}: { "type": "string" }, "plain": { "type": ["number", "null"] } }, "required": [{{key}}] }""", "schema"),
            (Small.Folder + "nested.json", $$"""{ "type": "object", "properties": { {{key}}: { "type": "object", "properties": { {{key}}: { "type": "string", "enum": [{{key}}, "plain"] } } } } }""", "schema"),
            (Small.Folder + "words.json", $$"""{ "type": "string", "enum": [{{key}}, "plain"] }""", "schema"),
            (Small.Folder + "either.json", $$"""{ "oneOf": [{ "type": "string", "enum": [{{key}}] }, { "title": {{key}}, "type": "object", "properties": { "kind": { "enum": [{{key}}], "type": "string" } }, "required": ["kind"] }, { "title": "other", "type": "object", "properties": { "kind": { "enum": ["other"], "type": "string" } }, "required": ["kind"] }] }""", "schema"),
            (Small.Folder + "pattern.json", $$"""{ "type": "object", "patternProperties": { {{key}}: { "type": "string", "pattern": {{key}} } }, "required": [{{key}}] }""", "schema"),
            (Small.Folder + "apiInfo.json", $$"""
                {
                  {{key}}: { "path": "/x", "actions": { {{key}}: { "method": "GET", "path": "/y", "summary": {{key}}, "params": [
                    { "in": "query", "name": {{key}}, "default": {{key}}, "description": {{key}} }, { "in": "query", "name": "plain", "enum": [{{key}}] },
                    { "in": "body", "name": "body", "schema": { "$ref": "#/definitions/nested" } }
                  ], "responses": { "200": { "schema": { "$ref": "#/definitions/thing" } }, "201": { "schema": { "$ref": "#/definitions/words" } }, "202": { "schema": { "$ref": "#/definitions/either" } }, "203": { "schema": { "$ref": "#/definitions/pattern" } } } } } }
                }
                """, "schema"),
        ]);

        EmittedCode.IsSound(run);
        // A parameter without a name cannot be sent, and not every name is a valid pattern; everything else is used.
        var isPattern = PatternCheck.WrongWith(name) is null;
        Assert.All(run.Diagnostics, d => Assert.True(d.Id is "LSG006" || (d.Id is "LSG008" && name.Length == 0) || (d.Id is "LSG003" && !isPattern), d.ToString()));
    }

    [Fact]
    public void Files_can_have_any_name()
    {
        foreach (var name in (string[])["class", "", "+", "0", "a b", "日本", "Losant", "LosantClient", "losantRules", "things", "thingsResource", "system", "object", "string"])
        {
            var run = Small.Generate(Small.ApiOf("sound"), Small.Sound, Small.Schema(name, Fine), Small.Schema("box", $$"""{ "type": "object", "properties": { "x": { "$ref": "#/definitions/{{name}}" } } }"""));

            EmittedCode.IsSound(run);
            var alone = Small.Generate(Small.Schema(name, Fine));
            EmittedCode.IsSound(alone);
        }
    }

    public static TheoryData<string> HostileTexts => new(
        "*/ class smuggled {} /*", "\"\"\" + smuggled + \"\"\"", "</summary><smuggled>", "]]>", "<![CDATA[", "one\ntwo\n#if smuggled\nclass smuggled {}\n#endif", "one\r\nclass smuggled {}", "one\rclass smuggled {}", "one\u2028class smuggled {}",
        "one\u2029class smuggled {}", "one\u0085class smuggled {}", "\uD800", "\uDC00", "\uD83D\uDCA1", "\uFFFE\uFFFF", "\u0000\u0001\u001F\u007F", "\\u0022; class smuggled {} //", "\"; class smuggled {} //", "\\", "\\\"", "{smuggled}", "{{smuggled}}", "&lt;&#10;&smuggled;",
        "#pragma warning disable", "#error smuggled", "/// </summary>", "<see cref=\"smuggled\"/>", "<param name=\"smuggled\"/>", "--><!--", "\t", " ", "%s{0}", "$\"{smuggled}\"", "]", ")", "\u202E\u2066", "https://example.com/?a=b&c=d");

    // Discovered rows are written as UTF-8, in which all lone surrogates are equal.
    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(HostileTexts))]
    public void Text_of_a_description_stays_text(string text)
    {
        var value = Literal(text);
        var run = GeneratorRun.Of(
        [
            (Small.Folder + "thing.json", $$"""
                {
                  "type": "object", "title": {{value}}, "description": {{value}},
                  "properties": {
                    "text": { "type": "string", "description": {{value}}, "default": {{value}}, "pattern": {{value}}, "format": {{value}} },
                    "word": { "type": "string", "enum": [{{value}}, "plain"], "description": {{value}} },
                    "either": { "oneOf": [{ "const": {{value}}, "type": "string" }, { "type": "number", "description": {{value}} }] },
                    "map": { "type": "object", "patternProperties": { {{value}}: { "type": "string" } }, "additionalProperties": false, "description": {{value}} },
                    "inner": { "type": "object", "title": {{value}}, "properties": { "x": { "type": "string" } } }
                  },
                  "required": [{{value}}]
                }
                """, "schema"),
            (Small.Folder + "apiExamples.json", $$"""{ "thing": { {{value}}: {{value}}, "text": {{value}} } }""", "schema"),
            (Small.Folder + "apiInfo.json", $$"""
                {
                  "things": {
                    "description": {{value}}, "path": {{Literal("/" + text.Replace("{", "", StringComparison.Ordinal))}},
                    "actions": {
                      "get": {
                        "method": "GET", "path": "", "summary": {{value}}, "description": {{value}}, "auth": [{{value}}],
                        "params": [{ "in": "query", "name": "filter", "description": {{value}}, "example": {{value}}, "default": {{value}}, "pattern": {{value}} }, { "in": "query", "name": "kind", "enum": [{{value}}] }],
                        "responses": { "200": { "description": {{value}}, "schema": { "$ref": "#/definitions/thing" } }, "404": { "description": {{value}} } }
                      }
                    }
                  }
                }
                """, "schema"),
        ]);

        EmittedCode.IsSound(run);
        Assert.Contains("GetAsync", EmittedCode.MembersOf(run, "ThingsResource"));
    }

    [Fact]
    public void Numbers_can_be_out_of_range()
    {
        var run = Small.Generate(Small.Schema("thing", """
            { "type": "object", "properties": {
              "huge": { "type": "number", "enum": [1e4000, -1e99999999999, 1] }, "long": { "type": "integer", "enum": [99999999999999999999999999] },
              "standard": { "type": "number", "default": 1e999 }, "bounded": { "type": "number", "minimum": -100000000000000000000000000000000, "maximum": 7e300 } } }
            """));

        Assert.Equal("thing.json(2,31)", Assert.Single(Found.In(run)).Split(':')[0]);
        Assert.Contains("'enum' has a number with an exponent of more than three digits", Found.Message(run, "LSG003"), StringComparison.Ordinal);
        EmittedCode.IsSound(run);
    }

    [Fact]
    public void An_enum_of_thousands_is_an_enum()
    {
        var run = Small.Generate(Small.Schema("thing", $$"""{ "type": "string", "enum": [{{string.Join(",", Enumerable.Range(0, 5000).Select(i => $"\"value{i}\""))}}] }"""));

        Assert.Empty(run.Diagnostics);
        EmittedCode.IsSound(run);
        Assert.Equal(5000, EmittedCode.MembersOf(run, "Thing").Count(m => m.StartsWith("Value", StringComparison.Ordinal) && char.IsDigit(m[^1])));
    }

    [Fact]
    public void An_object_of_a_thousand_properties_is_a_class()
    {
        var run = Small.Generate(Small.Schema("thing", $$"""{ "type": "object", "properties": { {{string.Join(",", Enumerable.Range(0, 1000).Select(i => $"\"value{i}\": {{ \"type\": \"string\" }}"))}} } }"""));

        Assert.Empty(run.Diagnostics);
        EmittedCode.IsSound(run);
    }

    [Fact]
    public void A_union_of_a_hundred_objects_with_a_discriminator_is_a_union()
    {
        var run = Small.Generate(Small.Schema("thing", $$"""{ "oneOf": [{{string.Join(",", Enumerable.Range(0, 100).Select(i => $$"""{ "title": "case{{i}}x", "type": "object", "properties": { "kind": { "type": "string", "enum": ["k{{i}}"] } }, "required": ["kind"], "additionalProperties": false }"""))}}] }"""));

        Assert.Empty(run.Diagnostics);
        EmittedCode.IsSound(run);
    }

    [Fact]
    public void Some_of_a_hundred_objects_without_a_discriminator_are_unknown_which_a_warning_reports()
    {
        var run = Small.Generate(Small.Schema("thing", $$"""{ "oneOf": [{{string.Join(",", Enumerable.Range(0, 100).Select(i => $$"""{ "title": "case{{i}}x", "type": "object", "properties": { "member{{i}}": { "type": "string" } }, "required": ["member{{i}}"], "additionalProperties": false }"""))}}] }"""));

        Assert.Equal(["thing.json(1,1): warning LSG007"], Found.In(run));
        EmittedCode.IsSound(run);
    }

    [Theory]
    [InlineData("""{ "$ref": "#" }""")]
    [InlineData("""{ "$ref": "#/definitions/thing" }""")]
    [InlineData("""{ "allOf": [{ "$ref": "#/definitions/thing" }] }""")]
    [InlineData("""{ "oneOf": [{ "$ref": "#/definitions/thing" }, { "$ref": "#" }] }""")]
    [InlineData("""{ "anyOf": [{ "$ref": "#/definitions/thing" }, { "type": "null" }] }""")]
    [InlineData("""{ "oneOf": [{ "type": "string" }, { "anyOf": [{ "$ref": "#" }, { "type": "number" }] }] }""")]
    [InlineData("""{ "not": { "$ref": "#" } }""")]
    [InlineData("""{ "type": "string", "not": { "$ref": "#" } }""")]
    [InlineData("""{ "type": "array", "items": { "$ref": "#" } }""")]
    [InlineData("""{ "type": "object", "additionalProperties": { "$ref": "#" } }""")]
    [InlineData("""{ "type": "object", "patternProperties": { "^a": { "$ref": "#" } } }""")]
    [InlineData("""{ "type": ["array", "object", "null"], "items": { "$ref": "#" }, "properties": { "next": { "$ref": "#" } } }""")]
    [InlineData("""{ "type": "object", "properties": { "next": { "allOf": [{ "$ref": "#" }] } } }""")]
    [InlineData("""{ "type": "object", "properties": { "next": { "allOf": [{ "$ref": "#" }, { "properties": { "more": { "type": "string" } } }] } } }""")]
    [InlineData("""{ "type": "object", "properties": { "next": { "allOf": [{ "$ref": "#" }, { "properties": { "next": { "required": ["next"] } } }] } } }""")]
    [InlineData("""{ "type": "object", "properties": { "next": { "type": "array", "items": { "oneOf": [{ "$ref": "#" }, { "type": "string" }], "required": ["next"] } } } }""")]
    [InlineData("""{ "type": "object", "properties": { "a": { "allOf": [{ "$ref": "#" }, { "maxProperties": 1 }] }, "b": { "allOf": [{ "$ref": "#" }, { "maxProperties": 2 }] }, "c": { "allOf": [{ "$ref": "#" }, { "maxProperties": 3 }] }, "d": { "allOf": [{ "$ref": "#" }, { "maxProperties": 4 }] }, "e": { "allOf": [{ "$ref": "#" }, { "maxProperties": 5 }] }, "f": { "allOf": [{ "$ref": "#" }, { "maxProperties": 6 }] }, "g": { "allOf": [{ "$ref": "#" }, { "maxProperties": 7 }] }, "h": { "allOf": [{ "$ref": "#" }, { "maxProperties": 8 }] } } }""")]
    [InlineData("""{ "type": "object", "properties": { "a": { "$ref": "#/properties/b" }, "b": { "$ref": "#/properties/a" } } }""")]
    [InlineData("""{ "type": "object", "properties": { "a": { "$ref": "#/properties/a" } } }""")]
    [InlineData("""{ "allOf": [{ "$ref": "#/allOf/1" }, { "$ref": "#/allOf/0" }] }""")]
    [InlineData("""{ "definitions": { "a": { "$ref": "#/definitions/b" }, "b": { "type": "array", "items": { "$ref": "#/definitions/a" } } }, "$ref": "#/definitions/a" }""")]
    public void A_schema_can_refer_to_itself_in_any_way(string schema)
    {
        var run = Small.Generate(Small.Sound, Small.Schema("thing", schema), Small.Schema("box", """{ "type": "object", "properties": { "thing": { "$ref": "#/definitions/thing" } } }"""));

        Assert.All(run.Diagnostics, d => Assert.True(d.Id is "LSG013" or "LSG007" or "LSG017", d.ToString()));
        SoundIsGenerated(run);
    }

    [Fact]
    public void A_part_that_is_only_a_reference_is_the_referenced_schema()
    {
        var run = Small.Generate(Small.Schema("thing", """{ "type": "object", "properties": { "next": { "description": "The one after it.", "allOf": [{ "$ref": "#" }] } } }"""));

        Assert.Empty(run.Diagnostics);
        EmittedCode.IsSound(run);
        Assert.Equal("Losant.Thing?", EmittedCode.TypeOf(run, "Thing", "Next"));
    }

    [Theory]
    [InlineData("#/definitions/nobody")]
    [InlineData("nobody.json")]
    [InlineData("../other/nobody.json#/definitions/x")]
    [InlineData("#/properties/nobody")]
    [InlineData("sound.json#/properties/pitch")]
    [InlineData("https://example.com/schema.json")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("urn:uuid:1")]
    [InlineData("")]
    [InlineData("#/%zz")]
    [InlineData("#definitions")]
    public void A_reference_that_cannot_be_resolved_is_a_warning(string reference)
    {
        var run = Small.Generate(Small.Sound, Small.Schema("thing", $$"""{ "type": "object", "properties": { "owner": { "$ref": "{{reference}}" } } }"""));

        // The empty reference refers to the document itself.
        if (reference.Length > 0) Assert.Equal(["thing.json(1,37): warning LSG004"], Found.In(run));
        SoundIsGenerated(run);
        Assert.Contains("Owner", EmittedCode.MembersOf(run, "Thing"));
    }

    public static TheoryData<string, string> WrongKeywords => new()
    {
        { "type", "\"text\"" }, { "type", "5" }, { "type", "[]" }, { "type", "null" },
        { "properties", "[]" }, { "properties", "5" }, { "patternProperties", "\"x\"" }, { "additionalProperties", "5" }, { "additionalProperties", "[]" },
        { "items", "[]" }, { "items", "[{ \"type\": \"string\" }]" }, { "items", "5" }, { "required", "true" }, { "required", "[1]" }, { "enum", "\"x\"" }, { "enum", "[]" }, { "enum", "{}" },
        { "oneOf", "{}" }, { "anyOf", "5" }, { "allOf", "\"x\"" }, { "not", "5" }, { "minimum", "\"0\"" }, { "maximum", "null" }, { "minimum", "1e400" }, { "multipleOf", "[]" }, { "multipleOf", "0" }, { "multipleOf", "-1" },
        { "minLength", "-1" }, { "maxLength", "1.5" }, { "maxLength", "99999999999" }, { "minItems", "\"1\"" }, { "maxProperties", "{}" }, { "uniqueItems", "\"yes\"" },
        { "pattern", "5" }, { "format", "{}" }, { "description", "5" }, { "title", "[]" }, { "$ref", "5" }, { "definitions", "5" }, { "min", "0" }, { "max", "1" },
    };

    [Theory]
    [MemberData(nameof(WrongKeywords))]
    public void A_keyword_with_an_invalid_value_is_a_warning_at_its_line(string keyword, string value)
    {
        var run = Small.Generate(Small.Sound, Small.Schema("thing", $$"""
            {
              "type": "object",
              "properties": {
                "size": {
                  "{{keyword}}": {{value}}
                },
                "other": { "type": "string" }
              }
            }
            """));

        Assert.Equal(["thing.json(5,7): warning LSG003"], Found.In(run));
        Assert.Equal("string?", EmittedCode.TypeOf(run, "Thing", "Other"));
        SoundIsGenerated(run);
    }

    [Fact]
    public void The_vendors_broken_nodes_have_diagnostics_at_their_lines()
    {
        var run = Small.Generate(Small.Sound, Small.Schema("thing", """
            {
              "type": "object",
              "properties": {
                "title": "A schema among properties",
                "type": "object",
                "properties": { "inner": { "type": "string" } },
                "list": [ { "type": "string" } ],
                "loose": { "type": "object", "name": { "type": "string" } },
                "bounded": { "type": "number", "min": 0, "max": 9 },
                "untyped": { "enum": ["a", "b"] },
                "mixed": { "enum": [1, 0, null] },
                "good": { "type": "string" }
              }
            }
            """));

        Assert.Equal(
            ["thing.json(3,3): info LSG016", "thing.json(7,5): warning LSG007", "thing.json(8,34): info LSG016", "thing.json(8,5): info LSG016",
             "thing.json(9,36): warning LSG003", "thing.json(9,46): warning LSG003"],
            Found.In(run));
        Assert.Equal("string?", EmittedCode.TypeOf(run, "Thing", "Good"));
        SoundIsGenerated(run);
    }

    [Theory]
    [InlineData("""{ "things": {} }""", 2)]
    [InlineData("""{ "things": { "path": "/x", "actions": {} } }""", 1)]
    [InlineData("""{ "things": 5 }""", 2)]
    [InlineData("""{ "things": { "path": "/x", "actions": [] } }""", 2)]
    [InlineData("""{ "things": { "path": 5, "actions": { "get": { "method": "GET" } } } }""", 1)]
    [InlineData("""{ "things": { "path": "/x", "actions": { "get": { "method": "GET", "params": {} } } } }""", 1)]
    [InlineData("""{ "things": { "path": "/x", "actions": { "get": { "method": "GET", "responses": [] } } } }""", 1)]
    [InlineData("""{ "things": { "path": "/x", "actions": { "get": { "method": "GET", "responses": { "ok": {} } } } } }""", 1)]
    [InlineData("""{ "things": { "path": "/x", "actions": { "get": { "method": "GET", "responses": { "200": { "schema": [] } } } } } }""", 1)]
    [InlineData("""{ "things": { "path": "/x", "actions": { "get": { "method": "GET", "responses": { "200": { "sseEvents": { "e": 5 } } } } } } }""", 1)]
    [InlineData("""{ "things": { "path": "/x/{", "actions": { "get": { "method": "GET" } } } }""", 2)]
    [InlineData("""{ "things": { "path": "/x/{}", "actions": { "get": { "method": "GET" } } } }""", 2)]
    [InlineData("""{ "things": { "path": "/x", "actions": { "get": { "method": "GET", "params": [{ "in": "query", "name": "a" }, { "in": "query", "name": "a" }] } } } }""", 1)]
    public void A_description_of_actions_can_lack_any_part(string api, int warnings)
    {
        var run = Small.Generate(Small.Sound, Small.Api(api));

        Assert.Equal(warnings, run.Diagnostics.Length);
        EmittedCode.IsSound(run);
    }

    // Everything is escaped, so that the file contains valid JSON.
    private static string Literal(string text)
    {
        var json = new StringBuilder("\"");
        foreach (var c in text) json.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        return json.Append('"').ToString();
    }

    private static void SoundIsGenerated(GeneratorRun run)
    {
        EmittedCode.IsSound(run);
        Assert.Contains("Pitch", EmittedCode.MembersOf(run, "Sound"));
    }
}
