using System.Diagnostics;
using System.Text.RegularExpressions;
using Losant.Runtime;

namespace LosantGen.Runtime.Tests.Validation;

/// <summary>Patterns as the u flag of ECMAScript means them, in straight code and in a Regex alike.</summary>
public class PatternTests
{
    // A Regex with a lookahead cannot run in the engine that does not track back.
    private const string Sluggish = "^(?=a)(a+)+$";

    private static readonly string Endless = new string('a', 200) + "!";

    [Theory]
    [InlineData("^.$", "🚰", true)]
    [InlineData("^.$", "🚰🚰", false)]
    [InlineData("^.{2}$", "🚰", false)]
    [InlineData("^.{2}$", "🚰x", true)]
    [InlineData("^.{2,3}$", "🚰🚰🚰", true)]
    [InlineData("^.{2,3}$", "🚰🚰🚰🚰", false)]
    [InlineData("^[^a]{1,2}b$", "🚰🚰b", true)]
    [InlineData("^[^ab]{1,2}b$", "🚰🚰🚰b", false)]
    [InlineData(@"^\W$", "🚰", true)]
    [InlineData(@"^\S{2}$", "🚰", false)]
    [InlineData(@"\D{3}$", "1🚰🚰", false)]
    [InlineData(@"\D{2}$", "1🚰🚰", true)]
    [InlineData("[^0]{3}", "0🚰🚰0", false)]
    [InlineData("[^0]{2}", "0🚰🚰0", true)]
    [InlineData("^.?$", "🚰", true)]
    [InlineData("^(?:.|ab)$", "🚰", true)]
    [InlineData("^(?:.|ab)$", "🚰🚰", false)]
    [InlineData("^🚰$", "🚰", true)]
    [InlineData("^🚰{2}$", "🚰🚰", true)]
    [InlineData("^[🚰a]$", "🚰", true)]
    [InlineData("^[🚰a]$", "🚱", false)]
    [InlineData("^[^🚰a]$", "🚱", true)]
    [InlineData("^[^🚰a]$", "🚰", false)]
    [InlineData("^[😀-🙏]+$", "😀😃🙏", true)]
    [InlineData("^[😀-🙏]+$", "🚰", false)]
    [InlineData(@"^\uD83D\uDEB0$", "🚰", true)]
    [InlineData(@"^[\uD83D\uDEB0]$", "🚰", true)]
    [InlineData(@"^\u{1F6B0}$", "🚰", true)]
    [InlineData(@"^[\u{10000}-\u{10FFFF}]$", "🚰", true)]
    [InlineData(@"^[\u{10000}-\u{10FFFF}]$", "x", false)]
    [InlineData(@"^[\u0000-\uFFFF]$", "🚰", false)]
    [InlineData(@"^(?:[\s\S])$", "🚰", true)]
    [InlineData(@"^(.)\1$", "🚰🚰", true)]
    [InlineData(@"^(.)\1$", "🚰🚱", false)]
    [InlineData(@"^(?<c>.)\k<c>$", "🚰🚰", true)]
    public void A_character_beyond_U_FFFF_is_one_character(string pattern, string text, bool expected) => Assert.Equal(expected, Rule(pattern).Accepts(text));

    [Fact]
    public void Half_of_a_pair_is_a_character_by_itself()
    {
        Assert.True(Rule("^.{0,1}$").Accepts("\ud83d"));
        Assert.True(Rule("^.{2}$").Accepts("\udeb0\ud83d"));
        Assert.True(Rule(@"^(?:[\s\S])$").Accepts("\ud83d"));
        Assert.False(Rule("^🚰{2}$").Accepts("🚰\udeb0"));
        Assert.False(Rule("^[🚰a]$").Accepts("\ud83d"));
        Assert.True(Rule("^[^🚰a]$").Accepts("\ud83d"));
    }

    // A string with escapes: metadata of .NET cannot hold half of a pair.
    [Theory]
    [InlineData(@"^\ud800$", @"\ud800", true)]
    [InlineData(@"^\ud800$", @"\ud801", false)]
    [InlineData(@"^[^\ud83d]$", @"\ud83e", true)]
    [InlineData(@"^[^\ud83d]$", @"\ud83d", false)]
    [InlineData(@"^[^\ud83d]$", @"\ud83d\udeb0", true)]
    [InlineData(@"^\ud83d", @"\ud83d\udeb0", false)]
    [InlineData(@"\udeb0", @"\ud83d\udeb0", false)]
    [InlineData(@"\udeb0", @"x\udeb0\udeb0", true)]
    [InlineData(@"^\ufffd$", @"\ud800", false)]
    [InlineData(@"^[\ufffd]$", @"\ud800", false)]
    [InlineData(@"^\ufffd\ud800$", @"\ufffd\ud800", true)]
    [InlineData(@"^[\ud800-\udbff]$", @"\udbff", true)]
    [InlineData(@"^[\ud800-\udbff]$", @"\udc00", false)]
    [InlineData(@"^[\ud801-\udc01]{2}$", @"\udc01\ud801", true)]
    [InlineData(@"^[\ud801-\udc01]$", @"\ud800", false)]
    [InlineData(@"^[\ud801-\udc01]$", @"\udc02", false)]
    [InlineData(@"^[\ud7ff-\ue000]{3}$", @"\ud7ff\udc00\ue000", true)]
    [InlineData(@"^(?:.|ab){3}$", @"\ud800\ud83d\udeb0\udc00", true)]
    [InlineData(@"^(?:.|ab){4}$", @"\ud800\ud83d\udeb0\udc00", false)]
    [InlineData(@"^(?:\W|ab)$", @"\ud800", true)]
    [InlineData(@"^(.)\1$", @"\udc00\udc00", true)]
    [InlineData(@"^(.)\1$", @"\ud800\ud801", false)]
    [InlineData(@"\udc00\ud800", @"\udc00\ud800", true)]
    [InlineData(@"^\u{10FC00}\ud800$", @"\udbff\udc00\ud800", true)]
    [InlineData(@"^\u{10FC01}\ud800$", @"\udbff\udc00\ud800", false)]
    [InlineData(@"^[\u{10F000}-\u{10FFFF}]\ud800$", @"\udbff\udfff\ud800", true)]
    [InlineData(@"^[\u{10F000}-\u{10FC00}]\ud800$", @"\udbff\udc01\ud800", false)]
    [InlineData(@"(?<=\ud800)x", @"\ud800x", true)]
    [InlineData(@"(?<=\udc00)x", @"\ud801\udbff\udc00x", false)]
    [InlineData(@"^(?!\ud800).", @"\ud801", true)]
    [InlineData(@"^(?!\ud800).", @"\ud800", false)]
    [InlineData(@"^\p{L}$", @"\ud800", false)]
    [InlineData(@"^\P{L}$", @"\ud800", true)]
    [InlineData(@"^\p{Cs}$", @"\ud800", true)]
    [InlineData(@"^[^\p{C}]$", @"\ud800", false)]
    [InlineData(@"^\P{L}$", @"\ud83d\udeb0", true)]
    [InlineData(@"^\P{L}{2}$", @"\ud83d\udeb0", false)]
    [InlineData(@"^[^\P{L}]$", @"\ud83d\udeb0", false)]
    [InlineData(@"^\p{Cs}{2}$", @"\ud83d\udeb0", false)]
    [InlineData(@"^(?:\B|ab)x", @"\ud800x", false)]
    [InlineData(@"\B", @"a\ud800b", false)]
    [InlineData(@"(?<!\S)(?!\S)", @"\ud800", false)]
    [InlineData(@"(?<!.)(?!.)", @"\ud800", false)]
    [InlineData(@"\B", @"-\ud800b", true)]
    public void Half_of_a_pair_is_no_other_character(string pattern, string escaped, bool expected) => Assert.Equal(expected, Rule(pattern).Accepts(Regex.Unescape(escaped)));

    [Theory]
    [InlineData(@"(?<n>a)\k<n>", "aa", true)]
    [InlineData(@"(?<n>a)\k<n>", "ab", false)]
    [InlineData(@"^(?<first>.)(?<second>.)\k<second>\k<first>$", "abba", true)]
    [InlineData(@"^(?<first>.)(?<second>.)\k<second>\k<first>$", "abab", false)]
    [InlineData(@"^(?<n>.)\k<n>{2}$", "aaa", true)]
    public void A_reference_to_a_named_group_is_checked(string pattern, string text, bool expected) => Assert.Equal(expected, Rule(pattern).Accepts(text));

    [Fact]
    public void A_pattern_at_which_the_engine_fails_is_left_to_the_server() =>
        Assert.True(Rule(@"^(?=(?:(?:\B.?)+?\u{10fc01}))$").Accepts("\udbff\udc01\ud800\udfff\ud83d"));

    [Fact]
    public void Every_character_is_itself_alone_and_beside_half_of_a_pair()
    {
        int[] codes = [0x61, 0xD7FF, 0xD800, 0xD83D, 0xDBFF, 0xDC00, 0xDEB0, 0xDFFF, 0xE000, 0xFFFD, 0xFFFF, 0x10000, 0x1F6B0, 0x10FBFF, 0x10FC00, 0x10FFFF];
        foreach (int code in codes)
        {
            StringRule[] ofCode = [Rule($"^\\u{{{code:x}}}$"), Rule($"\\u{{{code:x}}}"), Rule($"^\\u{{{code:x}}}x"), Rule($"^[\\u{{{code:x}}}]x\\ud801$")];
            StringRule[] ofOthers = [Rule($"^[^\\u{{{code:x}}}]$"), Rule($"^[^\\u{{{code:x}}}]x\\ud801$")];
            foreach (int other in codes)
            {
                string text = other is >= 0xD800 and < 0xE000 ? ((char)other).ToString() : char.ConvertFromUtf32(other);
                bool[] accepted = [ofCode[0].Accepts(text), ofCode[1].Accepts("b" + text + "c"), ofCode[2].Accepts(text + "x\ud801"), ofCode[3].Accepts(text + "x\ud801")];
                Assert.True(accepted.All(a => a == (code == other)), $"{code:x} in {other:x}: {string.Join(", ", accepted)}");
                accepted = [ofOthers[0].Accepts(text), ofOthers[1].Accepts(text + "x\ud801")];
                Assert.True(accepted.All(a => a == (code != other)), $"not {code:x} in {other:x}: {string.Join(", ", accepted)}");
            }
        }
    }

    [Theory]
    [InlineData(@"^(?:\d|x)$", "٣", false)]
    [InlineData(@"^(?:\w|-)$", "é", false)]
    [InlineData(@"^(?:\s|-)$", "\ufeff", true)]
    [InlineData(@"^(?:\s|-)$", "\u0085", false)]
    [InlineData(@"^(?:a\b|c)é$", "aé", true)]
    [InlineData(@"^(?:a\B|c)b$", "ab", true)]
    [InlineData(@"^(?:a|b)\1$", "a\u0001", true)]
    [InlineData(@"^(a|b)\1$", "aa", true)]
    [InlineData(@"^(a|b)\1$", "ab", false)]
    [InlineData("^(?:[^]|ab)$", "\n", true)]
    [InlineData("^(a|b){2,3}$", "abab", false)]
    [InlineData("^(a|b){2,3}$", "aba", true)]
    [InlineData("^(?:a{|b)$", "a{", true)]
    [InlineData("^(?:a{,2}|b)$", "a{,2}", true)]
    [InlineData(@"^(?:\cA|b)$", "\u0001", true)]
    [InlineData(@"^(?:\0|b)$", "\0", true)]
    [InlineData(@"^(?:[\b]|b)$", "\b", true)]
    [InlineData(@"^(?:[\w-]|b)$", "-", true)]
    [InlineData(@"^(?:[\w-.]|b)$", ".", true)]
    [InlineData(@"^(?:\/\-\@|b)$", "/-@", true)]
    [InlineData("^(?:#a b|c)$", "#a b", true)]
    [InlineData(@"^(?:\p{L}|\p{Nd})+$", "é٣", true)]
    [InlineData(@"^[\p{L}_]+$", "é_", true)]
    [InlineData(@"^[^\p{L}]+$", "🚰1", true)]
    [InlineData(@"^\P{L}+$", "é", false)]
    [InlineData("^(?<!a)b(?!c)", "b", true)]
    [InlineData("^(?i)abc$", "ABC", true)]
    public void Other_symbols_mean_what_ECMAScript_means(string pattern, string text, bool expected) => Assert.Equal(expected, Rule(pattern).Accepts(text));

    [Theory]
    [InlineData("^(a+)+$")]
    [InlineData("^(a|aa)+$")]
    [InlineData("^(a|a)*$")]
    [InlineData("(.*a){25}b")]
    [InlineData("^(([a-z])+.)+[A-Z]([a-z])+$")]
    public void A_pattern_that_needs_no_lookaround_is_checked_in_time_that_grows_with_the_string(string pattern)
    {
        (string keyword, string message) = Rule(pattern).Explain(Endless + Endless).Single();
        Assert.Equal(("pattern", $"The string of 402 characters does not match {pattern}."), (keyword, message));
    }

    [Fact]
    public void Strings_that_cannot_be_checked_in_time_are_violations_with_one_budget_together()
    {
        Stopwatch watch = Stopwatch.StartNew();
        IReadOnlyList<LosantViolation> violations = JsonText.Check<IReadOnlyList<string>, SluggishTexts>([.. Enumerable.Repeat(Endless, 50)]);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10)); // one second for each of them would be 50
        Assert.Equal(50, violations.Count);
        Assert.All(violations, violation => Assert.Equal(("pattern", $"The string of 201 characters could not be checked in time against {Sluggish}."), (violation.Keyword, violation.Message)));
    }

    [Fact]
    public void A_budget_that_is_used_up_is_not_that_of_the_next_check()
    {
        Assert.NotEmpty(JsonText.Check<IReadOnlyList<string>, SluggishTexts>([Endless]));
        Assert.Empty(JsonText.Check<IReadOnlyList<string>, SluggishTexts>(["aaa"]));
    }

    [Fact]
    public async Task Nothing_is_sent_if_a_pattern_cannot_be_checked_in_time()
    {
        await using var server = await LosantGen.Testing.TestServer.StartAsync("{}");
        using ActionPipeline pipeline = new(new LosantClientOptions { BaseUrl = server.Url, AccessToken = "t", Timeout = TimeSpan.FromMilliseconds(50) });
        Stopwatch watch = Stopwatch.StartNew();
        LosantRequestValidationException error = Assert.Throws<LosantRequestValidationException>(() => Send(pipeline, [Endless, Endless], default));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Equal(2, error.Violations.Count);
        Assert.Throws<ArgumentException>(() => SendByQuery(pipeline, Endless, default));
        Assert.Empty(server.Received);
    }

    [Fact]
    public void A_cancelled_call_does_not_wait_for_a_pattern()
    {
        using ActionPipeline pipeline = new(new LosantClientOptions { AccessToken = "t" });
        using CancellationTokenSource cancelled = new();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => Send(pipeline, [Endless], cancelled.Token));
        Assert.Throws<OperationCanceledException>(() => SendByQuery(pipeline, Endless, cancelled.Token));
    }

    [Fact]
    public void A_string_that_matches_is_sent_however_many_are_checked() =>
        Assert.Empty(JsonText.Check<IReadOnlyList<string>, SluggishTexts>([.. Enumerable.Repeat("aaaa", 5_000)]));

    private static StringRule Rule(string pattern) => StringRule.IsStraight(pattern) ? new StringRule(pattern: pattern) : StringRule.WithRegex(pattern);

    private static void Send(ActionPipeline pipeline, string[] texts, CancellationToken cancellationToken)
    {
        ActionCall call = pipeline.Begin(new ActionInfo("texts", "post", "POST", "/texts"), null, cancellationToken);
        call.Body<IReadOnlyList<string>, SluggishTexts>("texts", texts);
    }

    private static void SendByQuery(ActionPipeline pipeline, string text, CancellationToken cancellationToken)
    {
        ActionCall call = pipeline.Begin(new ActionInfo("texts", "get", "GET", "/texts"), null, cancellationToken);
        call.Query("text", text, SluggishTexts.Rule);
    }

    private readonly struct SluggishTexts : IJsonCodec<IReadOnlyList<string>>
    {
        public static readonly StringRule Rule = StringRule.WithRegex(Sluggish);

        public static IReadOnlyList<string> Read(ref JsonInput input) => ListCodec<string, StringCodec>.Read(ref input);

        public static void Write(ref JsonOutput output, IReadOnlyList<string> value) => ListCodec<string, StringCodec>.Write(ref output, value);

        public static void Validate(IReadOnlyList<string> value, ref Losant.Runtime.Validation validation) => validation.Strings(value, Rule);
    }
}
