using Losant.Runtime;

namespace LosantGen.Runtime.Tests.Json;

public class MapReadingTests
{
    [Fact]
    public void A_map_returns_its_entries_in_order()
    {
        IReadOnlyDictionary<string, JsonScalar> map = Reading.Map("""{"b":1,"a":"x","c":true}""");
        Assert.Equal(["b", "a", "c"], map.Keys);
        Assert.Equal([1, "x", true], map.Values);
        Assert.Equal(["b", "a", "c"], map.Select(entry => entry.Key));
        Assert.Equal(3, map.Count);
        Assert.True(map.TryGetValue("a", out JsonScalar value));
        Assert.Equal("x", value.AsString());
        Assert.False(map.TryGetValue("z", out _));
        Assert.Contains("'z'", Assert.Throws<KeyNotFoundException>(() => map["z"]).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => map[null!]);
    }

    [Fact]
    public void Consecutive_maps_can_have_the_same_keys_or_others()
    {
        string[] maps =
        [
            """{"a":1,"b":2}""", """{"a":3,"b":4}""", """{"a":5}""", """{"a":6,"b":7,"c":8}""", """{"b":9,"a":10}""", "{}", """{"a":11,"b":12}""",
            """{ "a" : 13 , "b" : 14 }""", """{"a":15,"\u0062":16}""", """{"a":17,"a":18}""", """{"a":19,"b":20,"a":21}""", """{"x":22,"a":23}""",
        ];
        IReadOnlyList<IReadOnlyDictionary<string, JsonScalar>> read =
            Reading.Parse<IReadOnlyList<IReadOnlyDictionary<string, JsonScalar>>,
                ListCodec<IReadOnlyDictionary<string, JsonScalar>, MapCodec<JsonScalar, ScalarCodec, AnyKey>>>($"[{string.Join(',', maps)}]");
        string[] expected =
        [
            "a=1 b=2", "a=3 b=4", "a=5", "a=6 b=7 c=8", "b=9 a=10", "", "a=11 b=12", "a=13 b=14", "a=15 b=16", "a=18", "a=21 b=20", "x=22 a=23",
        ];
        Assert.Equal(expected, read.Select(map => string.Join(' ', map.Select(entry => $"{entry.Key}={entry.Value}"))));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(33)]
    [InlineData(300)]
    public void Maps_of_any_size_are_read_and_searched(int count)
    {
        Random random = new(count);
        int[] numbers = [.. Enumerable.Range(0, count)];
        random.Shuffle(numbers);
        string json = "{" + string.Join(',', numbers.Concat(numbers.Take(count / 3)).Select((n, i) => $"\"k{n}\":{n + (i >= count ? 1000 : 0)}")) + "}";
        IReadOnlyList<IReadOnlyDictionary<string, JsonScalar>> maps =
            Reading.Parse<IReadOnlyList<IReadOnlyDictionary<string, JsonScalar>>,
                ListCodec<IReadOnlyDictionary<string, JsonScalar>, MapCodec<JsonScalar, ScalarCodec, AnyKey>>>($"[{json},{json}]");
        foreach (IReadOnlyDictionary<string, JsonScalar> map in maps)
        {
            Assert.Equal(count, map.Count);
            Assert.Equal(numbers.Select(n => $"k{n}"), map.Keys);
            for (int i = 0; i < count; i++) Assert.Equal(numbers[i] + (i < count / 3 ? 1000 : 0), map[$"k{numbers[i]}"].AsInt64());
            Assert.False(map.ContainsKey("k"));
        }
    }

    [Fact]
    public void Nested_maps_of_the_same_type_are_separate()
    {
        string json = """{"a":{"a":{"b":null},"b":{}},"b":{"a":{"b":null},"b":{}}}""";
        Assert.Equal(json, Reading.Text<Nest?, NullableCodec<Nest, Nest>>(Reading.Parse<Nest?, NullableCodec<Nest, Nest>>(json)));
    }

    [Fact]
    public void Link_members_of_the_API_are_entries_only_if_they_can_be()
    {
        IReadOnlyDictionary<string, JsonScalar> map = Reading.Map("""{"_links":{},"a":1,"_embedded":[],"_actions":1,"_type":"x","_etag":"y","_own":2}""");
        Assert.Equal(["a", "_actions", "_type", "_etag", "_own"], map.Keys);
    }

    [Fact]
    public void Keys_that_a_closed_map_forbids_are_ignored()
    {
        IReadOnlyDictionary<string, string> map =
            Reading.Parse<IReadOnlyDictionary<string, string>, MapCodec<string, StringCodec, TagKeys>>("""{"a":"1","b c":{"not":"a string"},"d":"2"}""");
        Assert.Equal(["a", "d"], map.Keys);
    }

    [Fact]
    public void Equal_keys_of_one_document_are_one_string()
    {
        IReadOnlyList<IReadOnlyDictionary<string, JsonScalar>> maps =
            Reading.Parse<IReadOnlyList<IReadOnlyDictionary<string, JsonScalar>>,
                ListCodec<IReadOnlyDictionary<string, JsonScalar>, MapCodec<JsonScalar, ScalarCodec, AnyKey>>>("""[{"voltage":1},{"voltage":2},{"x":1,"voltage":3}]""");
        Assert.Same(maps[0].Keys.First(), maps[1].Keys.First());
        Assert.Same(maps[0].Keys.First(), maps[2].Keys.Last());
    }

    /// <summary>A map of maps of the same type, or null.</summary>
    private sealed class Nest : IJsonCodec<Nest>
    {
        private IReadOnlyDictionary<string, Nest?> _nests = new Dictionary<string, Nest?>();

        public static Nest Read(ref JsonInput input) =>
            new() { _nests = MapCodec<Nest?, NullableCodec<Nest, Nest>, AnyKey>.Read(ref input) };

        public static void Write(ref JsonOutput output, Nest value) => MapCodec<Nest?, NullableCodec<Nest, Nest>, AnyKey>.Write(ref output, value._nests);

        public static void Validate(Nest value, ref Losant.Runtime.Validation validation)
        {
        }
    }
}
