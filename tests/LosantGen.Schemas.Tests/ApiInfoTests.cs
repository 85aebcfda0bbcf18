using System.Text.Json.Nodes;

namespace LosantGen.Schemas.Tests;

/// <summary>apiInfo.json describes the Data resource as the vendor does, and lists every scope.</summary>
public sealed class ApiInfoTests
{
    private static readonly string[] CommonScopes =
    [
        "all.Application", "all.Application.bounded", "all.Application.read", "all.Device", "all.Device.read",
        "all.Organization", "all.Organization.bounded", "all.Organization.read", "all.User", "all.User.bounded", "all.User.read", "data.*",
    ];

    public static TheoryData<string> Actions => ["export", "lastValueQuery", "timeSeriesQuery"];

    [Fact]
    public void The_description_contains_only_the_data_resource()
    {
        Assert.Equal(["data"], Folders.Ours.ApiInfo.Select(member => member.Key));
        Assert.Equal(Actions.Select(row => row.Data), ((JsonObject)Data(Folders.Ours)["actions"]!).Select(member => member.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_resource_has_the_vendors_path_parameters_and_links()
    {
        var vendors = Folders.Vendors;

        Assert.Equal((string?)Data(vendors)["path"], (string?)Data(Folders.Ours)["path"]);
        Assert.Equal(Parameters(Data(vendors)), Parameters(Data(Folders.Ours)));
        Assert.True(JsonNode.DeepEquals(Data(vendors)["links"], Data(Folders.Ours)["links"]));
        Assert.Superset(Scopes(Data(vendors)), Scopes(Data(Folders.Ours)));
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void An_action_has_the_vendors_method_path_parameters_and_responses(string action)
    {
        var (theirs, ours) = (Action(Folders.Vendors, action), Action(Folders.Ours, action));

        Assert.Equal((string?)theirs["method"], (string?)ours["method"]);
        Assert.Equal((string?)theirs["path"], (string?)ours["path"]);
        Assert.Equal(Parameters(theirs), Parameters(ours));
        Assert.Equal(Responses(theirs), Responses(ours));
        Assert.Superset(Scopes(theirs), Scopes(ours));
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void An_action_lists_every_scope_that_allows_it(string action) => Assert.Equal(
        CommonScopes.Append($"data.{action}").ToHashSet(StringComparer.Ordinal),
        Scopes(Action(Folders.Ours, action)));

    [Theory]
    [MemberData(nameof(Actions))]
    public void An_action_and_its_parameters_and_responses_are_described(string action)
    {
        var node = Action(Folders.Ours, action);

        Assert.False(string.IsNullOrWhiteSpace((string?)node["summary"]));
        Assert.All(((JsonArray)node["params"]!), parameter => Assert.False(string.IsNullOrWhiteSpace((string?)parameter!["description"])));
        Assert.All(((JsonObject)node["responses"]!), response => Assert.False(string.IsNullOrWhiteSpace((string?)response.Value!["description"])));
    }

    private static JsonObject Data(SchemaFolder folder) => (JsonObject)folder.ApiInfo["data"]!;

    private static JsonObject Action(SchemaFolder folder, string name) => (JsonObject)Data(folder)["actions"]![name]!;

    private static SortedDictionary<string, string> Parameters(JsonObject owner) => new(
        ((JsonArray?)owner["params"] ?? []).ToDictionary(
            parameter => $"{parameter!["in"]} {parameter["name"]}",
            parameter => string.Join(
                "; ",
                ((JsonObject)parameter!).Where(member => member.Key is not ("description" or "example"))
                    .OrderBy(member => member.Key, StringComparer.Ordinal)
                    .Select(member => $"{member.Key}={member.Value!.ToJsonString()}"))),
        StringComparer.Ordinal);

    private static SortedDictionary<string, string?> Responses(JsonObject action) => new(
        ((JsonObject)action["responses"]!).ToDictionary(response => response.Key, response => (string?)response.Value!["schema"]?["$ref"]),
        StringComparer.Ordinal);

    private static HashSet<string> Scopes(JsonObject owner) =>
        ((JsonArray?)owner["auth"] ?? []).Select(scope => (string)scope!).ToHashSet(StringComparer.Ordinal);
}
