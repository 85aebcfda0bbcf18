namespace LosantGen.Tests;

public class DataResourceTests
{
    [Fact]
    public void The_compact_schemas_and_the_vendors_inlined_ones_give_the_same_public_types()
    {
        var vendor = GeneratorRun.Of(VendorFolder.Files().Select(f => (f.Path, f.Text, "schema")).Append(BuiltIn.Names), properties: new Dictionary<string, string> { ["LosantResources"] = "data" });
        var own = GeneratorRun.Of(BuiltIn.Files());

        Assert.Equal(PublicSurface.Of(vendor), PublicSurface.Of(own));
    }
}
