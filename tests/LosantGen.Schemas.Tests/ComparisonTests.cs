using System.Text.Json.Nodes;
using LosantGen.Descriptions;

namespace LosantGen.Schemas.Tests;

/// <summary>The worklist for a new version of the vendor's folder has every fact that differs, with its place in both.</summary>
public sealed class ComparisonTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("losantgen-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Two_copies_do_not_differ() => Assert.Equal(["0 facts differ: 0 added, 0 gone, 0 changed. 0 slips that ours puts right are left out."], Compare(_ => { }));

    [Theory]
    [InlineData("timeSeriesQuery", "/properties/deviceIds/maxItems", "999", "changed timeSeriesQuery#/properties/deviceIds: maxItems: 1000 → 999")]
    [InlineData("timeSeriesQuery", "/properties/order/default", "\"desc\"", "changed timeSeriesQuery#/properties/order: default: \"asc\" → \"desc\"")]
    [InlineData("timeSeriesQuery", "/properties/colour", "{ \"type\": \"string\" }", "added   timeSeriesQuery#: member colour: \"string\"")]
    [InlineData("timeSeriesQuery", "/properties/order", "null", "gone    timeSeriesQuery#: member order: \"string\"")]
    [InlineData("timeSeriesQuery", "/properties/deviceIds/items/pattern", "\"^x$\"", "changed timeSeriesQuery#/properties/deviceIds/items: pattern: \"^[A-Fa-f\\\\d]{24}$\" → \"^x$\"")]
    [InlineData("timeSeriesData", "/properties/limit/type", "[\"number\"]", "changed timeSeriesData#/properties/limit: type: gone \"null\"")]
    [InlineData("timeSeriesData", "/properties/devices/additionalProperties", "true", "changed timeSeriesData#/properties/devices/additionalProperties: schema: false → true")]
    [InlineData("timeSeriesData", "/required", "[\"start\", \"x\"]", "changed timeSeriesData#: required: added \"x\"; gone \"aggregation\", \"devices\", \"end\", \"limit\", \"order\", \"resolution\"")]
    [InlineData("jobEnqueuedResult", "/properties/success/enum", "[true, false]", "changed jobEnqueuedResult#/properties/success: enum: added false")]
    public void A_change_of_a_schema_is_a_line_with_both_places(string schema, string pointer, string value, string line)
    {
        var lines = Compare(folder => Edit(folder, schema, pointer, value));

        Assert.Equal((line, 4), (lines[0], lines.Count));
        Assert.Matches("^        ours    [a-z]+/\\w+\\.json:[0-9]+$", lines[1]);
        Assert.Matches("^        theirs  \\w+\\.json:[0-9]+$", lines[2]);
    }

    [Theory]
    [InlineData("/device/actions/blink", """{ "method": "POST", "path": "/blink", "responses": {} }""", "added   device.blink: action: \"POST\"")]
    [InlineData("/device/actions/get", "null", "gone    device.get: action: \"GET\"")]
    [InlineData("/device/actions/get/method", "\"POST\"", "changed device.get: method: \"GET\" → \"POST\"")]
    [InlineData("/device/actions/get/path", "\"/all\"", "added   device.get: path: \"/all\"")]
    [InlineData("/device/actions/get/auth", "[\"device.get\", \"device.see\"]", "changed device.get: scopes: added \"device.see\"")]
    [InlineData("/device/actions/get/responses/410", """{ "schema": { "$ref": "#/definitions/error" } }""", "added   device.get: response 410: \"error\"")]
    [InlineData("/device/actions/get/responses/404", "null", "gone    device.get: response 404: \"error\"")]
    [InlineData("/device/actions/get/responses/200/schema/$ref", "\"#/definitions/devices\"", "changed device.get, response 200: schema: \"device\" → \"devices\"")]
    [InlineData("/device/actions/commandStream/params/0/default", "3", "changed device.commandStream, query parameter keepAliveInterval: default: 2 → 3")]
    [InlineData("/device/actions/commandStream/params/0/type", "\"boolean\"", "changed device.commandStream, query parameter keepAliveInterval: type: \"integer\" → \"boolean\"")]
    [InlineData("/device/actions/commandStream/params/0/required", "true", "added   device.commandStream, query parameter keepAliveInterval: required: true")]
    [InlineData("/device/actions/commandStream/params/0/name", "\"every\"", "gone    device.commandStream, query parameter keepAliveInterval: parameter: \"integer\"")]
    [InlineData("/device/params/0/pattern", "\"^x$\"", "changed device, path parameter applicationId: pattern: \"^[A-Fa-f\\\\d]{24}$\" → \"^x$\"")]
    [InlineData("/device/path", "\"/d\"", "changed device: path: \"/applications/{applicationId}/devices/{deviceId}\" → \"/d\"")]
    [InlineData("/gadget", """{ "path": "/gadgets", "actions": { "get": { "method": "GET", "path": "", "responses": {} } } }""", "added   gadget: resource: \"1 actions\"")]
    [InlineData("/event", "null", "gone    event: resource: \"3 actions\"")]
    public void A_change_of_an_action_is_a_line(string pointer, string value, string line) => Assert.Contains(line, Compare(folder => Edit(folder, "apiInfo", pointer, value)));

    [Fact]
    public void A_schema_of_one_folder_only_is_a_line()
    {
        Assert.Equal("added   gadget: schema", Compare(folder => File.WriteAllText(Path.Combine(folder, "gadget.json"), "{}"))[0]);
        File.Delete(Path.Combine(_folder.FullName, "gadget.json"));
        Assert.Contains("gone    devicePatch: schema", Compare(folder => File.Delete(Path.Combine(folder, "devicePatch.json"))));
    }

    [Fact]
    public void A_change_of_a_shape_that_the_other_folder_writes_out_in_many_places_is_one_line()
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "ours"));
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "theirs"));
        foreach (var name in (string[])["first", "second"])
        {
            File.WriteAllText(Path.Combine(_folder.FullName, "ours", name + ".json"), """{ "properties": { "a": { "$ref": "#/definitions/shared" } } }""");
            File.WriteAllText(Path.Combine(_folder.FullName, "theirs", name + ".json"), """{ "properties": { "a": { "type": "string", "maxLength": 7 } } }""");
        }

        File.WriteAllText(Path.Combine(_folder.FullName, "ours", "shared.json"), """{ "type": "string", "maxLength": 5 }""");

        var list = Worklist.Of(new DescriptionFolder(Path.Combine(_folder.FullName, "ours")), new DescriptionFolder(Path.Combine(_folder.FullName, "theirs")));

        Assert.Equal(
            ["changed first#/properties/a (and 1 more): maxLength: 5 → 7", "        ours    shared.json:1", "        theirs  first.json:1"],
            list.Lines().SkipLast(1));
    }

    // The other folder is flat, as the vendor's is: all resources in one file.
    private List<string> Compare(Action<string> edit)
    {
        var ours = Folders.Ours;
        foreach (var name in ours.Names) File.Copy(ours.PathOf(name), Path.Combine(_folder.FullName, name + ".json"), overwrite: true);
        File.WriteAllText(Path.Combine(_folder.FullName, "apiInfo.json"), new JsonObject(ours.Resources.Select(r => KeyValuePair.Create(r.Key, (JsonNode?)r.Value.DeepClone()))).ToJsonString());
        edit(_folder.FullName);
        return [.. Worklist.Of(ours, new DescriptionFolder(_folder.FullName)).Lines()];
    }

    private static void Edit(string folder, string file, string pointer, string value)
    {
        var path = Path.Combine(folder, file + ".json");
        var root = JsonNode.Parse(File.ReadAllText(path))!;
        var steps = pointer[1..].Split('/');
        var owner = steps[..^1].Aggregate(root, (node, step) => node is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : node[step]!);
        if (value == "null") ((JsonObject)owner).Remove(steps[^1]);
        else owner[steps[^1]] = JsonNode.Parse(value);
        File.WriteAllText(path, root.ToJsonString());
    }
}
