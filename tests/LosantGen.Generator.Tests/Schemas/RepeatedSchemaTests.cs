namespace LosantGen.Generator.Tests.Schemas;

/// <summary>Schemas that a description repeats: each is understood once, and its place still counts where it matters.</summary>
public class RepeatedSchemaTests
{
    [Fact]
    public void A_slip_in_a_schema_that_is_repeated_is_reported_at_each_place()
    {
        const string same = """{ "oneOf": [{ "minLength": 2 }, { "minLength": 2 }] }""";
        const string part = $$"""{ "type": "object", "properties": { "c": { "allOf": [{{same}}], "properties": { "c": {{same}} } }, "d": {{same}} } }""";
        var run = Small.Generate(
            Small.Schema("one", $$"""{ "type": "object", "properties": { "a": {{part}}, "b": { "type": "object", "properties": { "a": {{part}} } }, "e": {{part}} } }"""),
            Small.Schema("two", $$"""{ "type": "array", "items": {{part}} }"""));

        Assert.Equal(["one.json", "two.json"], run.Diagnostics.Where(d => d.Id == "LSG015").Select(d => Path.GetFileName(d.Location.GetLineSpan().Path)));
        Assert.Contains("(and at 8 more places in this file)", run.Diagnostics[0].GetMessage(null), StringComparison.Ordinal);
        Assert.Contains("(and at 2 more places in this file)", run.Diagnostics[1].GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_means_its_schema_where_another_one_has_the_same_content_and_both_take_themselves_in()
    {
        const string both = """
            { "allOf": [{ "$ref": "#/definitions/s1" }, { "type": "object", "properties": {
                "a": { "$ref": "#/definitions/s1" },
                "c": { "allOf": [{ "allOf": [{ "$ref": "#/definitions/s1" }, false, { "enum": ["a", 1] }] }, { "$ref": "#/definitions/s0" }], "description": "Both." } } }] }
            """;
        var run = Small.Generate(Small.Schema("s0", both), Small.Schema("s1", both));

        Assert.Equal("Losant.S1?", EmittedCode.TypeOf(run, "S0", "A"));
        Assert.Equal("Losant.S1?", EmittedCode.TypeOf(run, "S1", "A"));
    }

    [Fact]
    public void A_schema_that_is_repeated_and_contains_itself_has_one_set_of_constraints()
    {
        const string same = """
            { "oneOf": [{ "type": ["object", "string"], "properties": { "c": { "type": ["object", "null"], "properties": {
                "a": { "oneOf": [{ "type": "string", "maxLength": 4 }] }, "kind": { "$ref": "#/definitions/s1" } } } } }], "type": "object", "required": ["a"] }
            """;
        var run = Small.Generate(Small.Schema("s0", same), Small.Schema("s1", same));

        EmittedCode.IsSound(run);
        Assert.DoesNotContain(run.Sources.Values, source => source.Contains("Constraints_2", StringComparison.Ordinal));
        Assert.Contains(run.Sources.Values, source => source.Contains("m.String(0, x.A, LosantRules.", StringComparison.Ordinal));
    }
}
