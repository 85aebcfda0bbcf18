using Losant.Runtime;

namespace LosantGen.Runtime.Tests.Validation;

public class NumberRuleTests
{
    [Fact]
    public void Every_constraint_is_checked_and_explained()
    {
        Check(new NumberRule(minimum: 1), "minimum", [1, 2], [0.999, -5]);
        Check(new NumberRule(maximum: 1), "maximum", [1, -2], [1.001]);
        Check(new NumberRule(exclusiveMinimum: 1), "exclusiveMinimum", [1.001], [1, 0]);
        Check(new NumberRule(exclusiveMaximum: 1), "exclusiveMaximum", [0.999], [1, 2]);
        Check(new NumberRule(integer: true), "type", [1, 1e300, -0.0], [0.5, double.NaN, double.PositiveInfinity]);
        Check(new NumberRule(multipleOf: 0.1), "multipleOf", [0.3, 7, 0, -1.1], [0.35]);
        Check(new NumberRule(multipleOf: 1000), "multipleOf", [0, 60_000, 1e30], [500]);
        Check(new NumberRule(values: [1, 2.5]), "enum", [1, 2.5], [2]);
    }

    [Fact]
    public void All_violated_keywords_are_explained_together() =>
        Assert.Equal(["maximum", "type", "enum"], new NumberRule(maximum: 1, integer: true, values: [1]).Explain(2.5).Select(found => found.keyword));

    [Fact]
    public void Integers_that_no_double_holds_are_compared_exactly()
    {
        const long Odd = 9007199254740993; // 2^53 + 1, whose nearest double is 2^53
        Check(new NumberRule(minimum: Odd), "minimum", [Odd, Odd + 1, long.MaxValue], [Odd - 1]);
        Check(new NumberRule(maximum: Odd), "maximum", [Odd, Odd - 1, long.MinValue], [Odd + 1]);
        Check(new NumberRule(exclusiveMinimum: Odd), "exclusiveMinimum", [Odd + 1], [Odd, Odd - 1]);
        Check(new NumberRule(exclusiveMaximum: Odd), "exclusiveMaximum", [Odd - 1], [Odd, Odd + 1]);
        Check(new NumberRule(values: [Odd, 1]), "enum", [Odd, 1], [Odd - 1, Odd + 1]);
        Check(new NumberRule(multipleOf: Odd), "multipleOf", [Odd, 0, -Odd, Odd * 3], [Odd - 1, 1]);
        Check(new NumberRule(multipleOf: 3), "multipleOf", [Odd, long.MaxValue - 1], [Odd + 1, long.MaxValue]);
        Check(new NumberRule(minimum: -Odd), "minimum", [-Odd, -Odd + 1], [-Odd - 1, long.MinValue]);
        Check(new NumberRule(maximum: 9223372036854775807.0), "maximum", [long.MaxValue], []);
        Check(new NumberRule(maximum: -0.5), "maximum", [-1], [0]);
    }

    [Fact]
    public void Doubles_are_compared_with_integers_exactly()
    {
        NumberRule rule = new(minimum: 9007199254740993, maximum: long.MaxValue);
        Assert.False(rule.Accepts(9007199254740992.0));
        Assert.True(rule.Accepts(9007199254740994.0));
        Assert.False(rule.Accepts(9223372036854775808.0));
        Assert.False(new NumberRule(values: [9007199254740993]).Accepts(9007199254740992.0));
    }

    [Theory]
    [InlineData(12391239123, 1e-8, true)]
    [InlineData(0.0075, 0.0001, true)]
    [InlineData(0.00751, 0.0001, false)]
    [InlineData(1e308, 0.123456789, false)]
    [InlineData(1e308, 0.5, true)]
    [InlineData(2251799813685248.5, 1, false)]
    [InlineData(1.7976931348623157E+308, 1, true)]
    [InlineData(1e-300, 1e-301, true)]
    [InlineData(1e-301, 1e-300, false)]
    [InlineData(1.1, 1e300, false)]
    public void Multiples_are_those_of_the_decimals(double number, double unit, bool expected) => Assert.Equal(expected, new NumberRule(multipleOf: unit).Accepts(number));

    [Fact]
    public void A_message_does_not_contain_the_number()
    {
        NumberRule rule = new(exclusiveMinimum: 90_000, maximum: 5, integer: true, multipleOf: 3, values: [7]);
        Assert.DoesNotContain(rule.Explain(86_420.5), found => found.message.Contains("86420", StringComparison.Ordinal));
        Assert.Equal("The number is greater than 5.", rule.Explain(86_420.5).Single(found => found.keyword == "maximum").message);
    }

    private static void Check(NumberRule rule, string keyword, long[] good, long[] bad)
    {
        Assert.All(good, number => Assert.True(rule.Accepts(number)));
        Assert.All(good, number => Assert.Empty(rule.Explain(number)));
        Assert.All(bad, number => Assert.False(rule.Accepts(number)));
        Assert.All(bad, number => Assert.Equal(keyword, rule.Explain(number).Single().keyword));
    }

    private static void Check(NumberRule rule, string keyword, double[] good, double[] bad)
    {
        Assert.All(good, number => Assert.True(rule.Accepts(number)));
        Assert.All(good, number => Assert.Empty(rule.Explain(number)));
        Assert.All(bad, number => Assert.False(rule.Accepts(number)));
        Assert.All(bad, number => Assert.Equal(keyword, rule.Explain(number).Single().keyword));
    }
}
