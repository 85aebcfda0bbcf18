using System.Reflection;
using LosantGen.CSharp;

namespace LosantGen.Generator.Tests.Names;

/// <summary>The meaning of a program does not change with <c>using Losant;</c>.</summary>
public class ReservedNameTests
{
    private const string Program = """
        using Losant;

        internal static class Program
        {
            public static string Text(string path) => File.ReadAllText(path);

            public static Action Then(Action action) => action;

            public static Task Wait() => Task.CompletedTask;

            public static Timer Every(TimerCallback callback) => new Timer(callback);

            public static Version Of(string text) => Version.Parse(text);

            public static string Machine => Environment.MachineName;

            public static Type Kind(object value) => value.GetType();

            public static Index Last => ^1;

            public static Random Dice => Random.Shared;

            public static string Folder => Path.GetTempPath();

            public static HttpMethod Get => HttpMethod.Get;
        }
        """;

    [Theory]
    [InlineData("LosantClient")]
    [InlineData("AcmeClient")]
    public void A_resource_with_the_clients_usual_name_yields_whatever_the_client_is_called(string client)
    {
        var run = GeneratorRun.Of(
            [Small.Api("""{ "losantClient": { "path": "/x", "actions": { "get": { "method": "GET", "path": "" } } }, "losantClientValue": { "path": "/y", "actions": { "get": { "method": "GET", "path": "" } } } }""")],
            properties: new Dictionary<string, string> { ["LosantClientName"] = client });

        EmittedCode.IsSound(run);
        Assert.Contains("LosantClientValue ", run.Sources[client + ".g.cs"], StringComparison.Ordinal);
        Assert.Contains("LosantClientValueResource.g.cs", run.Sources.Keys);
    }

    [Theory]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "string" } }, "additionalProperties": { "type": "number" } }""")]
    [InlineData("""{ "oneOf": [{ "type": "string" }, { "type": "object", "additionalProperties": { "type": "number" } }] }""")]
    [InlineData("""{ "oneOf": [{ "type": "array", "items": { "type": "string" } }, { "type": "object", "additionalProperties": { "type": "number" } }] }""")]
    public void A_schema_can_have_the_name_that_an_indexer_has_in_metadata(string schema)
    {
        var run = Small.Generate(Small.Schema("item", schema));

        EmittedCode.IsSound(run);
        Assert.Contains("this[string key]", run.Sources["Item.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Names_in_scope_keep_their_meaning_beside_the_whole_API()
    {
        Assert.Empty(VendorRun.Whole.CompilerDiagnosticsOf(Program));
    }

    [Fact]
    public void Schemas_with_these_names_are_renamed()
    {
        string[] names = ["file", "action", "task", "timer", "version", "environment", "path", "random", "type", "httpMethod", "index"];
        var run = GeneratorRun.Of(
            names.Select(n => Small.Schema(n, $$"""{ "type": "object", "properties": { "{{n}}Text": { "type": "string" } } }""")),
            Program);

        EmittedCode.IsSound(run);
        Assert.Contains("LosantFile.g.cs", run.Sources.Keys);
    }

    [Theory]
    [InlineData("""{ "type": "object", "properties": { "NAME": { "type": ["string", "null"] }, "other": { "type": "string" } }, "patternProperties": { "^x": { "type": "number" } } }""")]
    [InlineData("""{ "type": "string", "enum": ["NAME", "other"] }""")]
    [InlineData("""{ "oneOf": [{ "type": "string", "enum": ["NAME", "other"] }, { "type": "array", "items": { "type": "string" } }, { "type": "object", "properties": { "NAME": { "type": "string", "enum": ["NAME"] } }, "required": ["NAME"] }] }""")]
    public void Types_members_and_known_values_can_have_the_names_of_members_of_every_type(string schema)
    {
        string[] names =
        [
            "validate", "equals", "getHashCode", "getType", "toString", "memberwiseClone", "finalize", "clone", "printMembers", "text", "isKnown", "match", "switch", "unknown", "case", "value",
            "tryGet", "tryGetUnknown", "tryGetList", "ofList", "fits", "choice", "deconstruct", "entries", "additionalProperties", "read", "write", "status", "limits_1", "op_Equality", "item", "has other", "hasOther",
        ];

        EmittedCode.IsSound(GeneratorRun.Of(names.Select(n => Small.Schema(n, schema.Replace("NAME", n, StringComparison.Ordinal)))));
    }

    [Fact]
    public void A_page_can_have_the_name_of_one_of_its_members()
    {
        var run = GeneratorRun.Of([
            Small.Schema("items", """{ "type": "object", "properties": { "items": { "type": "array", "items": { "type": "string" } }, "totalCount": { "type": "integer" }, "per page": { "type": "integer" }, "perPage": { "type": "integer" } } }"""),
            Small.Api("""
                { "lamps": { "path": "/lamps", "actions": { "get": { "method": "GET", "path": "",
                    "params": [{ "in": "query", "name": "page", "default": 0 }, { "in": "query", "name": "perPage", "default": 100 }],
                    "responses": { "200": { "schema": { "$ref": "#/definitions/items" } } } } } } }
                """),
        ]);

        EmittedCode.IsSound(run);
        Assert.Contains("page.ItemsValue", run.Sources["LampsResource.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_no_type_with_members_can_have_is_not_used()
    {
        var run = GeneratorRun.Of([Small.Sound, Small.Names("""{ "sound": "Validate" }""")]);

        EmittedCode.IsSound(run);
        Assert.Equal(["names.json(1,3): warning LSG012"], Found.In(run));
        Assert.Contains("Sound.g.cs", run.Sources.Keys);
    }

    [Fact]
    public void The_list_has_every_public_type_of_the_namespaces_that_implicit_usings_open()
    {
        string[] spaces =
        [
            "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks", "System.Net.Http.Json",
            "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing",
            "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging",
        ];
        var missing = FrameworkTypes().Where(t => spaces.Contains(t.Namespace)).Where(t => !InCoreOnly.Contains(t.Name)).Select(t => t.Name).Where(IsPossible).Except(ReservedNames.All, StringComparer.Ordinal);

        Assert.Empty(missing.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_generated_type_can_hide_one_of_the_runtime_library()
    {
        var hidden = typeof(Losant.LosantClientOptions).Assembly.GetExportedTypes().Where(t => t.Namespace == "Losant").Select(t => t.Name.Split('`')[0])
            .Where(n => ReservedNames.Yield(n) == n);

        Assert.Empty(hidden);
    }

    // Public in System.Private.CoreLib, for serialization only; no reference assembly contains them.
    private static readonly HashSet<string> InCoreOnly = ["ByteEqualityComparer", "CultureAwareComparer", "NonRandomizedStringEqualityComparer", "OrdinalComparer", "UnitySerializationHolder"];

    // A type has the name from the description; interfaces start with an I, in a way that no description uses.
    private static bool IsPossible(string name) => !name.Contains('`', StringComparison.Ordinal) && !name.EndsWith("Extensions", StringComparison.Ordinal) && !(name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]));

    private static IEnumerable<Type> FrameworkTypes() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(p => Path.GetFileName(p) is var f && (f.StartsWith("System.", StringComparison.Ordinal) || f.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal) || f.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)))
        .SelectMany(p => Assembly.Load(AssemblyName.GetAssemblyName(p)).GetExportedTypes())
        .Where(t => !t.IsNested);
}
