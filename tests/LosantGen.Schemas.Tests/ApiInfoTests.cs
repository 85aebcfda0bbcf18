using System.Text.Json.Nodes;

namespace LosantGen.Schemas.Tests;

/// <summary>Everything in our files of actions is described.</summary>
public sealed class ApiInfoTests
{
    public static TheoryData<string> Resources => [.. Folders.Ours.Resources.Keys];

    [Theory]
    [MemberData(nameof(Resources))]
    public void Actions_and_their_parameters_and_responses_are_described(string resource)
    {
        var node = Folders.Ours.Resources[resource];
        Assert.False(string.IsNullOrWhiteSpace((string?)node["description"]));
        Described(node);
        foreach (var (_, action) in (JsonObject)node["actions"]!)
        {
            Assert.False(string.IsNullOrWhiteSpace((string?)action!["summary"]));
            Described(action);
            Assert.All((JsonObject)action["responses"]!, response => Assert.False(string.IsNullOrWhiteSpace((string?)response.Value!["description"])));
        }

        static void Described(JsonNode owner) =>
            Assert.All((JsonArray?)owner["params"] ?? [], parameter => Assert.False(string.IsNullOrWhiteSpace((string?)parameter!["description"])));
    }
}
