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

    private static void Check(NumberRule rule, string keyword, double[] good, double[] bad)
    {
        Assert.All(good, number => Assert.True(rule.Accepts(number)));
        Assert.All(good, number => Assert.Empty(rule.Explain(number)));
        Assert.All(bad, number => Assert.False(rule.Accepts(number)));
        Assert.All(bad, number => Assert.Equal(keyword, rule.Explain(number).Single().keyword));
    }
}
