using System.Globalization;
using System.Text.Json;
using Losant.Runtime;
using LosantGen.Runtime.Tests.Json;

namespace LosantGen.Runtime.Tests.Validation;

public class ValidationTests
{
    private static readonly StringRule Id = new(pattern: @"^[A-Fa-f\d]{24}$");

    [Fact]
    public void Every_violation_is_listed_with_its_location()
    {
        Pump pump = new()
        {
            Level = 101,
            Parts = [new Pump { Name = "" }, new Pump { Name = "ok", Tags = new Dictionary<string, string> { ["a/b~c"] = "x" } }, null!],
        };
        LosantRequestValidationException error = Assert.Throws<LosantRequestValidationException>(() => JsonText.Validate<Pump, Pump>(pump));
        Assert.Equal(
            [("", "required"), ("/level", "maximum"), ("/parts/0/name", "minLength"), ("/parts/1/tags/a~1b~0c", "additionalProperties"), ("/parts/2", "type")],
            error.Violations.Select(violation => (violation.Pointer, violation.Keyword)));
        Assert.Contains("/parts/1/tags/a~1b~0c", error.Message, StringComparison.Ordinal);
        Assert.Contains("5 places", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_stays_short_however_many_violations_there_are()
    {
        Pump pump = new() { Name = "a", Parts = [.. Enumerable.Repeat(new Pump(), 5000)] };
        LosantRequestValidationException error = Assert.Throws<LosantRequestValidationException>(() => JsonText.Validate<Pump, Pump>(pump));
        Assert.Equal(5000, error.Violations.Count);
        Assert.InRange(error.Message.Length, 100, 2000);
    }

    [Fact]
    public void Strings_of_a_list_are_checked_one_by_one()
    {
        IReadOnlyList<string>[] lists = [["x", new string('a', 24), null!], new List<string> { "x", new('a', 24), null! }, new System.Collections.ObjectModel.ReadOnlyCollection<string>(["x", new('a', 24), null!])];
        foreach (IReadOnlyList<string> list in lists)
        {
            Losant.Runtime.Validation validation = new();
            validation.Enter("ids");
            validation.Strings(list, Id);
            validation.Strings(null, Id);
            validation.Exit();
            Assert.Equal([("/ids/0", "pattern"), ("/ids/2", "type")], validation.Violations.Select(v => (v.Pointer, v.Keyword)));
            validation.Dispose();
        }
    }

    [Fact]
    public void Neither_a_wrong_value_of_a_secret_nor_a_key_of_a_map_of_secrets_is_shown()
    {
        StringRule rule = new(values: ["a", "b"]);
        Losant.Runtime.Validation validation = new();
        validation.Enter("doors");
        validation.Enter("north");
        MemberList members = new(ref validation);
        members.Begin(new MemberNames("code password apiKey a"));
        members.String(0, "wrong", rule);
        members.String(1, "wrong-horse", rule);
        members.String(2, "wrong-horse", new ScalarRule(text: rule));
        validation.Exit();
        validation.Exit();
        validation.Enter("apiTokens");
        validation.Enter("my/secret");
        validation.Enter(3);
        members.String(3, "wrong-horse", rule);

        Assert.Equal(
            ["/doors/north/code: The string 'wrong' is not one of a, b.", "/doors/north/password: The string is not one of a, b.", "/doors/north/apiKey: The string is not one of a, b.", "/apiTokens/[secret]/3/[secret]: The string is not one of a, b."],
            validation.Violations.Select(v => $"{v.Pointer}: {v.Message}"));
        validation.Dispose();
    }

    [Fact]
    public void Constraints_of_lists_and_maps_are_checked()
    {
        Losant.Runtime.Validation validation = new();
        validation.Items(0, 1, -1);
        validation.Items(3, 0, 2);
        validation.Items(2, 0, 2);
        validation.Properties(0, 1, -1);
        validation.Properties(3, 0, 2);
        validation.Known("x", new StringTable("y"));
        validation.Known("y", new StringTable("y"));
        validation.Known(null, new StringTable("y"));
        MemberList members = new(ref validation);
        members.Begin(new MemberNames("n"));
        members.Number(0, 3, new NumberRule(maximum: 2));
        members.Number(0, null, new NumberRule(maximum: 2));
        Assert.Equal(
            [("", "minItems"), ("", "maxItems"), ("", "minProperties"), ("", "maxProperties"), ("", "enum"), ("/n", "maximum")],
            validation.Violations.Select(v => (v.Pointer, v.Keyword)));
        validation.Dispose();
    }

    [Fact]
    public void Values_and_maps_are_checked_at_their_location()
    {
        Losant.Runtime.Validation validation = new();
        Dictionary<string, Pump> map = new() { ["a b"] = new Pump(), ["c"] = new Pump { Name = "x" } };
        validation.Enter("m");
        validation.Map<Pump, Pump, TagKeys>(map);
        validation.Map<Pump, Pump, TagKeys>(new SortedDictionary<string, Pump>(map));
        validation.Map<Pump, Pump, TagKeys>(Reading.Parse<IReadOnlyDictionary<string, Pump>, MapCodec<Pump, Pump, AnyKey>>("""{"a b":{}}"""));
        validation.Exit();
        Assert.Equal(
            Enumerable.Repeat(("/m/a b", "additionalProperties"), 3).Concat(Enumerable.Repeat(("/m/a b", "required"), 3)).Order(),
            validation.Violations.Select(v => (v.Pointer, v.Keyword)).Order());
        validation.Dispose();
    }

    [Fact]
    public void A_probe_reports_nothing()
    {
        Losant.Runtime.Validation validation = new();
        Assert.True(validation.Accepts<Pump, Pump>(new Pump { Name = "a" }));
        Assert.False(validation.Accepts<Pump, Pump>(new Pump()));
        Assert.Equal(0, validation.Count);
        validation.ThrowIfAny();
        validation.Dispose();
    }

    [Theory]
    [InlineData("[]", null)]
    [InlineData("[1]", null)]
    [InlineData("[1,2,3]", null)]
    [InlineData("[1,2,1]", "The items 0 and 2 are equal.")]
    [InlineData("[\"a\",\"b\",\"\\u0061\"]", "The items 0 and 2 are equal.")]
    [InlineData("[1,\"1\",true,null,[],{},[1],[[1]]]", null)]
    [InlineData("[{\"a\":1,\"b\":[2,3]},{\"b\":[2,3],\"a\":1}]", "The items 0 and 1 are equal.")]
    [InlineData("[{\"a\":1,\"b\":2},{\"a\":2,\"b\":1}]", null)]
    [InlineData("[[1,2],[2,1]]", null)]
    [InlineData("[null,[null],null]", "The items 0 and 2 are equal.")]
    [InlineData("[9007199254740993,9007199254740992]", null)]
    [InlineData("[9007199254740993,1e400,9007199254740993.0]", "The items 0 and 2 are equal.")]
    [InlineData("[1e400,1e401,10e399]", "The items 0 and 2 are equal.")]
    [InlineData("[0,-0.00]", "The items 0 and 1 are equal.")]
    [InlineData("[100,1e1,1.0e2]", "The items 0 and 2 are equal.")]
    [InlineData("[{\"\\ud800\":1},{\"\\ud801\":1}]", null)]
    [InlineData("[{\"\\ud800\":1},{\"\\uD800\":1.0}]", "The items 0 and 1 are equal.")]
    [InlineData("[\"\\ud800\",\"\\uD800\"]", "The items 0 and 1 are equal.")]
    public void Items_with_equal_JSON_are_found(string json, string? message)
    {
        Losant.Runtime.Validation validation = new();
        validation.Unique<JsonElement, ElementCodec>(Reading.Parse<IReadOnlyList<JsonElement>, ListCodec<JsonElement, ElementCodec>>(json));
        validation.Unique<JsonElement, ElementCodec>(null);
        Assert.Equal(message, validation.Violations.SingleOrDefault()?.Message);
        validation.Dispose();
    }

    public static TheoryData<string> DifferentItems
    {
        get
        {
            // The same bytes, names and values in another order.
            Random random = new(14);
            string[] digits = [.. Enumerable.Range(0, 4000).Select(_ => string.Concat("123456789123456789".ToCharArray().OrderBy(_ => random.Next()))).Distinct()];
            TheoryData<string> data = new();
            foreach (string item in new[] { "{{\"a\":{0}}}", "{{\"a\":\"{0}\"}}", "{{\"{0}\":1}}", "{{\"a\":[{{\"b\":[{0}]}}]}}", "[{0}]", "{0}", "\"{0}\"", "{0}e5", "0.{0}" })
                data.Add("[" + string.Join(',', digits.Select(d => string.Format(CultureInfo.InvariantCulture, item, d))) + "]");
            data.Add("[" + string.Join(',', digits.Select(d => $"{{{string.Join(',', d.Select((digit, at) => $"\"{(char)('a' + at)}\":{digit}"))}}}")) + "]");
            data.Add("[" + string.Join(',', digits.Select(d => $"{{\"a\":{{\"b\":{d[..9]},\"c\":{d[9..]}}},\"d\":{{\"b\":{d[9..]},\"c\":{d[..9]}}}}}")) + "]");
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(DifferentItems), DisableDiscoveryEnumeration = true)]
    public void Different_items_are_not_compared_with_each_other(string json)
    {
        IReadOnlyList<JsonElement> items = Reading.Parse<IReadOnlyList<JsonElement>, ListCodec<JsonElement, ElementCodec>>(json);
        Assert.True(items.Count > 3000);
        AssertUniqueWithoutComparison<JsonElement, ElementCodec>(items);
        AssertUniqueWithoutComparison<AsWritten, AsWritten>([.. items.Select(item => new AsWritten(item))]);
    }

    [Fact]
    public void Large_objects_are_the_same_whatever_the_order_of_their_members()
    {
        string[] members = [.. Enumerable.Range(0, 20_000).Select(i => $"\"member{i}\":{i}")];
        string reversed = string.Join(',', members.Reverse());
        Items_with_equal_JSON_are_found($"[{{{string.Join(',', members)}}},{{{reversed}}}]", "The items 0 and 1 are equal.");
        Items_with_equal_JSON_are_found($"[{{{string.Join(',', members)}}},{{{reversed.Replace("\"member7\":7", "\"member7\":8", StringComparison.Ordinal)}}}]", null);
    }

    [Fact]
    public void Nothing_is_allocated_for_a_valid_value()
    {
        string[] ids = [.. Enumerable.Range(0, 1000).Select(i => i.ToString("x24"))];
        Pump pump = new()
        {
            Name = "a",
            Level = 5,
            Parts = [new Pump { Name = "b" }, new Pump { Name = "c" }],
            Tags = Reading.Parse<IReadOnlyDictionary<string, string>, MapCodec<string, StringCodec, AnyKey>>("""{"a":"b"}"""),
        };
        var (before, violations) = (0L, 0);
        for (int i = 0; i < 3; i++)
        {
            before = GC.GetAllocatedBytesForCurrentThread();
            Losant.Runtime.Validation validation = new();
            validation.Check<Pump, Pump>(pump);
            validation.Enter("ids");
            validation.Strings(ids, Id);
            validation.Unique<string, StringCodec>(ids);
            validation.Exit();
            validation.ThrowIfAny();
            validation.Dispose();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    // To compare two items allocates much more than the boxes of unoptimized code.
    private static void AssertUniqueWithoutComparison<T, TCodec>(IReadOnlyList<T> items)
        where TCodec : IJsonCodec<T>
    {
        var (before, violations) = (0L, 0);
        for (int i = 0; i < 3; i++)
        {
            before = GC.GetAllocatedBytesForCurrentThread();
            Losant.Runtime.Validation validation = new();
            validation.Unique<T, TCodec>(items);
            validation.ThrowIfAny();
            validation.Dispose();
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100 * items.Count);
    }

    /// <summary>A value that is written from a type of its own.</summary>
    private readonly record struct AsWritten(JsonElement Json) : IJsonCodec<AsWritten>
    {
        public static AsWritten Read(ref JsonInput input) => new(input.ReadElement());

        public static void Write(ref JsonOutput output, AsWritten value) => output.Write(value.Json);
    }

    [Theory]
    [InlineData("""{"name":"pump","level":21.73,"tags":{"a":"1"},"parts":[{"name":"x"}]}""")]
    [InlineData("""{"name":"pump","more":[1],"other":{"name":5}}""")]
    public void Checking_a_valid_value_allocates_nothing(string json)
    {
        Pump pump = Reading.Parse<Pump, Pump>(json);
        var (before, violations) = (0L, 0);
        for (int i = 0; i < 3; i++)
        {
            before = GC.GetAllocatedBytesForCurrentThread();
            Losant.Runtime.Validation validation = new();
            validation.Check<Pump, Pump>(pump);
            violations = validation.Count;
            validation.Dispose();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(0, violations);
    }
}
