using LosantGen.Planning.Plans;

namespace LosantGen.Generator.Tests.Incremental;

/// <summary>
/// The steps that the generator repeats after an edit. Every run also checks that an edit of C# repeats nothing: see
/// <see cref="GeneratorRun"/>.
/// </summary>
public class IncrementalTests
{
    private static readonly string[] AfterReading =
    [
        TrackingNames.Descriptions, TrackingNames.CheckExamples, TrackingNames.Plan, TrackingNames.Type, TrackingNames.Resource, TrackingNames.Client, TrackingNames.Rules, TrackingNames.Diagnostics,
    ];

    private static readonly (string Path, string Text)[] Files =
    [
        Small.Api("""
            {
              "lamps": {
                "path": "/lamps",
                "actions": {
                  "get": { "method": "GET", "path": "", "responses": { "200": { "description": "All.", "schema": { "$ref": "#/definitions/lamps" } } } },
                  "post": {
                    "method": "POST",
                    "path": "",
                    "params": [{ "in": "body", "name": "lamp", "required": true, "schema": { "$ref": "#/definitions/lamp" } }],
                    "responses": { "200": { "description": "Done.", "schema": { "$ref": "#/definitions/lamp" } } }
                  }
                }
              },
              "rooms": {
                "path": "/rooms",
                "actions": { "get": { "method": "GET", "path": "", "responses": { "200": { "description": "All.", "schema": { "$ref": "#/definitions/room" } } } } }
              }
            }
            """),
        Small.Schema("lamp", """{ "type": "object", "properties": { "name": { "type": "string" }, "shade": { "$ref": "#/definitions/shade" } } }"""),
        Small.Schema("lamps", """{ "type": "array", "items": { "$ref": "#/definitions/lamp" } }"""),
        Small.Schema("room", """{ "type": "object", "properties": { "floor": { "type": "integer" } } }"""),
        Small.Schema("shade", """{ "type": "string", "enum": ["light", "dark"] }"""),
        Small.Examples("""{ "room": { "floor": 1 } }"""),
    ];

    // The run before each edit; a run is immutable.
    private static readonly GeneratorRun First = GeneratorRun.Of(Files);

    [Fact]
    public void The_same_text_in_a_new_object_runs_no_step_after_the_read()
    {
        var before = First;
        foreach (var (path, text) in Files)
        {
            var after = before.AfterEdit(path, text);

            Assert.Equal(1, after.Runs(TrackingNames.Input));
            Assert.Empty(after.Renewed(TrackingNames.Input));
            Assert.All((string[])[TrackingNames.Read, .. AfterReading], s => Assert.Equal(0, after.Runs(s)));
        }
    }

    [Fact]
    public void Another_layout_of_the_text_is_read_again_and_emits_no_code()
    {
        var after = First.AfterEdit(Small.Folder + "lamp.json", Text("lamp") + "\n\n");

        Assert.Equal(1, after.Runs(TrackingNames.Read));
        Assert.All(AfterReading, s => Assert.Equal(0, after.Runs(s)));
    }

    [Fact]
    public void A_new_property_reads_one_file_and_emits_one_file()
    {
        var before = First;
        var after = before.AfterEdit(Small.Folder + "lamp.json", Text("lamp").Replace("\"properties\": {", "\"properties\": { \"watts\": { \"type\": \"number\" },", StringComparison.Ordinal));

        Assert.Equal(1, after.Runs(TrackingNames.Input));
        Assert.Equal(1, after.Runs(TrackingNames.Read));
        Assert.Equal(["Lamp"], after.Renewed(TrackingNames.Type).Select(t => ((TypePlan)t).Name));
        Assert.Empty(after.Renewed(TrackingNames.Resource));
        Assert.Empty(after.Renewed(TrackingNames.Client));
        Assert.Equal(["Lamp.g.cs"], after.ChangedSince(before));
    }

    [Fact]
    public void A_moved_line_moves_diagnostics_and_emits_no_code()
    {
        var before = First.AfterEdit(Small.Folder + "room.json", """{ "type": "object", "min": 1 }""");
        var after = before.AfterEdit(Small.Folder + "room.json", "\n\n" + """{ "type": "object", "min": 1 }""");

        Assert.Equal(["room.json(3,21): warning LSG003"], Found.In(after));
        Assert.Empty(after.Renewed(TrackingNames.Type));
        Assert.Empty(after.Renewed(TrackingNames.Resource));
        Assert.Empty(after.ChangedSince(before));
    }

    [Fact]
    public void A_new_description_of_a_resource_emits_it_and_the_client_that_shows_it()
    {
        var before = First;
        var after = before.AfterEdit(Files[0].Path, Files[0].Text.Replace("\"rooms\": {", "\"rooms\": { \"description\": \"Where lamps are.\",", StringComparison.Ordinal));

        Assert.Equal(1, after.Runs(TrackingNames.Read));
        Assert.Equal(["RoomsResource"], after.Renewed(TrackingNames.Resource).Select(r => ((ResourcePlan)r).ClassName));
        Assert.Empty(after.Renewed(TrackingNames.Type));
        Assert.Equal(["LosantClient.g.cs", "RoomsResource.g.cs"], after.ChangedSince(before));
    }

    [Fact]
    public void A_changed_example_emits_the_type_that_shows_it()
    {
        var before = First;
        var after = before.AfterEdit(Small.Folder + "apiExamples.json", """{ "room": { "floor": 2 } }""");

        Assert.Equal(1, after.Runs(TrackingNames.Read));
        Assert.Equal(["Room.g.cs"], after.ChangedSince(before));
    }

    [Fact]
    public void An_added_or_removed_schema_file_changes_the_code_that_depends_on_it()
    {
        var before = First;
        var without = before.AfterEdit(Small.Folder + "shade.json", null);
        var with = GeneratorRun.Of(Files.Where(f => f.Path != Small.Folder + "shade.json")).AfterEdit(Small.Folder + "shade.json", Text("shade"));

        Assert.Equal(["Lamp.g.cs", "Shade.g.cs"], without.ChangedSince(before));
        Assert.Equal(["lamp.json(1,67): warning LSG004"], Found.In(without));
        Assert.Empty(with.ChangedSince(before));
        Assert.Empty(with.Diagnostics);
    }

    [Fact]
    public void Options_with_the_same_values_run_no_step_after_they_are_read()
    {
        var after = First.AfterChangeOf(new Dictionary<string, string>());

        Assert.All((string[])[TrackingNames.Read, TrackingNames.EmitOptions, .. AfterReading], s => Assert.Equal(0, after.Runs(s)));
    }

    [Fact]
    public void Another_accessibility_emits_every_file_and_plans_nothing_again()
    {
        var before = First;
        var after = before.AfterChangeOf(new Dictionary<string, string> { ["LosantAccessibility"] = "internal" });

        Assert.Equal(0, after.Runs(TrackingNames.Read));
        Assert.Empty(after.Renewed(TrackingNames.Plan));
        Assert.Equal(before.Sources.Keys.Where(k => k != "LosantRules.g.cs").Order(StringComparer.Ordinal), after.ChangedSince(before));
    }

    [Fact]
    public void Another_selection_of_resources_reads_nothing_and_emits_only_the_client()
    {
        var before = First;
        var after = before.AfterChangeOf(new Dictionary<string, string> { ["LosantResources"] = "lamps" });

        Assert.Equal(0, after.Runs(TrackingNames.Read));
        Assert.Empty(after.Renewed(TrackingNames.Type));
        Assert.Empty(after.Renewed(TrackingNames.Resource));
        Assert.Equal(["LosantClient.g.cs", "Room.g.cs", "RoomsResource.g.cs"], after.ChangedSince(before));
    }

    [Fact]
    public void No_step_holds_the_compilation_or_a_parser()
    {
        var values = ValuesOfEveryStep();

        Assert.Superset(AfterReading.ToHashSet(), values.Select(v => v.Step).ToHashSet());
        Assert.Empty(values.SelectMany(v => HeldObjects.Foreign(v.Value).Select(t => v.Step + ": " + t)).Distinct());
    }

    // For each struct type that steps pass on, a new compiler process compiles its pipeline again: docs/performance.md.
    [Fact]
    public void No_step_passes_on_a_struct() =>
        Assert.Empty(ValuesOfEveryStep().Where(v => v.Value?.GetType().IsValueType == true).Select(v => v.Step).Distinct());

    [Fact]
    public void The_walk_finds_forbidden_objects() =>
        Assert.Contains("Microsoft.CodeAnalysis.CSharp.Syntax.IdentifierNameSyntax", HeldObjects.Foreign(new { Hidden = new object[] { Microsoft.CodeAnalysis.CSharp.SyntaxFactory.IdentifierName("x") } }));

    // With errors, so that there are diagnostics too.
    private static List<(string Step, object? Value)> ValuesOfEveryStep()
    {
        var mistaken = Small.Schema("thing", """{ "type": "object", "properties": { "owner": { "$ref": "#/definitions/nobody" } } }""");
        var misfit = Small.Examples("""{ "thing": 5 }""");
        var user = Small.ApiOf("thing");
        var run = GeneratorRun.Of([.. BuiltIn.Files(), (user.Path, user.Text, "schema"), (mistaken.Path, mistaken.Text, "schema"), (misfit.Path, misfit.Text, "schema")]);
        return [.. run.Result.Results[0].TrackedSteps.Where(s => s.Key.StartsWith("Losant", StringComparison.Ordinal)).SelectMany(s => s.Value.SelectMany(r => r.Outputs).Select(o => (s.Key, (object?)o.Value)))];
    }

    private static string Text(string name) => Files.Single(f => f.Path == Small.Folder + name + ".json").Text;
}
