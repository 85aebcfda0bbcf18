using Losant;

namespace LosantGen.Generator.Tests.Schemas;

/// <summary>A union whose cases are all notations of a time is a <see cref="LosantInstant"/>, whatever its schema is called.</summary>
public class InstantTests
{
    private const string Wrapped = """{ "type": "object", "properties": { "$date": { "type": "string" } }, "required": ["$date"], "additionalProperties": false }""";

    public static TheoryData<string> Times => new(
        $$"""{ "oneOf": [{ "type": "string" }, { "type": "number" }, {{Wrapped}}] }""",
        $$"""{ "anyOf": [{{Wrapped}}, { "type": "integer", "minimum": 1 }, { "type": "string", "minLength": 1 }] }""",
        $$"""{ "oneOf": [{ "type": "string", "format": "date-time" }, {{Wrapped}}] }""",
        """{ "oneOf": [{ "type": ["string", "integer"] }, { "type": "object", "properties": { "$date": { "type": ["string", "number"], "format": "date-time" } } }] }""",
        """{ "type": ["string", "number", "object"], "properties": { "$date": { "type": "number" } }, "required": ["$date"] }""");

    public static TheoryData<string> Others => new(
        """{ "oneOf": [{ "type": "number" }, { "type": "object", "properties": { "$date": { "type": "string" } } }] }""",
        """{ "oneOf": [{ "type": "boolean" }, { "type": "string" }, { "type": "object", "properties": { "$date": { "type": "string" } } }] }""",
        """{ "oneOf": [{ "type": "string" }, { "type": "object", "properties": { "$date": { "type": "string" }, "zone": { "type": "string" } } }] }""",
        """{ "oneOf": [{ "type": "string" }, { "type": "object", "properties": { "date": { "type": "string" } } }] }""",
        """{ "oneOf": [{ "enum": ["now", "then"] }, { "type": "object", "properties": { "$date": { "type": "string" } } }] }""");

    [Theory]
    [MemberData(nameof(Times))]
    public void Notations_of_a_time_are_an_instant(string time)
    {
        var run = RunOf(time);

        Assert.Empty(run.Diagnostics);
        EmittedCode.IsSound(run);
        Assert.Equal("Losant.LosantInstant?", EmittedCode.TypeOf(run, "Thing", "Measured"));
        Assert.Equal("System.Collections.Generic.IReadOnlyList<Losant.LosantInstant>?", EmittedCode.TypeOf(run, "Thing", "Often"));
        Assert.Equal(["LosantKeys", "LosantRules", "Thing"], TypesOf(run));
    }

    [Fact]
    public void A_closed_one_has_no_other_members() =>
        Assert.Contains(", true);", RunOf($$"""{ "oneOf": [{ "type": "string" }, {{Wrapped}}] }""").Sources["Thing.g.cs"].Split('\n').Single(l => l.Contains("m.Instant(0, x.Measured", StringComparison.Ordinal)), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Others))]
    public void Any_other_union_stays_one(string union)
    {
        var run = RunOf(union);

        EmittedCode.IsSound(run);
        Assert.DoesNotContain("LosantInstant", EmittedCode.TypeOf(run, "Thing", "Measured"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_nullable_one_can_be_null_and_one_in_a_larger_union_is_a_part_of_that()
    {
        var run = Small.Generate(
            Small.Schema("moment", $$"""{ "oneOf": [{ "type": "string" }, { "type": "number" }, {{Wrapped}}, { "type": "null" }] }"""),
            Small.Schema("thing", """
                {
                  "type": "object",
                  "properties": {
                    "ended": { "$ref": "#/definitions/moment" },
                    "begun": { "oneOf": [{ "$ref": "#/definitions/moment" }, { "type": "array", "items": { "type": "string" } }] }
                  }
                }
                """));

        EmittedCode.IsSound(run);
        Assert.Equal("LosantInstantBody", EmittedCode.Type(run, "Moment").BaseType!.Name);
        Assert.Equal("Losant.LosantInstant?", EmittedCode.TypeOf(run, "Thing", "Ended"));
        Assert.Contains("HasEnded", EmittedCode.MembersOf(run, "Thing"));
        Assert.DoesNotContain("LosantInstant", EmittedCode.TypeOf(run, "Thing", "Begun"), StringComparison.Ordinal);
    }

    private static GeneratorRun RunOf(string time) => Small.Generate(Small.Schema("thing", $$"""
        { "type": "object", "properties": { "measured": {{time}}, "often": { "type": "array", "items": {{time}} } }, "additionalProperties": false }
        """));

    private static IEnumerable<string> TypesOf(GeneratorRun run) => run.Sources.Values.SelectMany(text => text.Split('\n'))
        .Where(line => line.Contains(" class ", StringComparison.Ordinal)).Select(line => line.Split(" class ")[1].Split(' ')[0].Trim()).Order(StringComparer.Ordinal);
}
