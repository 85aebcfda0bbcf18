using System.Text.Json.Nodes;

namespace LosantGen.Schemas.Tests;

/// <summary>apiInfo.json describes its resources as the vendor does, and lists every scope.</summary>
public sealed class ApiInfoTests
{
    private static readonly string[] CommonScopes =
    [
        "all.Application", "all.Application.bounded", "all.Application.read", "all.Device", "all.Device.read",
        "all.Organization", "all.Organization.bounded", "all.Organization.read", "all.User", "all.User.bounded", "all.User.read",
    ];

    public static TheoryData<string> Resources => [.. Folders.Ours.ApiInfo.Select(member => member.Key)];

    public static TheoryData<string, string> Actions => new(Folders.Ours.ApiInfo.SelectMany(
        resource => ((JsonObject)resource.Value!["actions"]!).Select(action => (resource.Key, action.Key))));

    [Fact]
    public void The_description_contains_only_the_data_resource() =>
        Assert.Equal([("data", "export"), ("data", "lastValueQuery"), ("data", "timeSeriesQuery")], Actions.Select(row => row.Data).Order());

    [Theory]
    [MemberData(nameof(Resources))]
    public void A_resource_has_the_vendors_path_parameters_and_links(string resource)
    {
        var (theirs, ours) = (Resource(Folders.Vendors, resource), Resource(Folders.Ours, resource));

        Assert.Equal((string?)theirs["path"], (string?)ours["path"]);
        Assert.Equal(Parameters(theirs), Parameters(ours));
        Assert.True(JsonNode.DeepEquals(theirs["links"], ours["links"]));
        Assert.Superset(Scopes(theirs), Scopes(ours));
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void An_action_has_the_vendors_method_path_parameters_and_responses(string resource, string action)
    {
        var (theirs, ours) = (Action(Folders.Vendors, resource, action), Action(Folders.Ours, resource, action));

        Assert.Equal((string?)theirs["method"], (string?)ours["method"]);
        Assert.Equal((string?)theirs["path"], (string?)ours["path"]);
        Assert.Equal(Parameters(theirs), Parameters(ours));
        Assert.Equal(Responses(theirs), Responses(ours));
        Assert.Superset(Scopes(theirs), Scopes(ours));
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void An_action_lists_every_scope_that_allows_it(string resource, string action) => Assert.Equal(
        CommonScopes.Append($"{resource}.*").Append($"{resource}.{action}").ToHashSet(StringComparer.Ordinal),
        Scopes(Action(Folders.Ours, resource, action)));

    [Theory]
    [MemberData(nameof(Actions))]
    public void An_action_and_its_parameters_and_responses_are_described(string resource, string action)
    {
        var node = Action(Folders.Ours, resource, action);

        Assert.False(string.IsNullOrWhiteSpace((string?)node["summary"]));
        Assert.All((JsonArray?)node["params"] ?? [], parameter => Assert.False(string.IsNullOrWhiteSpace((string?)parameter!["description"])));
        Assert.All((JsonObject)node["responses"]!, response => Assert.False(string.IsNullOrWhiteSpace((string?)response.Value!["description"])));
    }

    private static JsonObject Resource(SchemaFolder folder, string name) => (JsonObject)folder.ApiInfo[name]!;

    private static JsonObject Action(SchemaFolder folder, string resource, string name) => (JsonObject)Resource(folder, resource)["actions"]![name]!;

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
