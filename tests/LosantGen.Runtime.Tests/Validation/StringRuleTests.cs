using System.Text;
using System.Text.RegularExpressions;
using Losant.Runtime;

namespace LosantGen.Runtime.Tests.Validation;

public class StringRuleTests
{
    [Theory]
    [InlineData(@"^[A-Fa-f\d]{24}$")]
    [InlineData("^[0-9a-zA-Z_-]{1,255}$")]
    [InlineData("^[0-9a-zA-Z_-]{1,255}")]
    [InlineData("^[0-9a-z-]*$")]
    [InlineData("^[A-Za-z0-9_-]+$")]
    [InlineData(@"^([A-Fa-f\d]{24}|)$")]
    [InlineData(@"^(?:ab|[cd]{2}|\d+)$")]
    [InlineData("^.*$")]
    [InlineData(".*")]
    [InlineData("")]
    [InlineData("^")]
    [InlineData("$")]
    [InlineData("^$")]
    [InlineData(@"\d{3}")]
    [InlineData("[ab]+$")]
    [InlineData("a")]
    [InlineData(@"^[a-z][0-9]{2,3}\.x?$")]
    [InlineData(@"^\w+-\d+$")]
    [InlineData(@"^[^a-c]{2,}$")]
    [InlineData(@"^[^\d\-]+$")]
    [InlineData(@"^\x61\u0062$")]
    [InlineData(@"^\.\$\^\[\]\/$")]
    [InlineData("^[a-]{2}$")]
    [InlineData("^[-a]{2}$")]
    [InlineData("^é{1,2}$")]
    [InlineData(@"^\W\D$")]
    [InlineData("ab")]
    [InlineData(".*{{.+}}.*")]
    [InlineData(@"a\.b.*c.+")]
    [InlineData(".+a{b}")]
    public void A_simple_pattern_needs_no_Regex_and_matches_as_one(string pattern)
    {
        Assert.True(StringRule.IsStraight(pattern));
        CompareWithRegex(pattern);
    }

    [Theory]
    [InlineData("^(?=.*[A-Z])(?=.*[^A-Za-z0-9])(?=.*[0-9])(?=.*[a-z]).{12,}$")]
    [InlineData(@"^(0|([1-9]\d*))\.(0|([1-9]\d*))\.(0|([1-9]\d*))$")]
    [InlineData("^[a-z]+[a-c]$")]
    [InlineData("^[a-z]*[0-9]*[a-z]$")]
    [InlineData("^a+?$")]
    [InlineData("^a|b$")]
    [InlineData("ab{2}")]
    [InlineData("ab.{2}a")]
    [InlineData(".*.+ab")]
    [InlineData("a.*?b")]
    [InlineData(@"a\db")]
    [InlineData("ab$")]
    [InlineData("^(ab)+$")]
    public void Any_other_pattern_uses_a_Regex(string pattern)
    {
        Assert.False(StringRule.IsStraight(pattern));
        Assert.Contains(pattern, Assert.Throws<ArgumentException>(() => new StringRule(pattern: pattern)).Message, StringComparison.Ordinal);
        CompareWithRegex(pattern);
    }

    [Fact]
    public void Random_patterns_match_as_a_Regex()
    {
        Random random = new(20);
        string[] atoms = ["[a-c]", "[0-9]", @"\d", @"\w", "[^a]", "a", "-", @"\.", ".", "[A-Fa-f]", "[b_-]", @"[\d.]"];
        string[] counts = ["", "", "*", "+", "?", "{2}", "{1,3}", "{2,}", "{0}"];
        int straight = 0;
        for (int i = 0; i < 1500; i++)
        {
            StringBuilder pattern = new();
            if (random.Next(5) > 0) pattern.Append('^');
            for (int n = random.Next(1, 4); n > 0; n--) pattern.Append(atoms[random.Next(atoms.Length)]).Append(counts[random.Next(counts.Length)]);
            if (random.Next(4) > 0) pattern.Append('$');
            if (StringRule.IsStraight(pattern.ToString())) straight++;
            CompareWithRegex(pattern.ToString(), 60);
        }

        Assert.InRange(straight, 300, 1400); // both implementations were compared
    }

    [Fact]
    public void Random_texts_in_a_line_match_as_a_Regex()
    {
        Random random = new(21);
        string[] parts = ["a", "ab", "{{", "}}", ".*", ".+", ".*", ".+", @"\.", "-", "{b}", "1"];
        int straight = 0;
        for (int i = 0; i < 1500; i++)
        {
            string pattern = string.Concat(Enumerable.Range(0, random.Next(2, 7)).Select(_ => parts[random.Next(parts.Length)]));
            if (!StringRule.IsStraight(pattern)) continue;
            straight++;
            StringRule rule = new(pattern: pattern);
            Regex regex = new(EcmaScript(pattern), RegexOptions.CultureInvariant);
            for (int n = 0; n < 60; n++)
            {
                string text = string.Concat(Enumerable.Range(0, random.Next(0, 12)).Select(_ => TextParts[random.Next(TextParts.Length)]));
                Assert.True(regex.IsMatch(text) == rule.Accepts(text), $"{pattern} and '{text}'");
            }
        }

        Assert.InRange(straight, 300, 1400); // the others have two gaps in a row

        static string EcmaScript(string pattern) => pattern.Replace(@"\.", "\0", StringComparison.Ordinal).Replace(".", @"[^\n\r\u2028\u2029]", StringComparison.Ordinal).Replace("\0", @"\.", StringComparison.Ordinal);
    }

    private static readonly string[] TextParts = ["a", "b", "{{", "}}", "{b}", ".", "-", "1", "\n", "\u2028", "\U0001F600", "x"];

    [Theory]
    [InlineData("[")]
    [InlineData(@"^\p{Foo}$")]
    [InlineData("(?<=a)b(")]
    public void A_pattern_that_cannot_be_read_accepts_everything(string pattern) => Assert.True(StringRule.WithRegex(pattern).Accepts("x"));

    [Fact]
    public void A_dollar_matches_only_the_end_and_a_dot_matches_no_line_terminator()
    {
        Assert.False(new StringRule(pattern: "^a$").Accepts("a\n"));
        Assert.False(StringRule.WithRegex("^(a|b)+$").Accepts("a\n"));
        foreach (char end in "\n\r\u2028\u2029")
        {
            Assert.False(new StringRule(pattern: "^.$").Accepts([end]));
            Assert.False(StringRule.WithRegex("^(.)+$").Accepts([end]));
        }
    }

    [Fact]
    public void White_space_is_that_of_ECMAScript()
    {
        StringRule rule = new(pattern: @"^\s$");
        foreach (char c in "\t\n\v\f\r \u00a0\u1680\u2000\u200a\u2028\u2029\u202f\u205f\u3000\ufeff") Assert.True(rule.Accepts([c]));
        foreach (char c in "a0\u200b\u180e\u0085") Assert.False(rule.Accepts([c]));
    }

    [Fact]
    public void Ids_of_any_length_and_with_any_invalid_character_are_checked()
    {
        StringRule rule = new(pattern: "^[0-9a-f]*$");
        for (int length = 0; length < 70; length++)
        {
            char[] id = Enumerable.Range(0, length).Select(i => "0123456789abcdef"[i % 16]).ToArray();
            Assert.True(rule.Accepts(id));
            for (int i = 0; i < length; i++)
            {
                char right = id[i];
                foreach (char wrong in "g/:`@G \0\u0080\u00ff\u0130\u3030\u6161\uff10\uffff")
                {
                    id[i] = wrong;
                    Assert.False(rule.Accepts(id));
                }

                id[i] = right;
            }
        }
    }

    [Theory]
    [InlineData("", 0, 0, true)]
    [InlineData("ab", 2, 2, true)]
    [InlineData("ab", 3, -1, false)]
    [InlineData("ab", 0, 1, false)]
    [InlineData("🚰🚰", 2, 2, true)]
    [InlineData("🚰🚰", 3, 4, false)]
    [InlineData("🚰🚰", 0, 1, false)]
    [InlineData("x🚰y", 3, 3, true)]
    public void Length_is_counted_in_code_points(string text, int min, int max, bool expected) =>
        Assert.Equal(expected, new StringRule(minLength: min, maxLength: max).Accepts(text));

    [Fact]
    public void A_lone_surrogate_counts_as_one_code_point()
    {
        StringRule two = new(minLength: 2, maxLength: 2);
        Assert.True(two.Accepts("\ud800\ud800\udc00"));
        Assert.True(two.Accepts("\udc00\ud800"));
        Assert.False(two.Accepts("\ud800\udc00"));
    }

    [Theory]
    [InlineData("date-time", "2026-01-31T12:34:56.789Z", true)]
    [InlineData("date-time", "2026-01-31T12:34:56+01:00", true)]
    [InlineData("date-time", "2026-01-31", false)]
    [InlineData("date-time", "yesterday", false)]
    [InlineData("date-time", "2026-02-30T12:34:56Z", false)]
    [InlineData("email", "a@b.example", true)]
    [InlineData("email", "first.last+tag@sub.example.com", true)]
    [InlineData("email", "\"a b\"@example.com", true)]
    [InlineData("email", "a@localhost", true)]
    [InlineData("email", "a", false)]
    [InlineData("email", "@b", false)]
    [InlineData("email", "a@", false)]
    [InlineData("email", "a b@c.example", false)]
    [InlineData("email", "a@b@c", false)]
    [InlineData("email", "a..b@c.example", false)]
    [InlineData("email", ".a@c.example", false)]
    [InlineData("email", "a@-c.example", false)]
    [InlineData("uri", "https://example.com/a?b=c#d", true)]
    [InlineData("uri", "urn:isbn:0451450523", true)]
    [InlineData("uri", "mailto:a@b.example", true)]
    [InlineData("uri", "/relative", false)]
    [InlineData("uri", "example.com", false)]
    [InlineData("uri", "http://", false)]
    [InlineData("uri", "http:", false)]
    [InlineData("uri", "HTTPS:", false)]
    [InlineData("uri", "http:/x", false)]
    [InlineData("uri", "http:example.com", false)]
    [InlineData("uri", "http:///x", false)]
    [InlineData("uri", "https://?x", false)]
    [InlineData("uri", "http://:80/", false)]
    [InlineData("uri", "http://a@/", false)]
    [InlineData("uri", "a:", true)]
    [InlineData("uri", "urn:", true)]
    [InlineData("uri", "urn:x", true)]
    [InlineData("uri", "about:", true)]
    [InlineData("uri", "a:#", true)]
    [InlineData("uri", "a:/", true)]
    [InlineData("uri", "a://", true)]
    [InlineData("uri", "a://:80", true)]
    [InlineData("uri", "file:///", true)]
    [InlineData("uri", "z39.50s+x-y:a", true)]
    [InlineData("uri", "urn:x y", false)]
    [InlineData("uri", "urn:[x]", false)]
    [InlineData("uri", ":", false)]
    [InlineData("uri", ":a", false)]
    [InlineData("uri", "1http://x", false)]
    [InlineData("uri", "http://a b", false)]
    [InlineData("uri", "http://user:pass@example.com:8080/~a/%7Eb;c=d?x=/?#y?/", true)]
    [InlineData("uri", "file:///etc/hosts", true)]
    [InlineData("uri", "http://example.com:/", true)]
    [InlineData("uri", "http://192.168.1.1/", true)]
    [InlineData("uri", "http://[::1]:80/", true)]
    [InlineData("uri", "http://[2001:db8::7]/c=GB", true)]
    [InlineData("uri", "http://[1:2:3:4:5:6:7:8]", true)]
    [InlineData("uri", "http://[::ffff:192.168.1.1]", true)]
    [InlineData("uri", "http://[v1.a:b]", true)]
    [InlineData("uri", "tel:+1-816-555-1212", true)]
    [InlineData("uri", "a:b:c", true)]
    [InlineData("uri", "a:?", true)]
    [InlineData("uri", "http://example.com/ü", false)]
    [InlineData("uri", "http://example.com/\\", false)]
    [InlineData("uri", "http://example.com/{id}", false)]
    [InlineData("uri", "http://example.com/^`|", false)]
    [InlineData("uri", "http://example.com/%6", false)]
    [InlineData("uri", "http://example.com/%", false)]
    [InlineData("uri", "http://example.com/%GG", false)]
    [InlineData("uri", "http://example.com/[a]", false)]
    [InlineData("uri", "http://example.com/?[a]", false)]
    [InlineData("uri", "http://example.com/#a#b", false)]
    [InlineData("uri", "http://example.com:8a/", false)]
    [InlineData("uri", "http://example.com:80:80/", false)]
    [InlineData("uri", "http://a@b@example.com/", false)]
    [InlineData("uri", "http://[a@example.com/", false)]
    [InlineData("uri", "http://[::1", false)]
    [InlineData("uri", "http://[]", false)]
    [InlineData("uri", "http://[::1]x", false)]
    [InlineData("uri", "http://[1:2:3:4:5:6:7]", false)]
    [InlineData("uri", "http://[1:2:3:4:5:6:7::8]", false)]
    [InlineData("uri", "http://[1::2::3]", false)]
    [InlineData("uri", "http://[:::]", false)]
    [InlineData("uri", "http://[::12345]", false)]
    [InlineData("uri", "http://[::ffff:192.168.1.01]", false)]
    [InlineData("uri", "http://[::ffff:192.168.1.256]", false)]
    [InlineData("uri", "http://[::192.168.1.1:1]", false)]
    [InlineData("uri", "http://[v1.]", false)]
    [InlineData("uri", "", false)]
    [InlineData("email", "", false)]
    [InlineData("unheard-of", "anything", true)]
    public void Formats_reject_clearly_invalid_strings(string format, string text, bool expected) =>
        Assert.Equal(expected, new StringRule(format: format).Accepts(text));

    [Fact]
    public void Every_violated_keyword_is_explained()
    {
        StringRule rule = new(minLength: 3, maxLength: 1, pattern: "^x$", format: "email", values: ["x", "y"]);
        Assert.False(rule.Accepts("ab"));
        Assert.Equal(["minLength", "maxLength", "pattern", "format", "enum"], rule.Explain("ab").Select(found => found.keyword));
        Assert.Empty(new StringRule(values: ["x"]).Explain("x"));
        Assert.Contains("^x$", rule.Describe(), StringComparison.Ordinal);
        Assert.All(rule.Explain(new string('z', 5000)), found => Assert.InRange(found.message.Length, 10, 300));
    }

    [Fact]
    public void A_message_contains_nothing_of_a_string_that_may_be_a_secret()
    {
        StringRule rule = new(minLength: 30, maxLength: 1, pattern: "^x$", format: "email");
        Assert.All(rule.Explain("MyNewPassword2026"), found => Assert.DoesNotContain("Password", found.message, StringComparison.Ordinal));
        Assert.Equal(
            [
                "The string has 17 characters; at least 30 are required.",
                "The string has 17 characters; at most 1 are allowed.",
                "The string of 17 characters does not match ^x$.",
                "The string of 17 characters is not a valid email.",
            ],
            rule.Explain("MyNewPassword2026").Select(found => found.message));
        Assert.Equal("The string of 1 character does not match ^x$.", new StringRule(pattern: "^x$").Explain("🚰").Single().message);
    }

    [Fact]
    public void A_wrong_value_of_an_enum_is_shown_shortened()
    {
        StringRule rule = new(values: ["asc", "desc"]);
        Assert.Equal("The string 'sideways' is not one of asc, desc.", rule.Explain("sideways").Single().message);
        Assert.Equal("The string 'abcdefghijklmnopqrst…' is not one of asc, desc.", rule.Explain("abcdefghijklmnopqrstuvwxyz").Single().message);
    }

    private static void CompareWithRegex(string pattern, int count = 2000)
    {
        // \z, because a dollar in .NET accepts a final newline even in ECMAScript mode.
        string exact = pattern.EndsWith('$') && !pattern.EndsWith(@"\$", StringComparison.Ordinal) ? pattern[..^1] + "(?![\\s\\S])" : pattern;
        Regex regex = new(exact, RegexOptions.ECMAScript);
        StringRule rule = StringRule.IsStraight(pattern) ? new StringRule(pattern: pattern) : StringRule.WithRegex(pattern);
        Random random = new(pattern.Length);
        const string Chars = "aaabbbcccdABCFGZz0123459___---...  éß$^[]/{}{}";
        for (int i = 0; i < count; i++)
        {
            char[] text = new char[random.Next(i % 3 == 0 ? 30 : 6)];
            int variety = random.Next(2, Chars.Length);
            for (int c = 0; c < text.Length; c++) text[c] = Chars[(random.Next(variety) * 7) % Chars.Length];
            if (i % 50 == 0) text = [.. "0123456789abcdefABCDEF01"];
            if (i % 50 == 1) text = [.. "0123456789abcdefABCDEF0g"];
            Assert.True(regex.IsMatch(text) == rule.Accepts(text), $"{pattern} {new string(text)}");
        }
    }
}
