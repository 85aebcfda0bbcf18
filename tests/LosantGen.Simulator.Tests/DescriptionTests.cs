using System.Text.Json.Nodes;
using Losant.Simulator.Validation;

namespace LosantGen.Simulator.Tests;

/// <summary>Invalid descriptions.</summary>
public sealed class DescriptionTests
{
    [Fact]
    public async Task A_folder_without_a_description_is_rejected()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var options = new LosantSimulatorOptions { DescriptionFolder = folder.FullName };
            await Assert.ThrowsAsync<InvalidDataException>(() => LosantSimulator.StartAsync(options, TestContext.Current.CancellationToken));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "apiInfo.json"), "{ broken", TestContext.Current.CancellationToken);
            var error = await Assert.ThrowsAsync<InvalidDataException>(() => LosantSimulator.StartAsync(options, TestContext.Current.CancellationToken));
            Assert.Contains("apiInfo.json", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_schema_that_cannot_be_read_is_left_out_and_the_simulator_says_so()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "description")))
                File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "widgetPost.json"), "{ broken", TestContext.Current.CancellationToken);
            await using var simulator = await LosantSimulator.StartAsync(new LosantSimulatorOptions { DescriptionFolder = folder.FullName, InMemory = true }, TestContext.Current.CancellationToken);

            Assert.Contains("widgetPost.json", Assert.Single(simulator.LeftOut), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("""{ "properties": { "a": [{ "type": "string" }], "b": { "type": "number" } } }""", """{ "a": 1, "b": 2 }""", true)]
    [InlineData("""{ "properties": { "a": [{ "type": "string" }], "b": { "type": "number" } } }""", """{ "b": "2" }""", false)]
    [InlineData("""{ "properties": { "title": "x", "type": "object", "properties": {} } }""", """{ "title": 1 }""", true)]
    [InlineData("""{ "properties": { "a": { "$ref": "#/definitions/nothing" } } }""", """{ "a": 1 }""", true)]
    [InlineData("""{ "properties": { "a": true, "b": false } }""", """{ "a": 1 }""", true)]
    [InlineData("""{ "properties": { "a": true, "b": false } }""", """{ "b": 1 }""", false)]
    [InlineData("""{ "properties": { "a": { "id": { "type": "string" }, "pattern": { }, "type": "string" } } }""", """{ "a": 1 }""", false)]
    [InlineData("""{ "items": [], "oneOf": 3, "required": "a", "type": { } }""", "[1]", true)]
    [InlineData("""{ "properties": { "a": { "$ref": "#/definitions/own" } }, "definitions": { "own": { "type": "string" } } }""", """{ "a": 1 }""", false)]
    [InlineData("""{ "properties": { "a": { "$ref": "#/definitions/other" } }, "definitions": { "own": { "type": "string" } } }""", """{ "a": { "a": "" } }""", false)]
    [InlineData("""{ "properties": { "a": { "$ref": "#/definitions/other" } }, "definitions": { "own": { "type": "string" } } }""", """{ "a": { "a": 1 } }""", true)]
    public async Task A_schema_with_broken_nodes_still_checks_the_rest(string schema, string json, bool fits)
    {
        var schemas = new SchemaSet(new Dictionary<string, JsonNode>(StringComparer.Ordinal)
        {
            ["it"] = JsonNode.Parse(schema)!,
            ["other"] = JsonNode.Parse("""{ "properties": { "a": { "$ref": "#/definitions/own" } }, "definitions": { "own": { "type": "number" } } }""")!,
        });

        Assert.Equal(fits, (await schemas.ViolationsAsync("it", json)).Count == 0);
    }
}
