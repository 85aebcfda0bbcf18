using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LosantGen.Generator.Tests.Actions;

/// <summary>LosantResources and the other options.</summary>
public class SelectionTests
{
    private static readonly (string Path, string Text)[] Files =
    [
        Small.Api("""
            {
              "device": {
                "path": "/devices/{deviceId}",
                "params": [{ "in": "path", "name": "deviceId", "required": true }],
                "actions": {
                  "get": { "method": "GET", "path": "", "responses": { "200": { "description": "It.", "schema": { "$ref": "#/definitions/device" } } } },
                  "delete": { "method": "DELETE", "path": "", "responses": { "200": { "description": "Gone.", "schema": { "$ref": "#/definitions/success" } } } }
                }
              },
              "data": {
                "path": "/data",
                "actions": { "query": { "method": "POST", "path": "", "responses": { "200": { "description": "Points.", "schema": { "$ref": "#/definitions/points" } } } } }
              }
            }
            """),
        Small.Schema("device", """{ "type": "object", "properties": { "name": { "type": "string" }, "tag": { "$ref": "#/definitions/tag" } } }"""),
        Small.Schema("tag", """{ "type": "object", "properties": { "key": { "type": "string" } } }"""),
        Small.Schema("success", """{ "type": "object", "properties": { "success": { "type": "boolean" } } }"""),
        Small.Schema("points", """{ "type": "array", "items": { "type": "object", "properties": { "time": { "type": "string" } } } }"""),
    ];

    [Fact]
    public void Everything_is_generated_if_nothing_is_selected() =>
        Assert.Equal(["DataResource", "Device", "DeviceResource", "LosantClient", "Point", "Points", "Success", "Tag"], TypesOf(Run("")));

    [Theory]
    [InlineData("data")]
    [InlineData(" data , data ")]
    [InlineData("data.query")]
    public void A_resource_includes_the_types_that_it_uses(string resources) =>
        Assert.Equal(["DataResource", "LosantClient", "Point", "Points"], TypesOf(Run(resources)));

    [Fact]
    public void A_single_action_includes_the_types_that_it_uses()
    {
        var run = Run("device.get");

        Assert.Equal(["Device", "DeviceResource", "LosantClient", "Tag"], TypesOf(run));
        Assert.Equal(["GetAsync"], EmittedCode.MembersOf(run, "DeviceResource"));
    }

    [Fact]
    public void Resources_and_actions_can_be_selected_together() =>
        Assert.Equal(["DataResource", "DeviceResource", "LosantClient", "Point", "Points", "Success"], TypesOf(Run("data,device.delete")));

    [Theory]
    [InlineData("devise", "; did you mean 'device'?")]
    [InlineData("Device", "; did you mean 'device'?")]
    [InlineData("device.gett", "; did you mean 'device.get'?")]
    [InlineData("device.somethingElse", "; the actions of 'device' are delete, get")]
    [InlineData("query", "; did you mean 'data.query'?")]
    [InlineData("dta", "; did you mean 'data'?")]
    [InlineData("somethingElse", "")]
    public void An_unknown_name_is_an_error_that_suggests_the_closest(string name, string suggestion)
    {
        var run = Run("data," + name);

        Assert.Equal(["error LSG009"], Found.In(run));
        Assert.Equal($"LosantResources contains '{name}', which does not exist in the descriptions{suggestion}", Found.Message(run, "LSG009"));
        Assert.Equal(["DataResource", "LosantClient", "Point", "Points"], TypesOf(run));
    }

    [Fact]
    public void Names_of_types_do_not_depend_on_the_selection()
    {
        var whole = VendorRun.Whole;
        var resources = whole.Sources.Keys.Where(k => k.EndsWith("Resource.g.cs", StringComparison.Ordinal)).ToList();
        var names = Newtonsoft.Json.Linq.JObject.Parse(VendorFolder.Files().Single(f => Path.GetFileName(f.Path) == "apiInfo.json").Text).Properties().Select(p => p.Name).ToList();
        Assert.Equal(resources.Count, names.Count);
        for (var i = 0; i < 4; i++)
        {
            var some = names.Where((_, n) => n % 4 == i).ToList();
            var part = whole.AfterChangeOf(new Dictionary<string, string> { ["LosantResources"] = string.Join(",", some) });

            Assert.DoesNotContain(part.Diagnostics, d => d.Id == "LSG009");
            Assert.Equal(some.Count, part.Sources.Keys.Count(k => k.EndsWith("Resource.g.cs", StringComparison.Ordinal)));
            // Every type of the selection equals the type of that name of the whole API. Its checks can be in one location or several.
            Assert.Empty(PublicSurface.Of(part).Except(VendorRun.Surface));
        }
    }

    [Fact]
    public void Namespace_client_name_and_accessibility_are_the_consumers()
    {
        var run = GeneratorRun.Of(Files, properties: new Dictionary<string, string> { ["LosantNamespace"] = "My.Api", ["LosantClientName"] = "Platform", ["LosantAccessibility"] = "internal" });

        EmittedCode.IsSound(run);
        Assert.Empty(run.Diagnostics);
        Assert.Equal(Accessibility.Internal, run.Compilation.GetTypeByMetadataName("My.Api.Platform")!.DeclaredAccessibility);
        Assert.Empty(PublicSurface.Types(run));
    }

    [Fact]
    public void What_is_read_is_visible_to_the_compiler_and_in_both_tables()
    {
        var read = Regex.Matches(Text("generator", "GeneratorOptions.cs"), @"(?:Value|IsSet)\(""(\w+)""").Select(m => m.Groups[1].Value).ToList();

        Assert.NotEmpty(read);
        Assert.Equal(read.Order(StringComparer.Ordinal), Regex.Match(Text("generator", "build", "LosantGen.props"), "<CompilerVisibleProperty Include=\"(.+?)\"").Groups[1].Value.Split(';').Order(StringComparer.Ordinal));
        read.RemoveAll(name => name.StartsWith('_'));
        Assert.All(read, name => Assert.Contains($"| `{name}` |", Text("README.md"), StringComparison.Ordinal));
        Assert.All(read, name => Assert.Contains($"| `{name}` |", Text("docs", "schemas-and-mapping.md"), StringComparison.Ordinal));

        static string Text(params string[] parts) => File.ReadAllText(Repository.PathOf(parts));
    }

    private static GeneratorRun Run(string resources)
    {
        var run = GeneratorRun.Of(Files, properties: new Dictionary<string, string> { ["LosantResources"] = resources });
        EmittedCode.IsSound(run);
        return run;
    }

    private static IEnumerable<string> TypesOf(GeneratorRun run) => PublicSurface.Types(run).Select(t => t.Name).Where(n => !n.StartsWith("Bound", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
}
