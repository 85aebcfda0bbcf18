using LosantGen.Conformance.Tests.Support;

namespace LosantGen.Conformance.Tests.Examples;

public class ExampleTests
{
    [Fact]
    public void Every_example_of_the_vendor_comes_back_through_its_type() => AllComeBack(GeneratedApi.Vendor, 156);

    [Fact]
    public void Every_example_of_our_own_comes_back_through_its_type() => AllComeBack(GeneratedApi.Own, 27);

    private static void AllComeBack(GeneratedApi api, int count)
    {
        var differences = new List<string>();
        foreach (var (schema, example) in api.Description.Examples)
        {
            try
            {
                var type = api.TypeOf(schema);
                var value = api.Read(type, example.ToJsonString());
                if (JsonDifference.Of(example.ToJsonString(), api.Write(value)) is { } difference) differences.Add($"{schema}: {difference}");
                foreach (var violation in api.Validate(value)) differences.Add($"{schema}: {violation}");
            }
            catch (Exception e)
            {
                differences.Add($"{schema}: {e}");
            }
        }
        Assert.True(differences.Count == 0, string.Join('\n', differences));
        Assert.Equal(count, api.Description.Examples.Count);
    }
}
