using System.Text.Json;
using Losant;
using Losant.Kinds;
using LosantGen.EndToEnd.Tests.Support;

namespace LosantGen.EndToEnd.Tests.Kinds;

/// <summary>Names of members that a program puts into <c>AdditionalProperties</c>.</summary>
public class MisplacedNameTests
{
    [Fact]
    public async Task A_name_of_a_member_is_not_sent_as_an_additional_property_whether_or_not_the_member_is_set()
    {
        using var fake = new FakeKinds(200, """{"id":"a"}""");
        var station = new Station { Id = "a", Name = "x", Parent = new Station { Id = "b", AdditionalProperties = new Dictionary<string, JsonElement> { ["id"] = JsonElement.Parse("5"), ["more"] = JsonElement.Parse("6") } } };
        var unset = new Station { Id = "a", AdditionalProperties = new Dictionary<string, JsonElement> { ["count"] = JsonElement.Parse("5") } };

        var error = await Assert.ThrowsAsync<LosantRequestValidationException>(() => fake.Station.PutAsync("a", station));

        var violation = Assert.Single(error.Violations);
        Assert.Equal(("/parent/id", "additionalProperties"), (violation.Pointer, violation.Keyword));
        Assert.Equal("/count", Assert.Single((await Assert.ThrowsAsync<LosantRequestValidationException>(() => fake.Station.PutAsync("a", unset))).Violations).Pointer);
        Assert.Null(fake.Request);
        station.Parent.AdditionalProperties.Remove("id");
        Assert.Empty(station.Validate());
    }

    [Fact]
    public async Task Without_validation_a_name_is_sent_once_and_the_member_wins()
    {
        using var fake = new FakeKinds(200, """{"id":"a"}""", validates: false);
        var station = new Station { Id = "a", AdditionalProperties = new Dictionary<string, JsonElement> { ["id"] = JsonElement.Parse("5"), ["count"] = JsonElement.Parse("6") } };

        await fake.Station.PutAsync("a", station);

        Assert.Equal("""{"id":"a","count":6}""", fake.RequestBody);
    }
}
