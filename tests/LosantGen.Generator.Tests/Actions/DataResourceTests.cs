namespace LosantGen.Generator.Tests.Actions;

public class DataResourceTests
{
    [Fact]
    public void The_compact_schemas_and_the_vendors_inlined_ones_give_the_same_public_types()
    {
        var vendor = GeneratorRun.Of(VendorFolder.Description(), properties: new Dictionary<string, string> { ["LosantResources"] = "data" });
        var own = GeneratorRun.Of(BuiltIn.Files());

        Assert.Equal(PublicSurface.Of(vendor), PublicSurface.Of(own));
    }
}
