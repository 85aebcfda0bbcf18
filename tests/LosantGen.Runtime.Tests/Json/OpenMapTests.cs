using Losant.Runtime;

namespace LosantGen.Runtime.Tests.Json;

public class OpenMapTests
{
    [Fact]
    public void A_key_that_matches_no_pattern_is_kept_if_it_looks_like_an_entry_and_never_fails_the_read()
    {
        var map = JsonText.Deserialize<IReadOnlyDictionary<string, double>, MapCodec<double, DoubleCodec, ShortKeys>>("""{"a":1,"longer":2,"other":{"deep":true},"b":3}"""u8);

        Assert.Equal(["a", "longer", "b"], map.Keys);
    }

    [Fact]
    public void What_looks_like_an_entry_depends_on_the_type_of_entries()
    {
        Assert.Equal(["low", "a"], KeysOf<IReadOnlyList<long>, ListCodec<long, Int64Codec>>("""{"low":[1],"other":{},"more":"x","a":[2]}"""));
        Assert.Equal(["low", "a"], KeysOf<DateTimeOffset, DateTimeCodec>("""{"low":"2026-01-31T12:34:56Z","other":5,"a":"2026-01-31T12:34:56Z"}"""));
        Assert.Equal(["low", "none", "a"], KeysOf<long?, NullableValueCodec<long, Int64Codec>>("""{"low":1,"none":null,"other":"x","a":2}"""));
        Assert.Equal(["low", "list", "a"], KeysOf<System.Text.Json.JsonElement, ElementCodec>("""{"low":1,"list":[],"a":2}"""));
        Assert.Equal(["low", "a"], KeysOf<JsonScalar, ScalarCodec>("""{"low":true,"list":[],"a":2}"""));
    }

    private static IEnumerable<string> KeysOf<T, TCodec>(string json)
        where TCodec : IJsonCodec<T> => JsonText.Deserialize<IReadOnlyDictionary<string, T>, MapCodec<T, TCodec, ShortKeys>>(System.Text.Encoding.UTF8.GetBytes(json)).Keys;

    private readonly struct ShortKeys : IKeyRule
    {
        public static StringRule? Keys { get; } = new(pattern: "^[a-z]{1,2}$");

        public static bool IsClosed => false;
    }
}
