using System.Text.RegularExpressions;
using LosantGen.Model;

namespace LosantGen.Generator.Tests.Robustness;

/// <summary>The generator matches names and examples as the runtime matches strings.</summary>
public class PatternMatcherTests
{
    // Strings with escapes: metadata of .NET cannot hold half of a pair.
    [Theory]
    [InlineData(@"^\ud800$", @"\ud800", true)]
    [InlineData(@"^\ud800$", @"\ud801", false)]
    [InlineData(@"\B", @"a\ud800b", false)]
    [InlineData(@"\B", @"-\ud800b", true)]
    [InlineData(@"(?<!\S)(?!\S)", @"\ud800", false)]
    public void Half_of_a_pair_is_one_character(string pattern, string escaped, bool expected) => Assert.Equal(expected, PatternMatcher.Matches(pattern, Regex.Unescape(escaped)));

    [Fact]
    public void A_pattern_at_which_the_engine_of_NET_fails_stops_nothing() =>
        Assert.True(PatternMatcher.Matches(@"^(?=(?:(?:\B.?)+?\u{10fc01}))$", "\udbff\udc01\ud800\udfff\ud83d"));
}
