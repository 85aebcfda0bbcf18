using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace LosantGen.Runtime.Tests.Json;

/// <summary>JSON of any kind is made from what a program has, and becomes it again.</summary>
public partial class JsonAnyTests
{
    public static TheoryData<JsonAny, string> Made => new()
    {
        { "now", "\"now\"" },
        { 206, "206" },
        { 9007199254740993, "9007199254740993" },
        { 21.5, "21.5" },
        { true, "true" },
        { (string?)null, "null" },
        { JsonScalar.Null, "null" },
        { new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero), "\"2026-01-31T12:00:00.000Z\"" },
        { JsonSerializer.SerializeToElement(new { a = 1 }), """{"a":1}""" },
        { JsonNode.Parse("""{"a":[1,{"b":"\u00e9"}]}"""), """{"a":[1,{"b":"\u00E9"}]}""" },
        { (JsonNode?)null, "null" },
        { new Dictionary<string, JsonAny> { ["a"] = 1, ["b"] = new Dictionary<string, JsonAny> { ["c"] = "x" } }, """{"a":1,"b":{"c":"x"}}""" },
        { new Dictionary<string, JsonElement> { ["a"] = JsonSerializer.SerializeToElement(1) }, """{"a":1}""" },
        { new Dictionary<string, JsonScalar> { ["a"] = 1 }, """{"a":1}""" },
        { new Dictionary<string, string> { ["a"] = "1" }, """{"a":"1"}""" },
        { new() { ["channel"] = 206, ["steps"] = [1, "two", [true]], ["at"] = new() { ["x"] = 0.5 } }, """{"channel":206,"steps":[1,"two",[true]],"at":{"x":0.5}}""" },
        { [], "[]" },
        { JsonAny.From(new { channel = 206 }), """{"channel":206}""" },
        { JsonAny.From(new Tuning(206, "ip"), Context.Default.Tuning), """{"Channel":206,"Ip":"ip"}""" },
    };

    [Theory]
    [MemberData(nameof(Made))]
    public void A_value_is_written_as_JSON(JsonAny value, string json)
    {
        Assert.Equal(json, JsonSerializer.Serialize(value));
        Assert.Equal(json, value.GetRawText());
        Assert.Equal(JsonDocument.Parse(json).RootElement.ValueKind, value.ValueKind);
        Assert.True(value == JsonSerializer.Deserialize<JsonAny>(json));
        Assert.Equal(value.GetHashCode(), JsonSerializer.Deserialize<JsonAny>(json).GetHashCode());
        Assert.Equal(JsonDocument.Parse(json).RootElement.ToString(), value.ToString());
    }

    [Fact]
    public void Half_of_a_pair_stays_itself_in_keys_and_strings_of_dictionaries()
    {
        JsonAny[] made =
        [
            JsonAny.From(new Dictionary<string, object?> { ["\ud800"] = "\ud801", ["\ud801"] = new Dictionary<string, object> { ["\udc00"] = 1 }, ["a"] = null }),
            JsonAny.From(new Dictionary<string, string> { ["\ud800"] = "\ud801", ["\ud801"] = "" }),
            JsonAny.From(new Dictionary<string, JsonScalar> { ["\ud800"] = "\ud801", ["\ud801"] = 1 }),
            JsonAny.From(new Dictionary<string, JsonAny> { ["\ud800"] = "\ud801", ["\ud801"] = JsonAny.From("\ud802") }),
            JsonAny.From(new Dictionary<string, JsonElement> { ["\ud800"] = JsonSerializer.SerializeToElement(1), ["\ud801"] = default }),
        ];
        string[] expected =
        [
            """{"\ud800":"\ud801","\ud801":{"\udc00":1},"a":null}""",
            """{"\ud800":"\ud801","\ud801":""}""",
            """{"\ud800":"\ud801","\ud801":1}""",
            """{"\ud800":"\ud801","\ud801":"\ud802"}""",
            """{"\ud800":1,"\ud801":null}""",
        ];
        Assert.Equal(expected, made.Select(value => value.GetRawText().Replace("\\uD", "\\ud", StringComparison.Ordinal).Replace("\\udC", "\\udc", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_dictionary_that_contains_itself_is_an_error()
    {
        Dictionary<string, object> endless = [];
        endless["again"] = endless;
        Assert.Throws<JsonException>(() => JsonAny.From(endless));
    }

    [Fact]
    public void A_value_that_is_made_of_a_dictionary_is_a_copy()
    {
        Dictionary<string, JsonAny> members = new() { ["a"] = 1 };
        JsonAny value = JsonAny.From(members);
        members["b"] = 2;
        Assert.Equal("""{"a":1}""", value.GetRawText());
    }

    [Fact]
    public void A_nullable_member_takes_each_of_them()
    {
        JsonAny? text = "now";
        JsonAny? list = [1, 2];
        JsonAny? map = new() { ["a"] = 1 };
        JsonAny? element = JsonSerializer.SerializeToElement(1);
        JsonElement? back = element;

        Assert.Equal("now", text.Value.GetString());
        Assert.Equal(2, list.Value[1].Element.GetInt32());
        Assert.Equal(1, map.Value["a"].Element.GetInt32());
        Assert.Equal(1, back!.Value.GetInt32());
    }

    [Fact]
    public void A_value_becomes_a_type_with_and_without_reflection()
    {
        var value = JsonSerializer.Deserialize<JsonAny>("""{"Channel":206,"Ip":"10.0.0.4"}""");

        Assert.Equal(new Tuning(206, "10.0.0.4"), value.Deserialize(Context.Default.Tuning));
        Assert.Equal(new Tuning(206, "10.0.0.4"), value.Deserialize<Tuning>());
        Assert.Throws<JsonException>(() => ((JsonAny)"text").Deserialize(Context.Default.Tuning));
    }

    [Theory]
    [InlineData("\"x\"", "x")]
    [InlineData("1.50", "1.5")]
    [InlineData("1234567890123456789", "1234567890123456789")]
    [InlineData("false", "false")]
    [InlineData("null", "null")]
    public void A_scalar_is_a_scalar(string json, string text)
    {
        Assert.True(JsonSerializer.Deserialize<JsonAny>(json).TryGetScalar(out var scalar));
        Assert.Equal(text, scalar.ToString());
    }

    [Fact]
    public void What_a_value_is_not_is_told()
    {
        JsonAny list = [1];
        JsonAny undefined = default;

        Assert.False(list.TryGetScalar(out _));
        Assert.False(list.TryGetProperty("a", out _));
        Assert.False(undefined.TryGetScalar(out _));
        Assert.Equal("", undefined.ToString());
        Assert.Equal("null", JsonSerializer.Serialize(undefined));
        Assert.Equal(JsonValueKind.Undefined, undefined.ValueKind);
        Assert.True(undefined == default(JsonAny));
        Assert.Throws<KeyNotFoundException>(() => new JsonAny { ["a"] = 1 }["b"]);
        Assert.Throws<InvalidOperationException>(() => list["a"]);
    }

    [Fact]
    public void A_map_of_scalars_is_made_from_pairs()
    {
        var data = JsonScalar.Map(("temperature", 21.5), ("on", true), ("label", "pump"));

        Assert.Equal([("temperature", 21.5), ("on", true), ("label", "pump")], data.Select(d => (d.Key, d.Value)));
        Assert.Throws<ArgumentException>(() => JsonScalar.Map(("a", 1), ("a", 2)));
    }

    internal sealed record Tuning(int Channel, string Ip);

    [JsonSerializable(typeof(Tuning))]
    internal sealed partial class Context : JsonSerializerContext;
}
