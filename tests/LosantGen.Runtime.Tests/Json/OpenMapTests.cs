using Losant.Runtime;

namespace Losant.Tests.Json;

public class OpenMapTests
{
    [Fact]
    public void A_key_that_fits_no_pattern_is_kept_where_it_looks_like_an_entry_and_never_makes_the_reading_fail()
    {
        var map = JsonText.Parse<IReadOnlyDictionary<string, double>, MapJson<double, DoubleJson, ShortKeys>>("""{"a":1,"longer":2,"other":{"deep":true},"b":3}"""u8);

        Assert.Equal(["a", "longer", "b"], map.Keys);
    }

    [Fact]
    public void What_looks_like_an_entry_depends_on_what_entries_are()
    {
        Assert.Equal(["low", "a"], KeysOf<IReadOnlyList<long>, ListJson<long, Int64Json>>("""{"low":[1],"other":{},"more":"x","a":[2]}"""));
        Assert.Equal(["low", "a"], KeysOf<DateTimeOffset, DateTimeJson>("""{"low":"2026-01-31T12:34:56Z","other":5,"a":"2026-01-31T12:34:56Z"}"""));
        Assert.Equal(["low", "none", "a"], KeysOf<long?, NullableJson<long, Int64Json>>("""{"low":1,"none":null,"other":"x","a":2}"""));
        Assert.Equal(["low", "list", "a"], KeysOf<System.Text.Json.JsonElement, ElementJson>("""{"low":1,"list":[],"a":2}"""));
        Assert.Equal(["low", "a"], KeysOf<JsonScalar, ScalarJson>("""{"low":true,"list":[],"a":2}"""));
    }

    private static IEnumerable<string> KeysOf<T, TJson>(string json)
        where TJson : IJson<T> => JsonText.Parse<IReadOnlyDictionary<string, T>, MapJson<T, TJson, ShortKeys>>(System.Text.Encoding.UTF8.GetBytes(json)).Keys;

    private readonly struct ShortKeys : IKeyRule
    {
        public static TextRule? Keys { get; } = new(pattern: "^[a-z]{1,2}$");

        public static bool IsClosed => false;
    }
}
