using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LosantGen.Generator.Tests.Names;

/// <summary>Names that a consumer chooses compile, or are a diagnostic that says why not; whatever they are called, and however long they are.</summary>
public class ConsumerNameTests
{
    private const string Metadata = "CS7013";

    private static readonly (string Path, string Text)[] Little = [Small.ApiOf("sound"), Small.Schema("sound", """{ "type": "object", "properties": { "kind": { "type": "string", "enum": ["a"] }, "name": { "type": "string", "maxLength": 5 } } }""")];

    // The words of C# in some places, the names of variables, members and aliases of emitted code, and those of the library.
    private const string Words = """
        add alias allows and args ascending async await by descending dynamic equals extension field file from get global group init into join let managed nameof nint not
        notnull nuint on or orderby partial record remove required scoped select set unmanaged value var when where with yield union closed
        r v w x i e input output item items name page status options call body stop start cancel cancellationToken position pipeline httpClient request
        section services key provider configure factory builder count index result read write known rules other left right service
        Sys Lo Rt Col Losant System Runtime JsonScalar LosantObject LosantUnion LosantClientOptions Constraints_1 Constraints_2 Nothing Unknown Case Status EventName IsNothing TryGetString OfString
        Item GetEnumerator Entries AdditionalProperties Read Write Validate Match Switch Dispose SendRawAsync DownloadRawAsync LosantRules LosantKeys K0 R0 Task String Object Exception
        class namespace 1x a-b ünï 日本 ſ K
        """;

    private static readonly (string Path, string Text)[] Description =
    [
        Small.Api("""
            {
              "lamps": {
                "path": "/rooms/{roomId}/lamps", "params": [{ "in": "path", "name": "roomId", "required": true, "pattern": "^[a-f0-9]{24}$" }],
                "actions": {
                  "get": { "method": "GET", "path": "", "params": [{ "in": "query", "name": "page", "default": "0" }, { "in": "query", "name": "perPage", "default": "100" }, { "in": "query", "name": "kind", "schema": { "$ref": "#/definitions/kind" } }], "responses": { "200": { "schema": { "$ref": "#/definitions/lamps" } } } },
                  "post": { "method": "POST", "path": "", "params": [{ "in": "body", "name": "lamp", "required": true, "schema": { "$ref": "#/definitions/lamp" } }], "responses": { "200": { "schema": { "$ref": "#/definitions/lamp" } }, "202": { "schema": { "$ref": "#/definitions/either" } } } },
                  "stream": { "method": "GET", "path": "/stream", "responses": { "200": { "sseEvents": { "lamp": { "schema": { "$ref": "#/definitions/lamp" } }, "either": { "schema": { "$ref": "#/definitions/either" } } } } } }
                }
              }
            }
            """),
        Small.Schema("lamp", """{ "type": "object", "properties": { "name": { "type": "string", "maxLength": 5 }, "kind": { "$ref": "#/definitions/kind" }, "either": { "$ref": "#/definitions/either" }, "old": { "type": ["number", "null"] }, "labels": { "type": "object", "patternProperties": { "^[a-z]+$": { "$ref": "#/definitions/kind" } }, "additionalProperties": false } }, "required": ["name"] }"""),
        Small.Schema("lampPatch", """{ "type": "object", "properties": { "name": { "type": "string", "maxLength": 9 }, "kind": { "$ref": "#/definitions/kind" }, "either": { "$ref": "#/definitions/either" }, "old": { "type": ["number", "null"] }, "labels": { "type": "object", "patternProperties": { "^[a-z]+$": { "$ref": "#/definitions/kind" } }, "additionalProperties": false } }, "required": ["name"] }"""),
        Small.Schema("kind", """{ "type": "string", "enum": ["a", "b"] }"""),
        Small.Schema("lamps", """{ "type": "object", "properties": { "items": { "type": "array", "items": { "$ref": "#/definitions/lamp" } }, "totalCount": { "type": "integer" }, "perPage": { "type": "integer" } } }"""),
        Small.Schema("either", """{ "oneOf": [{ "$ref": "#/definitions/kind" }, { "type": "object", "properties": { "type": { "type": "string", "enum": ["x"] } }, "required": ["type"] }, { "type": "object", "properties": { "type": { "type": "string", "enum": ["y"] } }, "required": ["type"] }, { "type": "array", "items": { "type": "string" } }] }"""),
    ];

    private static readonly string[] Names =
        [.. Words.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries), new string('n', 150), new string('n', 151), new string('日', 60), new string('n', 5000)];

    [Fact]
    public void A_client_name()
    {
        foreach (var name in Names) CompilesOrSaysWhyNot(Run("LosantClientName", name), "LSG010", name);
    }

    [Fact]
    public void A_namespace()
    {
        foreach (var name in Names) CompilesOrSaysWhyNot(Run("LosantNamespace", name + "." + name), "LSG010", name);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_name_of_a_type(int turn)
    {
        string[] schemas = ["lamp", "kind", "either", "lamps", "either#/oneOf/1"];
        foreach (var names in Names.Chunk(schemas.Length))
        {
            var chosen = string.Join(", ", names.Select((name, i) => $"\"{schemas[(i + turn) % schemas.Length]}\": \"{name}\""));
            CompilesOrSaysWhyNot(GeneratorRun.Of([.. Description, Small.Names($"{{ {chosen} }}")]), "LSG012", chosen);
        }
    }

    [Theory]
    [InlineData("""{ "type": "object", "properties": { {0} }, "required": ["m1"], "additionalProperties": { "type": "number" } }""", """ "{0}": { "type": ["string", "null"], "maxLength": {1} }""")]
    [InlineData("""{ "type": "object", "properties": { {0} }, "additionalProperties": false }""", """ "{0}": { "type": "string" }""")]
    [InlineData("""{ "type": "string", "enum": [ {0} ] }""", "\"{0}\"")]
    [InlineData("""{ "oneOf": [{ "type": "string", "enum": [ {0} ] }, { "type": "object", "properties": { "a": { "type": "string" } } }, { "type": "array", "items": { "type": "number" } }] }""", "\"{0}\"")]
    [InlineData("""{ "oneOf": [{ "type": "string", "enum": [ {0} ] }, { "type": "object", "additionalProperties": { "type": "number" } }] }""", "\"{0}\"")]
    public void A_name_of_a_member(string schema, string member)
    {
        // Whatever stands in the type's own code may be in the way.
        var code = GeneratorRun.Of(Odd(1)).Sources["Odd.g.cs"];
        var names = Names.Concat(Regex.Matches(code, @"\b[\p{L}_]\w*\b").Select(m => m.Value)).Distinct().ToList();
        var chosen = string.Join(", ", names.Select((name, i) => $"\"m{i}\": \"{name}\""));

        CompilesOrSaysWhyNot(GeneratorRun.Of([.. Odd(names.Count), Small.Names($$"""{ "Odd": { {{chosen}} } }""")]), "LSG012", chosen);

        // Two places with two limits, so that the type has nested ones.
        (string Path, string Text)[] Odd(int count)
        {
            string Text(string limit) => schema.Replace("{0}", string.Join(",", Enumerable.Range(0, count).Select(i => member.Replace("{0}", "m" + i, StringComparison.Ordinal))), StringComparison.Ordinal).Replace("{1}", limit, StringComparison.Ordinal);
            return [Small.ApiOf("holder"), Small.Schema("odd", Text("5")), Small.Schema("holder", $$"""{ "type": "object", "properties": { "a": { "$ref": "#/definitions/odd" }, "b": {{Text("6")}} } }""")];
        }
    }

    [Theory]
    [InlineData("Public")]
    [InlineData("file")]
    [InlineData("private")]
    [InlineData("protected internal")]
    public void An_accessibility(string word) => CompilesOrSaysWhyNot(Run("LosantAccessibility", word), "LSG010");

    [Theory]
    [InlineData('x')]
    [InlineData('é')]
    [InlineData('日')]
    public void Names_of_a_description_have_an_upper_length_in_bytes(char letter)
    {
        var name = new string(letter, 600);
        var run = GeneratorRun.Of(
        [
            Small.Schema(name, $$"""{ "type": "object", "properties": { "{{name}}a": { "type": "string", "enum": ["{{name}}b", "{{name}}c"] }, "{{name}}d": { "type": ["string", "null"] } } }"""),
            Small.Schema("either", $$"""{ "oneOf": [{ "title": "{{name}}", "type": "object", "properties": { "a": { "const": "{{name}}" } }, "required": ["a"] }, { "type": "object", "properties": { "a": { "const": "{{name}}x" } }, "required": ["a"] }] }"""),
            Small.Api($$"""
                { "{{name}}": { "path": "/x", "actions": { "{{name}}": { "method": "GET", "path": "", "params": [{ "in": "query", "name": "{{name}}" }, { "in": "query", "name": "{{name}}2" }],
                    "responses": { "200": { "schema": { "$ref": "#/definitions/{{name}}" } }, "202": { "schema": { "$ref": "#/definitions/either" } } } } } } }
                """),
        ]);

        CompilesOrSaysWhyNot(run, "LSG006");
    }

    [Theory]
    [InlineData('x')]
    [InlineData('日')]
    public void The_name_of_a_type_in_many_types_loses_its_middle(char letter)
    {
        static string Nested(string key, int depth) => depth == 0 ? """{ "type": "string", "enum": ["a"] }""" : $$"""{ "type": "object", "properties": { "{{key}}{{depth}}": {{Nested(key, depth - 1)}} } }""";
        var run = Small.Generate(Small.Schema("nested", Nested("abcdefghijklmnopqrstuvwxyz" + letter, 28)));

        CompilesOrSaysWhyNot(run, "");
        Assert.Contains(run.Sources.Keys, key => key.StartsWith("NestedAbcdefghijklmnopqrstuvwxyz", StringComparison.Ordinal) && key.EndsWith("z" + letter + "2.g.cs", StringComparison.Ordinal));
    }

    private static GeneratorRun Run(string option, string value) => GeneratorRun.Of(Little, properties: new Dictionary<string, string> { [option] = value });

    // What is too long for metadata is found only when an assembly is written.
    private static void CompilesOrSaysWhyNot(GeneratorRun run, string id, string name = "")
    {
        Assert.All(run.Diagnostics, d => Assert.Equal(id, d.Id));
        Assert.True(run.Result.Results[0].Exception is null && run.CompilerDiagnostics.Count == 0, name + ": " + run.Result.Results[0].Exception + string.Join('\n', run.CompilerDiagnostics.Take(3)));
        Assert.Empty(run.Compilation.Emit(Stream.Null).Diagnostics.Where(d => d.Id == Metadata));
        Assert.All(run.Sources.Keys, key => Assert.True(Encoding.UTF8.GetByteCount(key) <= 250, key));
    }
}
