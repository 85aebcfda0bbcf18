namespace LosantGen.Generator.Tests.Schemas;

/// <summary>Numbers that no double holds, and strings that UTF-8 does not have, keep their value from the description to the emitted code.</summary>
public class ExactnessTests
{
    [Theory]
    [InlineData("\"minimum\": 9007199254740993", "minimum: 9007199254740993L")]
    [InlineData("\"maximum\": -9007199254740993", "maximum: -9007199254740993L")]
    [InlineData("\"exclusiveMinimum\": 9007199254740993.0", "exclusiveMinimum: 9007199254740993L")]
    [InlineData("\"exclusiveMaximum\": 9.007199254740993e15", "exclusiveMaximum: 9007199254740993L")]
    [InlineData("\"multipleOf\": 9007199254740993", "multipleOf: 9007199254740993L")]
    [InlineData("\"enum\": [1, 9007199254740993, 9007199254740993.0, 1234567890123456789e0]", "values: [1D, 9007199254740993L, 1234567890123456789L]")]
    [InlineData("\"const\": 9223372036854775807", "values: [9223372036854775807L]")]
    [InlineData("\"minimum\": -9223372036854775808", "minimum: -9223372036854775808L")]
    [InlineData("\"minimum\": 9007199254740993.5", "minimum: 9007199254740994L")]
    [InlineData("\"maximum\": 9007199254740993.5", "maximum: 9007199254740993L")]
    [InlineData("\"exclusiveMaximum\": 9223372036854775808", "exclusiveMaximum: 9.223372036854776E+18D")]
    [InlineData("\"maximum\": 18446744073709551615", "maximum: 1.844674407370955E+19D")]
    [InlineData("\"minimum\": 1e300", "minimum: 1E+300D")]
    [InlineData("\"minimum\": 0.1, \"maximum\": 5", "minimum: 0.1D, maximum: 5D")]
    public void Limits_and_values_are_emitted_exactly(string keywords, string expected) =>
        Assert.Contains(expected, RulesOf($$"""{ "type": "integer", {{keywords}} }"""), StringComparison.Ordinal);

    [Fact]
    public void A_value_that_no_C_number_holds_is_kept_as_JSON() =>
        Assert.Contains(""" new Rt::ElementRule(kinds: Rt::ValueKinds.Number, values: "[18446744073709551615,1]")""", RulesOf("""{ "type": "number", "enum": [18446744073709551615, 1] }"""), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"enum\": [1e400, 1]")]
    [InlineData("\"const\": -1.5e309")]
    public void A_value_outside_the_range_of_a_double_is_kept_as_JSON_too(string keyword)
    {
        var run = Run($$"""{ "type": "number", {{keyword}} }""");

        Assert.Empty(run.Diagnostics);
        EmittedCode.IsSound(run);
        Assert.Contains("new Rt::ElementRule(kinds: Rt::ValueKinds.Number, values: ", run.Sources["LosantRules.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.7976931348623158e308")]
    [InlineData("-1.7976931348623159e308")]
    [InlineData("1e400")]
    public void A_limit_beyond_the_largest_double_is_reported(string limit)
    {
        foreach (var keyword in (string[])["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"])
        {
            var run = Run($$"""{ "type": "number", "{{keyword}}": {{limit}} }""");

            Assert.Contains("a number that a double can hold", Found.Message(run, "LSG003"), StringComparison.Ordinal);
            EmittedCode.IsSound(run);
        }
    }

    [Theory]
    [InlineData("1e381")]
    [InlineData("-9.5e999")]
    [InlineData("1000000000000e999")]
    [InlineData("18446744073709551616")]
    [InlineData("1.7976931348623159e308")]
    public void An_example_may_have_a_number_of_any_size(string number)
    {
        var fitting = Example(number, $$"""{ "type": "number", "enum": [{{number}}, 5] }""");
        var other = Example(number, """{ "type": "number", "enum": [5] }""");

        Assert.Empty(fitting.Diagnostics);
        Assert.Equal("The example of 'thing' does not fit its schema: the value is not in the schema's enum (at /n/0)", Found.Message(other, "LSG011"));
        EmittedCode.IsSound(fitting);
    }

    [Fact]
    public void An_example_with_more_digits_than_a_number_can_have_fits() =>
        Assert.Empty(Example($"1.{new string('7', 400)}e401", """{ "type": "number" }""").Diagnostics);

    [Fact]
    public void A_number_outside_of_any_range_is_a_number_in_an_example_too() => Assert.Empty(Example("-1e9999", """{ "type": "number" }""").Diagnostics);

    [Theory]
    [InlineData("""[{"minimum":9007199254740992},{"minimum":9007199254740993}]""", "minimum: 9007199254740993L")]
    [InlineData("""[{"maximum":9007199254740993},{"maximum":9007199254740992}]""", "maximum: 9007199254740992L")]
    public void The_tighter_of_two_limits_that_are_one_double_is_used(string parts, string expected) =>
        Assert.Contains(expected, RulesOf($$"""{ "type": "integer", "allOf": {{parts}} }"""), StringComparison.Ordinal);

    [Fact]
    public void Limits_that_contradict_each_other_by_one_are_reported()
    {
        Assert.Contains(Run("""{ "type": "integer", "minimum": 9007199254740993, "maximum": 9007199254740992 }""").Diagnostics, d => d.Id == "LSG015");
        Assert.Empty(Run("""{ "type": "integer", "minimum": 9007199254740993, "maximum": 9007199254740993 }""").Diagnostics);
    }

    [Fact]
    public void Values_of_an_enum_with_lone_surrogates_stay_different()
    {
        var run = Run("""{ "type": "string", "enum": ["\ud800", "\ud801", "\ufffd", "a\udc00", "\uD83D\uDEB0"] }""");

        EmittedCode.IsSound(run);
        Assert.Contains(run.Sources.Values, text => text.Contains("""new("\uD800", "\uD801", "\uFFFD", "a\uDC00", "\uD83D\uDEB0")""", StringComparison.Ordinal));
    }

    [Fact]
    public void Members_with_lone_surrogates_stay_different()
    {
        var run = GeneratorRun.Of([("thing.json", """
            { "type": "object", "properties": { "x\ud800": { "type": "string" }, "x\ud801": { "type": "integer" }, "x\ufffd": { "type": "boolean" } }, "additionalProperties": false }
            """)]);

        EmittedCode.IsSound(run);
        var code = run.Sources["Thing.g.cs"];
        Assert.Contains("""new("x\uD800 x\uD801 x\uFFFD")""", code, StringComparison.Ordinal);
    }

    private static string RulesOf(string schema) => Run(schema).Sources["LosantRules.g.cs"];

    private static GeneratorRun Example(string number, string item) => GeneratorRun.Of(
    [
        ("thing.json", $$"""{ "type": "object", "properties": { "n": { "type": "array", "items": {{item}} } } }"""),
        Small.Examples($$"""{ "thing": { "n": [{{number}}] } }"""),
    ]);

    private static GeneratorRun Run(string schema) =>
        GeneratorRun.Of([("thing.json", $$"""{ "type": "object", "properties": { "n": {{schema}} }, "additionalProperties": false }""")]);
}
