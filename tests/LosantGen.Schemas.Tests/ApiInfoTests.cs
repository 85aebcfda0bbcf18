using System.Globalization;
using System.Text.Json.Nodes;

namespace LosantGen.Schemas.Tests;

/// <summary>Our files of actions say what the vendor's apiInfo.json says, in words of our own.</summary>
public sealed class ApiInfoTests
{
    private static readonly string[] ScopesOfData =
    [
        "all.Application", "all.Application.bounded", "all.Application.read", "all.Device", "all.Device.read",
        "all.Organization", "all.Organization.bounded", "all.Organization.read", "all.User", "all.User.bounded", "all.User.read",
    ];

    public static TheoryData<string> Resources => [.. Folders.Ours.ApiInfo.Select(member => member.Key)];

    private static IEnumerable<string> ActionsOf(JsonObject resource) => ((JsonObject)resource["actions"]!).Select(action => action.Key);

    [Fact]
    public void All_resources_of_the_vendor_are_described() =>
        Assert.Equal(Folders.Vendors.ApiInfo.Select(member => member.Key).Order(StringComparer.Ordinal), Resources.Select(row => row.Data).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Resources))]
    public void A_resource_has_the_vendors_path_parameters_links_scopes_and_actions(string resource)
    {
        var (theirs, ours) = (Resource(Folders.Vendors, resource), Resource(Folders.Ours, resource));

        Assert.Equal((string?)theirs["path"], (string?)ours["path"]);
        Assert.Equal(Parameters(theirs), Parameters(ours));
        Assert.True(JsonNode.DeepEquals(theirs["links"], ours["links"]));
        Assert.Equal(Scopes(theirs).Order(StringComparer.Ordinal), Scopes(ours).Order(StringComparer.Ordinal));
        Assert.Equal(ActionsOf(theirs).Order(StringComparer.Ordinal), ActionsOf(ours).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void Actions_have_the_vendors_method_path_parameters_responses_scopes_and_marks(string resource)
    {
        foreach (var name in ActionsOf(Resource(Folders.Ours, resource)))
        {
            var (theirs, ours) = (Action(Folders.Vendors, resource, name), Action(Folders.Ours, resource, name));

            Assert.Equal(Facts(theirs), Facts(ours));
            Assert.Equal(Parameters(theirs), Parameters(ours));
            Assert.Equal(
                Responses(theirs).ToDictionary(r => r.Key, r => VendorSlips.Responses.TryGetValue($"{resource}.{name} {r.Key}", out var meant) ? meant : r.Value),
                Responses(ours).ToDictionary());
            // What a token with a wider scope may do is only known of the resource data.
            Assert.Equal(Scopes(theirs).Union(resource == "data" ? [.. ScopesOfData, "data.*"] : []).Order(StringComparer.Ordinal), Scopes(ours).Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void Actions_and_their_parameters_and_responses_are_described(string resource)
    {
        var node = Resource(Folders.Ours, resource);
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

    private static JsonObject Resource(SchemaFolder folder, string name) => (JsonObject)folder.ApiInfo[name]!;

    private static JsonObject Action(SchemaFolder folder, string resource, string name) => (JsonObject)Resource(folder, resource)["actions"]![name]!;

    private static SortedDictionary<string, string> Facts(JsonObject action) => new(
        action.Where(member => member.Key is not ("summary" or "description" or "params" or "responses" or "auth")).ToDictionary(member => member.Key, member => member.Value!.ToJsonString()),
        StringComparer.Ordinal);

    private static SortedDictionary<string, string> Parameters(JsonObject owner) => new(
        ((JsonArray?)owner["params"] ?? []).ToDictionary(
            parameter => $"{parameter!["in"]} {parameter["name"]}",
            parameter => string.Join(
                "; ",
                ((JsonObject)parameter!).Where(member => member.Key is not ("title" or "description" or "example" or "type" or "default") && member.Value!.ToJsonString() != "false")
                    .Select(member => $"{member.Key}={member.Value!.ToJsonString()}")
                    .Append($"type={TypeOf(parameter!)}")
                    .Append($"default={DefaultOf(parameter!)}")
                    .Order(StringComparer.Ordinal))),
        StringComparer.Ordinal);

    // The vendor declares most parameters as strings, and shows by a default or an example what they are.
    private static string TypeOf(JsonNode parameter)
    {
        var type = (string?)parameter["type"] ?? "string";
        if (parameter["schema"] is not null) return "";
        var isPlain = type == "string" && (string?)parameter["in"] is not ("path" or "header") && new[] { "enum", "pattern", "minLength", "maxLength", "format" }.All(k => parameter[k] is null);
        return isPlain ? Shown(parameter["default"]) ?? Shown(parameter["example"]) ?? type : type;
    }

    private static string DefaultOf(JsonNode parameter)
    {
        var value = parameter["default"]?.ToString();
        // A default of another type than the parameter, such as 'now' for a number of milliseconds, is in its description.
        return value is null || TypeOf(parameter) is ("integer" or "number") && !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? "" : value;
    }

    private static string? Shown(JsonNode? value) => value?.ToString() switch
    {
        null or "" => null,
        "true" or "false" => "boolean",
        var text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => "integer",
        var text when double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) => "number",
        _ => null,
    };

    private static SortedDictionary<string, string?> Responses(JsonObject action) => new(
        ((JsonObject)action["responses"]!).ToDictionary(
            response => response.Key,
            response => ((string?)response.Value!["schema"]?["$ref"])?.Split('/')[^1]
                ?? (response.Value["sseEvents"] as JsonObject)?.Aggregate("", (all, e) => $"{all} {e.Key}={e.Value!["schema"]?["$ref"]}")),
        StringComparer.Ordinal);

    private static HashSet<string> Scopes(JsonObject owner) =>
        ((JsonArray?)owner["auth"] ?? []).Select(scope => (string)scope!).ToHashSet(StringComparer.Ordinal);
}
