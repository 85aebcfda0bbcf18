using Losant;

namespace LosantGen.EndToEnd.Tests.Actions;

/// <summary>Conditions within conditions are written without the names of their types.</summary>
public class NestedConditionTests
{
    public static TheoryData<AdvancedDeviceQuery, string> Queries => new()
    {
        { new() { Name = new() { StartsWith = "Pump" } }, """{"name":{"$startsWith":"Pump"}}""" },
        { new() { Name = "Pump 1" }, """{"name":"Pump 1"}""" },
        { new() { DeviceClass = new() { In = ["gateway", "system"] } }, """{"deviceClass":{"$in":["gateway","system"]}}""" },
        { new() { Tags = new() { ["site"] = "north", ["floor"] = new() { In = ["1", "2"] } } }, """{"tags":{"site":"north","floor":{"$in":["1","2"]}}}""" },
        { new() { Tags = new() { TagKey = "site", TagValue = "north" } }, """{"tags":{"$tagKey":"site","$tagValue":"north"}}""" },
        { new() { Or = [new() { Name = "a" }, new() { Name = new() { Contains = "b" } }] }, """{"$or":[{"name":"a"},{"name":{"$contains":"b"}}]}""" },
    };

    [Theory]
    [MemberData(nameof(Queries))]
    public void A_query_is_written_as_its_parts(AdvancedDeviceQuery query, string json)
    {
        Assert.Equal(json, LosantJson.Serialize(query));
        Assert.Empty(query.Validate());
    }

    [Fact]
    public void Members_of_another_case_are_null_and_cannot_be_set()
    {
        ValueFilter text = "Pump";

        Assert.Null(text.StartsWith);
        Assert.Throws<InvalidOperationException>(() => text.StartsWith = "P");
        Assert.Throws<InvalidOperationException>(() => new TagsPattern { TagKey = "a", ["site"] = "b" });
        Assert.Equal("Pump", LosantJson.Deserialize<ValueFilter>("""{"$startsWith":"Pump"}""").StartsWith);
    }

    [Fact]
    public void A_map_that_was_read_can_be_changed()
    {
        var tags = LosantJson.Deserialize<TagsPattern>("""{"site":"north"}""");
        tags["floor"] = "2";

        Assert.Equal("""{"site":"north","floor":"2"}""", LosantJson.Serialize(tags));
        Assert.Throws<KeyNotFoundException>(() => tags["room"]);
        Assert.Throws<KeyNotFoundException>(() => new TagsPattern { TagKey = "a" }["site"]);
    }

    [Fact]
    public void A_new_one_without_members_is_no_case() => Assert.NotEmpty(new TagsPattern().Validate());
}
