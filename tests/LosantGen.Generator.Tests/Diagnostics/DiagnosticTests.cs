using Microsoft.CodeAnalysis.CSharp;

namespace LosantGen.Generator.Tests.Diagnostics;

/// <summary>Each diagnostic: its cause, its location, and that everything else is generated.</summary>
public class DiagnosticTests
{
    [Fact]
    public void LSG001_a_file_that_is_not_JSON()
    {
        var run = Small.Generate(Small.Sound, Small.Schema("thing", """
            {
              "type": "object",
              "properties": }
            }
            """));

        Assert.Equal(["thing.json(3,17): error LSG001"], Found.In(run));
        SoundIsGenerated(run);
    }

    [Fact]
    public void LSG002_a_JSON_file_that_is_not_a_schema()
    {
        var run = Small.Generate(Small.Sound, Small.Schema("thing", """["type", "object"]"""));

        Assert.Equal(["thing.json(1,1): warning LSG002"], Found.In(run));
        Assert.Contains("expected an object, true or false, found an array", Found.Message(run, "LSG002"), StringComparison.Ordinal);
        SoundIsGenerated(run);
    }

    [Fact]
    public void LSG003_a_broken_node_in_a_schema()
    {
        var run = Small.Generate(Small.Sound, Small.Schema("thing", """
            {
              "type": "object",
              "properties": {
                "size": { "type": "number", "minimum": "small" }
              }
            }
            """));

        Assert.Equal(["thing.json(4,33): warning LSG003"], Found.In(run));
        Assert.Equal("'minimum' is a string where a number is expected; it is ignored and everything else is generated", Found.Message(run, "LSG003"));
        Assert.Equal("double?", EmittedCode.TypeOf(run, "Thing", "Size"));
        SoundIsGenerated(run);
    }

    [Fact]
    public void LSG004_a_reference_that_cannot_be_resolved()
    {
        var run = Small.Generate(Small.Sound, Small.Schema("thing", """
            {
              "type": "object",
              "properties": {
                "owner": { "$ref": "#/definitions/nobody" }
              }
            }
            """));

        Assert.Equal(["thing.json(4,5): warning LSG004"], Found.In(run));
        Assert.Equal("Losant.JsonAny?", EmittedCode.TypeOf(run, "Thing", "Owner"));
        SoundIsGenerated(run);
    }

    [Theory]
    [InlineData("#/definitions/sond", "sond", "sound")]
    [InlineData("#/definitions/Sound", "Sound", "sound")]
    [InlineData("sound#/definitions/x", "sound#/definitions/x", null)]
    [InlineData("soudn.json", "soudn", "sound")]
    [InlineData("#/definitions/prat", "prat", null)]
    [InlineData("thing.json#/definitions/prat", "thing#/definitions/prat", "thing#/definitions/part")]
    [InlineData("thing.json#/definitons/part", "thing#/definitons/part", "thing#/definitions/part")]
    [InlineData("#/definitions/elsewhere", "elsewhere", null)]
    public void LSG004_names_what_was_probably_meant(string reference, string name, string? meant)
    {
        var run = Small.Generate(Small.Sound, Small.Schema("thing", $$"""
            {
              "type": "object",
              "properties": { "part": { "$ref": "#/definitions/part" }, "owner": { "$ref": "{{reference}}" } },
              "definitions": { "part": { "type": "object", "properties": { "a": { "type": "string" } } } }
            }
            """));

        Assert.Equal(["thing.json(3,61): warning LSG004"], Found.In(run));
        Assert.Equal($"'{name}' refers to a schema that does not exist in the descriptions; its values are typed as JsonAny{(meant is null ? "" : $"; did you mean '{meant}'?")}", Found.Message(run, "LSG004"));
        SoundIsGenerated(run);
    }

    [Theory]
    [InlineData("{}", null, "'apiInfo.json' declares none")]
    [InlineData("""{ "things": { "path": "/x", "actions": {} } }""", null, "'apiInfo.json' declares none")]
    [InlineData("""{ "things": { "path": "/x", "actions": { "get": { "method": "GTE", "path": "" } } } }""", null, "all of 'apiInfo.json' are broken, as other messages say")]
    [InlineData("""{ "things": { "path": "/x" }, "others": { "path": "/y", "actions": { "get": { "method": "GET", "path": "" } } } }""", "things", "what LosantResources names has none")]
    public void LSG020_no_action_is_left(string api, string? resources, string why)
    {
        var run = GeneratorRun.Of([Small.Api(api)], properties: resources is null ? [] : new Dictionary<string, string> { ["LosantResources"] = resources });

        Assert.Contains("apiInfo.json(1,1): warning LSG020", Found.In(run));
        Assert.Equal("No client is generated, because no action is left: " + why, Found.Message(run, "LSG020"));
        Assert.DoesNotContain("LosantClient.g.cs", run.Sources.Keys);
    }

    [Fact]
    public void A_selection_that_does_not_exist_is_one_message() =>
        Assert.Equal(["error LSG009"], Found.In(GeneratorRun.Of([Small.ApiOf("sound"), Small.Sound], properties: new Dictionary<string, string> { ["LosantResources"] = "nothing" })));

    [Fact]
    public void LSG005_a_schema_in_two_files()
    {
        var run = Small.Generate(
            Small.Sound,
            ("/a/thing.json", """{ "type": "object", "properties": { "first": { "type": "string" } } }"""),
            ("/b/thing.json", """{ "type": "object", "properties": { "second": { "type": "string" } } }"""));

        Assert.Equal(["thing.json(1,1): warning LSG005"], Found.In(run));
        Assert.Equal("/b/thing.json", run.Diagnostics.Single().Location.GetLineSpan().Path);
        Assert.Equal("The schema 'thing' is defined in more than one file; 'a/thing.json' is used and this one is ignored", Found.Message(run, "LSG005"));
        Assert.Contains("First", EmittedCode.MembersOf(run, "Thing"));
        SoundIsGenerated(run);
    }

    [Fact]
    public void LSG005_a_resource_in_two_files()
    {
        const string Api = """
            {
              "things": { "path": "/things", "actions": { "get": { "method": "GET", "path": "" } } }
            }
            """;
        var run = Small.Generate(("/a/apiInfo.json", Api), ("/b/apiInfo.json", Api));

        Assert.Equal(["apiInfo.json(2,3): warning LSG005"], Found.In(run));
        Assert.Equal("/b/apiInfo.json", run.Diagnostics.Single().Location.GetLineSpan().Path);
        EmittedCode.IsSound(run);
        Assert.Contains("ThingsResource.g.cs", run.Sources.Keys);
    }

    [Fact]
    public void LSG006_two_names_with_one_CSharp_name()
    {
        var run = Small.Generate(Small.Sound, Small.Schema("thing", """
            {
              "type": "object",
              "properties": {
                "top-speed": { "type": "number" },
                "top_speed": { "type": "string" }
              }
            }
            """));

        Assert.Equal(["thing.json(5,5): info LSG006"], Found.In(run));
        Assert.Equal("'top-speed' and 'top_speed' both become 'TopSpeed' in C#; the second is named 'TopSpeed_'", Found.Message(run, "LSG006"));
        Assert.Equal("double?", EmittedCode.TypeOf(run, "Thing", "TopSpeed"));
        Assert.Equal("string?", EmittedCode.TypeOf(run, "Thing", "TopSpeed_"));
        SoundIsGenerated(run);
    }

    [Fact]
    public void LSG007_a_keyword_that_has_no_effect()
    {
        var run = Small.Generate(Small.Sound, Small.Schema("thing", """
            {
              "type": "object",
              "properties": { "size": { "type": "number" } },
              "dependencies": { "size": ["unit"] }
            }
            """));

        Assert.Equal(["thing.json(4,3): warning LSG007"], Found.In(run));
        Assert.Contains("Size", EmittedCode.MembersOf(run, "Thing"));
        SoundIsGenerated(run);
    }

    [Theory]
    [InlineData("""{ "path": "/things" }""", "6,7", "has no method")]
    [InlineData("""{ "method": "SEND", "path": "/things" }""", "7,11", "has the unknown HTTP method 'SEND'")]
    [InlineData("""{ "method": 5, "path": "/things" }""", "7,11", "has a method that is a number")]
    [InlineData("""{ "method": "GTE", "path": "/things" }""", "7,11", "has the unknown HTTP method 'GTE' (instead of 'GET'?)")]
    [InlineData("""{ "method": "delet", "path": "/things" }""", "7,11", "has the unknown HTTP method 'delet' (instead of 'DELETE'?)")]
    [InlineData("""{ "method": "GET", "path": "/things/{thingId}" }""", "6,7", "has '{thingId}' in its path but no path parameter with that name")]
    [InlineData("""{ "method": "GET", "path": "/things/{siteid}", "params": [{ "in": "path", "name": "siteId" }] }""", "6,7", "has '{siteid}' in its path but no path parameter with that name (instead of '{siteId}'?)")]
    [InlineData("""["GET"]""", "6,7", "is an array where an object is expected")]
    public void LSG008_an_action_that_cannot_be_called(string action, string place, string why)
    {
        var run = Small.Generate(Small.Api($$"""
            {
              "things": {
                "path": "",
                "actions": {
                  "list": { "method": "GET", "path": "/things" },
                  "broken":
                    {{action}}
                }
              }
            }
            """));

        Assert.Equal([$"apiInfo.json({place}): warning LSG008"], Found.In(run));
        Assert.Equal($"The action 'things.broken' {why}; the action is ignored and everything else is generated", Found.Message(run, "LSG008"));
        EmittedCode.IsSound(run);
        Assert.Contains("ListAsync", EmittedCode.MembersOf(run, "ThingsResource"));
        Assert.DoesNotContain("BrokenAsync", EmittedCode.MembersOf(run, "ThingsResource"));
    }

    [Theory]
    [InlineData("""{ "in": "query" }""", "A parameter of the action 'things.list' has no name")]
    [InlineData("""{ "name": "limit" }""", "The parameter 'limit' of the action 'things.list' has no 'in' (expected path, query, header, body or multipart)")]
    [InlineData("""{ "name": "limit", "in": "qury" }""", "The parameter 'limit' of the action 'things.list' has the unknown 'in' 'qury' (instead of 'query'?) (expected path, query, header, body or multipart)")]
    [InlineData("""{ "name": "limit", "in": 1 }""", "The parameter 'limit' of the action 'things.list' has an 'in' that is a number (expected path, query, header, body or multipart)")]
    public void LSG008_a_parameter_that_cannot_be_sent(string parameter, string what)
    {
        var run = Small.Generate(Small.Api($$"""
            {
              "things": {
                "path": "/things",
                "actions": {
                  "list": { "method": "GET", "path": "", "params": [
                    { "in": "query", "name": "filter" },
                    {{parameter}}
                  ] }
                }
              }
            }
            """));

        Assert.Equal(["apiInfo.json(7,9): warning LSG008"], Found.In(run));
        Assert.StartsWith(what, Found.Message(run, "LSG008"), StringComparison.Ordinal);
        EmittedCode.IsSound(run);
        Assert.Contains("ListAsync", EmittedCode.MembersOf(run, "ThingsResource"));
    }

    [Fact]
    public void LSG009_a_resource_that_does_not_exist()
    {
        var run = GeneratorRun.Of([Small.ApiOf("sound"), Small.Sound], properties: new Dictionary<string, string> { ["LosantResources"] = "things,thimgs" });

        Assert.Equal(["error LSG009"], Found.In(run));
        Assert.Equal("LosantResources contains 'thimgs', which does not exist in the descriptions; did you mean 'things'?", Found.Message(run, "LSG009"));
        SoundIsGenerated(run);
    }

    [Theory]
    [InlineData("Things")]
    [InlineData("ThingsResource")]
    public void LSG010_a_client_name_that_a_generated_type_has(string name)
    {
        var run = GeneratorRun.Of([Small.ApiOf("sound"), Small.Sound], properties: new Dictionary<string, string> { ["LosantClientName"] = name });

        Assert.Equal(["error LSG010"], Found.In(run));
        Assert.Equal($"The value '{name}' of LosantClientName is not valid: a resource, or a type of a resource, has this name", Found.Message(run, "LSG010"));
        Assert.Empty(run.Sources);
    }

    [Theory]
    [InlineData("Sound")]
    [InlineData("SOUND")]
    public void LSG010_a_client_name_that_the_type_of_a_schema_has(string name)
    {
        var run = GeneratorRun.Of([Small.ApiOf("sound"), Small.Sound], properties: new Dictionary<string, string> { ["LosantClientName"] = name });

        Assert.Equal(["error LSG010"], Found.In(run));
        Assert.Equal($"The value '{name}' of LosantClientName is not valid: a generated type has this name", Found.Message(run, "LSG010"));
        Assert.Empty(run.Sources);
    }

    [Fact]
    public void A_client_may_have_the_name_of_a_schema_that_is_not_generated()
    {
        var run = GeneratorRun.Of([Small.ApiOf("sound"), Small.Sound, Small.Schema("unused", """{ "type": "object", "properties": { "a": { "type": "string" } } }""")], properties: new Dictionary<string, string> { ["LosantClientName"] = "Unused" });

        EmittedCode.IsSound(run);
        Assert.Contains("Things", EmittedCode.MembersOf(run, "Unused"));
    }

    [Theory]
    [InlineData("LosantNamespace", "1.Bad", "expected the name of a C# namespace")]
    [InlineData("LosantNamespace", "Losant..Api", "expected the name of a C# namespace")]
    [InlineData("LosantNamespace", "Losant;class", "expected the name of a C# namespace")]
    [InlineData("LosantClientName", "class", "expected the name of a C# class that is not in use")]
    [InlineData("LosantClientName", "My Client", "expected the name of a C# class that is not in use")]
    [InlineData("LosantClientName", "JsonScalar", "expected the name of a C# class that is not in use")]
    [InlineData("LosantClientName", "File", "expected the name of a C# class that is not in use")]
    [InlineData("LosantAccessibility", "protected", "expected public or internal")]
    [InlineData("LosantResources", "things|device", "expected names of resources or actions separated by commas, as in data,device.get")]
    public void LSG010_an_invalid_option_value(string option, string value, string expected)
    {
        var run = GeneratorRun.Of([Small.ApiOf("sound"), Small.Sound], properties: new Dictionary<string, string> { [option] = value });

        Assert.Equal(["error LSG010"], Found.In(run));
        Assert.Equal($"The value '{value}' of {option} is not valid: {expected}", Found.Message(run, "LSG010"));
        SoundIsGenerated(run);
    }

    [Fact]
    public void LSG011_an_example_that_does_not_fit()
    {
        var run = Small.Generate(Small.Sound, Small.Examples("""
            {
              "sound": { "pitch": "high" }
            }
            """));

        Assert.Equal(["apiExamples.json(2,3): info LSG011"], Found.In(run));
        Assert.Equal("The example of 'sound' does not fit its schema: a string does not have the schema's type (at /pitch)", Found.Message(run, "LSG011"));
        SoundIsGenerated(run);
    }

    [Theory]
    [InlineData("""{ "sound#/properties/pitch": "Pitch" }""", "The name 'Pitch' is not used for 'sound#/properties/pitch': the location has no type of its own")]
    [InlineData("""{ "nothing": "Silence" }""", "The name 'Silence' is not used for 'nothing': the location does not exist")]
    [InlineData("""{ "sound": "a sound" }""", "The name 'a sound' is not used for 'sound': it is not a valid C# type name")]
    [InlineData("""{ "sound": "record" }""", "The name 'record' is not used for 'sound': it is a keyword of C#")]
    [InlineData("""{ "sound": 5 }""", "The name '5' is not used for 'sound': it is not a valid C# type name")]
    public void LSG012_a_custom_name_for_a_location_that_does_not_exist(string names, string message)
    {
        var run = Small.Generate(Small.Sound, Small.Names(names));

        Assert.Equal(["names.json(1,3): warning LSG012"], Found.In(run));
        Assert.Equal(message, Found.Message(run, "LSG012"));
        SoundIsGenerated(run);
    }

    // Properties of what is never an object, which is said too, but is not this test's matter.
    [Fact]
    public void LSG012_a_custom_name_for_a_part_that_nothing_consists_of()
    {
        var run = Small.Generate(
            Small.Sound,
            Small.Schema("silence", """{ "type": "null", "properties": { "parts": { "items": { "properties": { "kind": { "enum": ["short", "long"] } } } } } }"""),
            Small.Names("""{ "silence#/properties/parts/items": "Rest" }"""));

        Assert.Contains("names.json(1,3): warning LSG012", Found.In(run));
        Assert.Equal("The name 'Rest' is not used for 'silence#/properties/parts/items': the location has no type of its own", Found.Message(run, "LSG012"));
        SoundIsGenerated(run);
    }

    [Fact]
    public void LSG013_circular_references()
    {
        var run = Small.Generate(
            Small.Sound,
            Small.Schema("here", """{ "$ref": "#/definitions/there" }"""),
            Small.Schema("there", """{ "$ref": "#/definitions/here" }"""));

        Assert.Equal(["here.json(1,1): warning LSG013"], Found.In(run));
        SoundIsGenerated(run);
    }

    [Theory]
    [InlineData("""{ "type": "array", "items": { "$ref": "#/definitions/thing" } }""")]
    [InlineData("""{ "type": "object", "additionalProperties": { "$ref": "#/definitions/thing" } }""")]
    public void LSG017_a_list_or_map_of_itself(string schema)
    {
        var run = Small.Generate(Small.Sound, Small.Schema("thing", schema));

        Assert.Equal(["thing.json(1,1): warning LSG017"], Found.In(run));
        Assert.Equal("The schema is a list or a map of itself without an object between; its values are typed as JsonAny, and only their kind is checked", Found.Message(run, "LSG017"));
        SoundIsGenerated(run);
    }

    [Theory]
    [InlineData("/package/build/LosantGen.members.json", true)]
    [InlineData("/project/members.json", false)]
    public void LSG014_a_project_whose_options_do_not_reach_the_compiler(string path, bool isOfPackage)
    {
        var (file, text) = Small.ApiOf("sound");
        var run = GeneratorRun.Of([(file, text, ""), (Small.Sound.Path, Small.Sound.Text, ""), (path, "{}", "")]);

        Assert.Equal(isOfPackage ? ["error LSG014"] : [], Found.In(run));
        Assert.Empty(run.Sources);
        if (isOfPackage) Assert.Contains("but the compiler does not get that file", Found.Message(run, "LSG014"), StringComparison.Ordinal);
    }

    [Fact]
    public void LSG014_a_compiler_that_is_too_old()
    {
        var run = GeneratorRun.Of([Small.ApiOf("sound"), Small.Sound], language: LanguageVersion.CSharp11);

        Assert.Equal(["error LSG014"], Found.In(run));
        Assert.Equal("LosantGen emits C# 12, but this project is compiled as C# 11.0; set LangVersion to 12 or newer", Found.Message(run, "LSG014"));
        Assert.Empty(run.Sources);
    }

    [Fact]
    public void LSG017_lists_within_lists_through_many_references()
    {
        var lists = Enumerable.Range(0, 20).Select(i => $$"""
            "d{{i}}": { "type": "array", "items": {{(i == 19 ? """{ "type": "string" }""" : $$"""{ "$ref": "#/definitions/d{{i + 1}}" }""")}} }
            """);
        var run = Small.Generate(Small.Sound, Small.Schema("thing", "{ \"definitions\": {\n" + string.Join(",\n", lists) + "\n}, \"type\": \"object\", \"properties\": { \"list\": { \"$ref\": \"#/definitions/d0\" } } }"));

        // The innermost list is d19; d2, in line 4, has 17 levels within it.
        Assert.Equal(["thing.json(4,7): warning LSG017"], Found.In(run));
        Assert.Equal("The schema has lists, maps or alternatives that are more than 16 levels within each other without an object between them; its values are typed as JsonAny and are not checked", Found.Message(run, "LSG017"));
        SoundIsGenerated(run);
        Assert.Equal("System.Collections.Generic.IReadOnlyList<System.Collections.Generic.IReadOnlyList<Losant.JsonAny>>?", EmittedCode.TypeOf(run, "Thing", "List"));
    }

    [Fact]
    public void LSG017_an_allOf_of_allOf_through_many_references()
    {
        var files = Enumerable.Range(0, 400).Select(i => Small.Schema($"part{i:000}", i == 399 ? """{ "type": "object", "properties": { "end": { "type": "string" } } }"""
            : $$"""{ "allOf": [{ "$ref": "#/definitions/part{{i + 1:000}}" }, { "properties": { "own{{i}}": { "type": "string" } } }] }"""));
        var run = Small.Generate([Small.Sound, .. files]);

        // What repeats little is never left out, and neither is what is read before the limit is reached.
        Assert.Contains("part100.json(1,1): warning LSG017", Found.In(run));
        Assert.DoesNotContain("part390.json(1,1): warning LSG017", Found.In(run));
        Assert.Equal("The schema repeats too much of other schemas by 'allOf' or by unions of unions; its values are typed as JsonAny and are not checked", Found.Message(run, "LSG017"));
        Assert.Equal(["End", "Own390", "Own391", "Own392", "Own393", "Own394", "Own395", "Own396", "Own397", "Own398"], EmittedCode.MembersOf(run, "Part390").Where(m => m is "End" || m.StartsWith("Own", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    private static void SoundIsGenerated(GeneratorRun run)
    {
        EmittedCode.IsSound(run);
        Assert.Contains("Pitch", EmittedCode.MembersOf(run, "Sound"));
    }
}
