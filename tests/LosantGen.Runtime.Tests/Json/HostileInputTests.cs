using System.Text;
using System.Text.Json;
using Losant.Runtime;

namespace LosantGen.Runtime.Tests.Json;

public class HostileInputTests
{
    private const string Sample =
        """{"name":"p\u00fcmp \ud83d\udeb0 ü","count":12,"level":-1.25e2,"isOn":true,"since":"2026-01-31T12:34:56.789Z","last":null,"note":"n","parts":[{"name":"x"},{}],"tags":{"a":"1","b":"2"},"more":{"a":[1,2.5,"s",false]}}""";

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("[{\"parts\":")]
    public void JSON_nested_10_000_deep_is_an_error(string opening)
    {
        string deep = string.Concat(Enumerable.Repeat(opening, 10_000));
        Reading.Fails<JsonElement, ElementCodec>(deep);
        Reading.Fails<Pump, Pump>($$"""{"_links":{{deep}}""");
        Reading.Fails<Pump, Pump>($$"""{"more":{{deep}}""");
        Reading.Fails<JsonScalar, ScalarCodec>(deep);
        Reading.Fails<Pump, Pump>(string.Concat(Enumerable.Repeat("{\"parts\":[", 10_000)));
        LosantSerializationException error = Reading.Fails<Pump, Pump>($$"""{"more":{{deep}}""");
        Assert.Contains("deeper than", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void JSON_nested_100_deep_is_read_and_written()
    {
        string deep = new string('[', 100) + new string(']', 100);
        Assert.Equal(deep, Reading.Text<JsonElement, ElementCodec>(Reading.Element(deep)));
    }

    [Fact]
    public void JSON_that_is_truncated_anywhere_is_an_error()
    {
        byte[] whole = Encoding.UTF8.GetBytes(Sample);
        JsonText.Deserialize<Pump, Pump>(whole);
        for (int length = 0; length < whole.Length; length++)
        {
            byte[] part = whole[..length];
            Assert.Throws<LosantSerializationException>(() => JsonText.Deserialize<Pump, Pump>(part));
            Assert.Throws<LosantSerializationException>(() => JsonText.Deserialize<JsonElement, ElementCodec>(part));
            Assert.Throws<LosantSerializationException>(() =>
            {
                JsonInput input = new(part);
                input.Skip();
                input.Finish();
            });
        }
    }

    [Fact]
    public void A_change_of_any_single_byte_causes_no_error_but_our_own()
    {
        byte[] whole = Encoding.UTF8.GetBytes(Sample);
        Random random = new(5);
        byte[] wrong = [.. "\"\\{}[],:0-eE.tfn \n\0"u8, 0x80, 0xC0, 0xFF, 0xE2, 0xF0];
        for (int i = 0; i < 20_000; i++)
        {
            byte[] changed = [.. whole];
            for (int n = random.Next(1, 4); n > 0; n--) changed[random.Next(changed.Length)] = wrong[random.Next(wrong.Length)];
            if (Record.Exception(() => JsonText.Deserialize<Pump, Pump>(changed)) is { } error) Assert.IsType<LosantSerializationException>(error);
        }
    }

    [Fact]
    public void Changed_bytes_are_accepted_or_rejected_as_by_System_Text_Json()
    {
        byte[] whole = Encoding.UTF8.GetBytes(Sample);
        Random random = new(6);
        byte[] wrong = [.. "\"\\{}[],:019-+eE.tfnu \n\t\0/"u8, 0x7F];
        for (int i = 0; i < 50_000; i++)
        {
            byte[] changed = [.. whole];
            for (int n = random.Next(1, 4); n > 0; n--) changed[random.Next(changed.Length)] = wrong[random.Next(wrong.Length)];
            Assert.True(IsSoundToFramework(changed) == IsSoundToUs(changed), Encoding.UTF8.GetString(changed));
        }
    }

    [Theory]
    [InlineData(0x80)]
    [InlineData(0xC3)]
    [InlineData(0xFF)]
    [InlineData(0xED)]
    public void Invalid_UTF_8_is_an_error_in_values_and_in_names(byte bad)
    {
        foreach (string json in new[] { """{"name":"?"}""", """{"tags":{"?":"a"}}""", """{"?":1}""", """{"more":["?"]}""", """{"name":"\n?"}""" })
        {
            byte[] bytes = Encoding.UTF8.GetBytes(json);
            bytes[Array.IndexOf(bytes, (byte)'?')] = bad;
            Assert.Throws<LosantSerializationException>(() => JsonText.Deserialize<Pump, Pump>(bytes));
        }
    }

    [Fact]
    public void A_name_can_contain_any_character()
    {
        Pump pump = Reading.Parse<Pump, Pump>("""{"\u0000":1,"a\"b":2,"":3,"tags":{"\u0000":"4","":"5","\ud800":"6"}}""");
        Assert.Equal(["\0", "a\"b", ""], pump.Extra!.Keys);
        Assert.Equal(["\0", "", "\uD800"], pump.Tags!.Keys);
        Assert.Equal("""{"tags":{"\u0000":"4","":"5","\ud800":"6"},"\u0000":1,"a\"b":2,"":3}""", Reading.Text<Pump, Pump>(pump));
    }

    [Fact]
    public void A_number_of_a_million_digits_is_read_or_rejected()
    {
        string digits = new('9', 1_000_000);
        Reading.Fails<long, Int64Codec>(digits);
        Reading.Fails<double, DoubleCodec>(digits);
        Assert.Equal(1, Reading.Parse<double, DoubleCodec>("0." + digits));
        Assert.Equal(0, Reading.Parse<double, DoubleCodec>("1e-" + digits));
        Reading.Fails<double, DoubleCodec>("1e" + digits);
    }

    [Fact]
    public void A_map_of_100_000_similar_keys_is_read_and_searched_fast()
    {
        // Names of equal length with the same start and end, which collide in a cache of strings with a weak hash.
        string json = "{" + string.Join(',', Enumerable.Range(0, 100_000).Reverse().Select(i => $"\"aaaaaaaa{i:D8}aaaaaaaa\":{i}")) + "}";
        IReadOnlyDictionary<string, JsonScalar> map = Reading.Map(json);
        Assert.Equal(100_000, map.Count);
        for (int i = 0; i < 100_000; i++) Assert.Equal(i, map[$"aaaaaaaa{i:D8}aaaaaaaa"].AsInt64());
        Assert.False(map.ContainsKey("aaaaaaaa"));
    }

    private static bool IsSoundToFramework(byte[] json)
    {
        try
        {
            Utf8JsonReader reader = new(json);
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsSoundToUs(byte[] json)
    {
        try
        {
            JsonInput input = new(json);
            input.Skip();
            input.Finish();
            return true;
        }
        catch (LosantSerializationException)
        {
            return false;
        }
    }
}
