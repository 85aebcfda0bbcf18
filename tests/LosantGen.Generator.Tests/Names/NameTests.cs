using LosantGen.CSharp;

namespace LosantGen.Generator.Tests.Names;

/// <summary>Names as one would write them by hand: the rules are in CONTRIBUTING and in TypeNames.</summary>
public class NameTests
{
    [Theory]
    [InlineData("Points", "Point")]
    [InlineData("Entries", "Entry")]
    [InlineData("Batches", "Batch")]
    [InlineData("Caches", "Cache")]
    [InlineData("Axes", "Axis")]
    [InlineData("Series", "Series")]
    [InlineData("Statuses", "Status")]
    [InlineData("Houses", "House")]
    [InlineData("Sizes", "Size")]
    [InlineData("Boxes", "Box")]
    [InlineData("Indices", "Index")]
    [InlineData("Cookies", "Cookie")]
    [InlineData("Aliases", "Alias")]
    [InlineData("Databases", "Database")]
    [InlineData("Gps", "Gps")]
    [InlineData("Aws", "Aws")]
    [InlineData("Canvas", "Canvas")]
    [InlineData("Ids", "Id")]
    [InlineData("Addresses", "Address")]
    [InlineData("Settings", "Settings")]
    [InlineData("Children", "Child")]
    [InlineData("Topics", "Topic")]
    [InlineData("Metrics", "Metric")]
    [InlineData("Statistics", "Statistics")]
    public void An_item_of_a_list_is_named_in_the_singular(string plural, string singular) => Assert.Equal(singular, Identifier.Singular(plural));

    [Fact]
    public void A_shape_that_variants_share_is_named_after_the_common_words_of_their_names()
    {
        const string Blocks = """
            { "type": "array", "items": { "oneOf": [
              { "type": "object", "properties": { "type": { "type": "string", "enum": ["graph"] }, "config": { "type": "object", "properties": { "lines": { "type": "number" } } }, "title": { "type": "string" } }, "required": [REQUIRED"type"] },
              { "type": "object", "properties": { "type": { "type": "string", "enum": ["gauge"] }, "config": { "type": "object", "properties": { "min": { "type": "number" } } }, "title": { "type": "string" } }, "required": [REQUIRED"type"] }] } }
            """;
        var run = Small.Generate(
            Small.Schema("dashboard", $$"""{ "type": "object", "properties": { "blocks": {{Blocks.Replace("REQUIRED", "", StringComparison.Ordinal)}} } }"""),
            Small.Schema("dashboardPost", $$"""{ "type": "object", "properties": { "blocks": {{Blocks.Replace("REQUIRED", "\"title\", ", StringComparison.Ordinal)}} } }"""));

        Assert.Equal(
            ["Dashboard", "DashboardBlock", "DashboardBlockGauge", "DashboardBlockGaugeConfig", "DashboardBlockGraph", "DashboardBlockGraphConfig", "DashboardPost", "DashboardPostBlock", "DashboardPostBlockGauge", "DashboardPostBlockGraph"],
            TypesOf(run));
    }

    [Fact]
    public void A_case_is_named_after_its_discriminator_value_or_its_unique_member()
    {
        var run = Small.Generate(Small.Schema("trigger", """
            { "oneOf": [
              { "type": "object", "properties": { "kind": { "type": "string", "enum": ["webhook", "particle"] }, "a": { "type": "string" }, "b": { "type": "string" } }, "required": ["kind"] },
              { "type": "object", "properties": { "kind": { "type": "string", "enum": ["timer", "clock"] }, "a": { "type": "string" }, "b": { "type": "string" } }, "required": ["kind"] }] }
            """), Small.Schema("credentials", """
            { "oneOf": [
              { "type": "object", "properties": { "clientId": { "type": "string" }, "secret": { "type": "string" }, "region": { "type": "string" } }, "required": ["clientId"] },
              { "type": "object", "properties": { "host": { "type": "string" }, "secret": { "type": "string" }, "region": { "type": "string" } }, "required": ["host"] }] }
            """));

        Assert.Equal(
            ["Credentials", "CredentialsClientId", "CredentialsHost", "Trigger", "TriggerTimer", "TriggerTimerKind", "TriggerWebhook", "TriggerWebhookKind"],
            TypesOf(run));
    }

    [Fact]
    public void A_type_is_named_after_an_owner_with_a_matching_member()
    {
        const string Pair = """{ "type": "object", "properties": { "id": { "type": "string" }, "name": { "type": "string" }, "size": { "type": "number" } } }""";
        var run = Small.Generate(
            Small.Schema("list", $$"""{ "type": "array", "items": {{Pair}} }"""),
            Small.Schema("linkedStuff", $$"""{ "type": "object", "properties": { "integrations": { "type": "array", "items": {{Pair}} } } }"""));

        Assert.Contains("LinkedStuffIntegration", TypesOf(run));
    }

    [Fact]
    public void Without_common_words_or_content_a_type_gets_its_most_frequent_name()
    {
        const string Part = """{ "type": "object", "properties": { "color": { "type": "string" }, "label": { "type": "string" }, "query": { "type": "object", "additionalProperties": true } } }""";
        var run = Small.Generate(
            Small.Schema("graphChart", $$"""{ "type": "object", "properties": { "segments": { "type": "array", "items": {{Part}} }, "x": {{Part}}, "y": {{Part}} } }"""),
            Small.Schema("gaugeChart", $$"""{ "type": "object", "properties": { "segments": { "type": "array", "items": {{Part}} }, "weight": {{Part}} } }"""));

        Assert.Equal(["GaugeChart", "GaugeChartSegment", "GraphChart"], TypesOf(run));
    }

    [Fact]
    public void A_shared_shape_is_not_named_with_a_single_word()
    {
        const string State = """{ "type": "object", "properties": { "state": { "type": "string", "enum": ["on", "off"] }, "sortDirection": { "type": "string", "enum": ["up", "down"] } } }""";
        var run = Small.Generate(Small.Schema("lamp", State), Small.Schema("garageDoor", State.Replace("{ \"type\": \"object\"", "{ \"required\": [\"state\"], \"type\": \"object\"", StringComparison.Ordinal)));

        Assert.Equal(["GarageDoor", "Lamp", "LampState", "SortDirection"], TypesOf(run));
    }

    [Fact]
    public void Of_two_names_that_collide_the_plainer_one_is_kept()
    {
        var run = Small.Generate(
            Small.Schema("thing", """{ "type": "object", "properties": { "$type": { "type": "number" }, "type": { "type": "string" } } }"""),
            Small.Schema("level", """{ "type": "string", "enum": ["-1", "1", ">=1.0", "1.0"] }"""));

        Assert.Equal("string?", EmittedCode.TypeOf(run, "Thing", "Type"));
        Assert.Contains("public static Level Minus1 => new(\"-1\");", run.Sources["Level.g.cs"], StringComparison.Ordinal);
        Assert.Contains("public static Level V1 => new(\"1\");", run.Sources["Level.g.cs"], StringComparison.Ordinal);
        Assert.Contains("public static Level V1_0 => new(\"1.0\");", run.Sources["Level.g.cs"], StringComparison.Ordinal);
    }

    private static IEnumerable<string> TypesOf(GeneratorRun run) => PublicSurface.Types(run).Where(t => t.ContainingNamespace.Name == "Losant").Select(t => t.Name).Order(StringComparer.Ordinal);
}
