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

    private readonly struct ShortKeys : IKeyRule
    {
        public static TextRule? Keys { get; } = new(pattern: "^[a-z]{1,2}$");

        public static bool IsClosed => false;
    }
}
