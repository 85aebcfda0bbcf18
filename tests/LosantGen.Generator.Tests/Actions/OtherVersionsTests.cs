using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LosantGen.Generator.Tests.Actions;

/// <summary>The README's last value is read with the description of any version, whatever else the version has.</summary>
public class OtherVersionsTests
{
    private const string Data = "data";
    private const string Given = """
        global using System; global using System.Collections.Generic; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        internal partial class Program { public static string applicationId = ""; }
        """;

    private static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp12);

    public static TheoryData<string> Versions => ["as it is", "without other resources", "without schemas of others", "with members added everywhere", "with many more files"];

    [Theory]
    [MemberData(nameof(Versions))]
    public void The_readmes_last_value_compiles_with_the_vendors_folder(string version)
    {
        var files = VendorFolder.Files().ToDictionary(f => Path.GetFileNameWithoutExtension(f.Path), f => JsonNode.Parse(f.Text)!, StringComparer.Ordinal);
        Edit(version, files);

        var run = GeneratorRun.Of(
            Program(),
            [.. files.Select(f => ($"/vendor/{f.Key}.json", f.Value.ToJsonString(), "schema")), BuiltIn.Names, BuiltIn.Members],
            new Dictionary<string, string> { ["LosantResources"] = Data },
            Parse);

        Assert.Empty(run.CompilerDiagnostics);
    }

    private static void Edit(string version, Dictionary<string, JsonNode> files)
    {
        var own = Own(files);
        switch (version)
        {
            case "without other resources":
                foreach (var name in ((JsonObject)files["apiInfo"]).Select(r => r.Key).Where(name => name != Data).ToList()) ((JsonObject)files["apiInfo"]).Remove(name);
                break;
            case "without schemas of others":
                foreach (var name in files.Keys.Where(name => name != "apiInfo" && !own.Contains(name)).ToList()) files.Remove(name);
                break;
            case "with members added everywhere":
                foreach (var properties in files.Where(f => f.Key != "apiInfo").SelectMany(f => Nodes(f.Value)).OfType<JsonObject>().Select(o => o["properties"]).OfType<JsonObject>().ToList())
                    properties["addedByTheTest"] = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["value"] = new JsonObject { ["type"] = "number" } } };
                break;
            case "with many more files":
                foreach (var name in files.Keys.Where(name => name is not ("apiInfo" or "apiExamples")).ToList()) files["a" + name] = files[name].DeepClone();
                break;
        }
    }

    /// <summary>The schemas that the resource uses, by the references in its actions and in them.</summary>
    private static HashSet<string> Own(Dictionary<string, JsonNode> files)
    {
        HashSet<string> own = new(StringComparer.Ordinal);
        var waiting = new Queue<JsonNode?>([files["apiInfo"][Data]]);
        while (waiting.TryDequeue(out var node))
        {
            foreach (var name in Nodes(node).OfType<JsonObject>().Select(o => o["$ref"]?.GetValue<string>().Split('/')[^1]).OfType<string>().Where(own.Add).Where(files.ContainsKey))
                waiting.Enqueue(files[name]);
        }

        return own;
    }

    private static CSharpCompilation Program() => CSharpCompilation.Create(
        "Readme",
        [CSharpSyntaxTree.ParseText(LastValue(), Parse), CSharpSyntaxTree.ParseText(Given, Parse)],
        GeneratorRun.References,
        new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));

    private static string LastValue()
    {
        var text = File.ReadAllText(Repository.PathOf("README.md")).ReplaceLineEndings("\n");
        var begin = text.IndexOf("```csharp\n", text.IndexOf("\n## Testing your own code\n", StringComparison.Ordinal), StringComparison.Ordinal) + "```csharp\n".Length;
        return text[begin..text.IndexOf("\n```\n", begin, StringComparison.Ordinal)];
    }

    private static IEnumerable<JsonNode> Nodes(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(m => Nodes(m.Value)).Prepend(map),
        JsonArray list => list.SelectMany(Nodes),
        _ => [],
    };
}
