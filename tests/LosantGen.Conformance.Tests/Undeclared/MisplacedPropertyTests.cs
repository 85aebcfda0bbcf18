using LosantGen.Conformance.Tests.Support;

namespace LosantGen.Conformance.Tests.Undeclared;

/// <summary>The vendor's file for job logs has the properties of <c>input</c> and <c>output</c> directly in their schemas.</summary>
public class MisplacedPropertyTests
{
    [Fact]
    public void A_property_that_is_defined_outside_of_properties_has_its_type()
    {
        var api = GeneratedApi.Vendor;

        var log = api.Read(api.TypeOf("applicationJobLog"), """{"output":{"downloadUrls":["https://example.com/a"],"created":2}}""");

        var output = Of(log, "Output");
        Assert.Equal(["https://example.com/a"], (IReadOnlyList<string>)Of(output, "DownloadUrls"));
        Assert.Equal(2.0, Of(output, "Created"));
    }

    [Theory]
    [InlineData("""{"output":{"downloadUrls":["https://example.com/a"],"other":{"a":1}}}""")]
    [InlineData("""{"output":{"downloadUrls":"https://example.com/a","created":2}}""")]
    [InlineData("""{"input":"all devices","output":[1]}""")]
    public void A_value_that_does_not_fit_the_definition_is_kept_as_it_is(string json)
    {
        var api = GeneratedApi.Vendor;

        Assert.Null(JsonDifference.Of(json, api.Write(api.Read(api.TypeOf("applicationJobLog"), json))));
    }

    private static object Of(object owner, string property) => owner.GetType().GetProperty(property)!.GetValue(owner)!;
}
