using System.Text.Json.Nodes;

namespace LosantGen.Generator.Tests.Actions;

public class DataResourceTests
{
    [Fact]
    public void The_compact_schemas_and_the_vendors_inlined_ones_give_the_same_public_types()
    {
        var api = JsonNode.Parse(File.ReadAllText(Path.Combine(BuiltIn.Folder, "apiInfo.json")))!.AsObject();
        var actions = api.SelectMany(resource => resource.Value!["actions"]!.AsObject().Select(action => $"{resource.Key}.{action.Key}"));
        var vendor = GeneratorRun.Of(VendorFolder.Description(), properties: new Dictionary<string, string> { ["LosantResources"] = string.Join(',', actions) });
        var own = GeneratorRun.Of(BuiltIn.Files());

        Assert.Equal(PublicSurface.Of(vendor), PublicSurface.Of(own));
    }
}
