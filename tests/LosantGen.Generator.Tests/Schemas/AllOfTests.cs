namespace LosantGen.Generator.Tests.Schemas;

public class AllOfTests
{
    [Theory]
    [InlineData("""[{"minimum":1},{"minimum":5}]""", "minimum: 5D")]
    [InlineData("""[{"maximum":9},{"maximum":12}]""", "maximum: 9D")]
    public void Of_two_bounds_the_tighter_one_is_used(string parts, string expected)
    {
        var schema = $$"""{ "type": "object", "properties": { "n": { "type": "number", "allOf": {{parts}} } }, "additionalProperties": false }""";

        var run = GeneratorRun.Of([("thing.json", schema)]);

        Assert.Contains(expected, run.Sources["LosantRules.g.cs"], StringComparison.Ordinal);
    }
}
