using System.Text;
using Losant.Runtime;

namespace LosantGen.Runtime.Tests.Json;

/// <summary>Strings: escapes, lone surrogates, and what is no string.</summary>
public class StringReadingTests
{
    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\"plain\"", "plain")]
    [InlineData("\"a text that is longer than one block of sixteen bytes\"", "a text that is longer than one block of sixteen bytes")]
    [InlineData("\"grüße, 你好, 🚰 and more of it\"", "grüße, 你好, 🚰 and more of it")]
    [InlineData("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t")]
    [InlineData("\"\\u0000\\u001F\\u00e9\\u20AC\"", "\0\u001f\u00e9\u20ac")]
    [InlineData("\"\\uD83D\\uDEB0\"", "🚰")]
    [InlineData("\"0123456789abcde\\n0123456789abcdef\\u0041\"", "0123456789abcde\n0123456789abcdefA")]
    public void Strings_are_read_and_unescaped(string json, string expected)
    {
        Assert.Equal(expected, Reading.Parse<string, StringCodec>(json));
        Assert.Equal(expected, Reading.Parse<JsonScalar, ScalarCodec>(json).AsString());
        JsonInput input = new(Encoding.UTF8.GetBytes(json));
        Assert.True(input.TextIs(Encoding.UTF8.GetBytes(expected)));
        Assert.False(input.TextIs("something else"u8));
    }

    [Fact]
    public void A_lone_surrogate_in_an_escape_is_kept()
    {
        Assert.Equal("\ud83d", Reading.Parse<string, StringCodec>("\"\\uD83D\""));
        Assert.Equal("\udeb0", Reading.Parse<string, StringCodec>("\"\\uDEB0\""));
        Assert.Equal("\ud83d🚰", Reading.Parse<string, StringCodec>("\"\\uD83D\\uD83D\\uDEB0\""));
        Assert.Equal("é\ud83dx", Reading.Parse<string, StringCodec>("\"é\\uD83Dx\""));
        Assert.Equal("\ud83d\n", Reading.Parse<string, StringCodec>("\"\\uD83D\\n\""));
        Assert.Equal("\ud83d", Reading.Parse<JsonScalar, ScalarCodec>("\"\\uD83D\"").AsString());
    }

    [Fact]
    public void Keys_with_different_lone_surrogates_stay_different()
    {
        const string Json = """{"\ud800":1,"\ud801":2,"\udc00x":3,"\ufffd":4}""";
        IReadOnlyDictionary<string, JsonScalar> map = Reading.Map(Json);
        Assert.Equal([1, 2, 3, 4], map.Values.Select(value => value.AsInt64()));
        Assert.Equal(2, map["\ud801"].AsInt64());
        Assert.Equal(Json.Replace("\\ufffd", "\ufffd", StringComparison.Ordinal), Reading.Text<IReadOnlyDictionary<string, JsonScalar>, MapCodec<JsonScalar, ScalarCodec, AnyKey>>(map));
    }

    [Fact]
    public void Undeclared_members_with_lone_surrogates_are_kept()
    {
        const string Json = """{"name":"a","\ud800":"\udc00","\ud801":[{"\ud800":1}]}""";
        Pump pump = Reading.Parse<Pump, Pump>(Json);
        Assert.Equal(["\ud800", "\ud801"], pump.Extra!.Keys);
        Assert.Equal(Json, Reading.Text<Pump, Pump>(pump));
    }

    [Fact]
    public void Known_values_with_lone_surrogates_are_told_apart()
    {
        StringTable table = new("\ud800", "\ud801", "\ufffd");
        foreach (string value in table.Known)
        {
            JsonInput input = new(Encoding.UTF8.GetBytes(Reading.Text<string, StringCodec>(value)));
            Assert.Same(value, table.Read(ref input));
        }

        JsonInput other = new("\"\\ud802\""u8);
        Assert.Equal("\ud802", table.Read(ref other));
    }

    [Theory]
    [InlineData(new byte[] { (byte)'"', 0xED, 0xA0, 0x80, (byte)'"' })]
    [InlineData(new byte[] { (byte)'"', 0xED, 0xA0, 0x80, (byte)'\\', (byte)'n', (byte)'"' })]
    public void A_surrogate_that_is_not_an_escape_is_not_valid(byte[] json)
    {
        Assert.Throws<LosantSerializationException>(() => JsonText.Deserialize<string, StringCodec>(json));
        byte[] key = [(byte)'{', .. json, (byte)':', (byte)'1', (byte)'}'];
        Assert.Throws<LosantSerializationException>(() => JsonText.Deserialize<IReadOnlyDictionary<string, JsonScalar>, MapCodec<JsonScalar, ScalarCodec, AnyKey>>(key));
    }

    [Theory]
    [InlineData("\"\\x\"")]
    [InlineData("\"\\u12\"")]
    [InlineData("\"\\u12g4\"")]
    [InlineData("\"\\u+123\"")]
    [InlineData("\"\\u 123\"")]
    [InlineData("\"a\nb\"")]
    [InlineData("\"a\u0001b\"")]
    [InlineData("\"open")]
    [InlineData("\"open\\")]
    [InlineData("'single'")]
    public void A_malformed_string_is_an_error_even_if_it_is_skipped(string json)
    {
        Reading.Fails<string, StringCodec>(json);
        Reading.Fails<Pump, Pump>($"{{\"_links\":{json}}}");
    }

    [Theory]
    [InlineData("1")]
    [InlineData("true")]
    [InlineData("{}")]
    [InlineData("null")]
    public void A_value_of_another_kind_is_never_converted_to_a_string(string json) => Reading.Fails<string, StringCodec>(json);
}
