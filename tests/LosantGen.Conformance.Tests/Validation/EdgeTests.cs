using System.Text.Json.Nodes;
using Losant;
using LosantGen.Conformance.Tests.Support;

namespace LosantGen.Conformance.Tests.Validation;

/// <summary>Values at the edges of what C# and JSON can say.</summary>
public class EdgeTests
{
    private static readonly string[] Keywords = ["minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"];

    private static readonly string[] Limits = ["9223372036854775808", "9223372036854775809", "9223372036854775999", "9223372036854777000", "9.3e18", "-9223372036854775809", "-9223372036854775999", "-1e19"];

    private static readonly Lazy<GeneratedApi> Api = new(() => GeneratedApi.Of(
        "Edges",
        ("limits.json", LimitsOf()),
        ("values.json", """
            { "type": "object", "required": ["scalar", "any"], "properties": {
                "scalar": { "type": ["string", "number"] },
                "any": {},
                "items": { "type": "array", "items": { "type": ["string", "number"] } },
                "entries": { "type": "object", "additionalProperties": { "type": ["boolean", "string"] } } } }
            """),
        ("matches.json", """
            { "type": "object", "additionalProperties": false, "properties": { "p": { "type": "string", "pattern": "^[^\\ud83d]$" }, "k\ud801": {} }, "patternProperties": {
                "^k\\ud800$": { "type": "integer" }, "^k\\ud801$": { "type": "string" },
                "^\\ud800$": { "type": "integer" }, "^\\ud801$": { "type": "string", "pattern": "^\\ufffd$" }, "^\ud802$": { "type": "boolean" } } }
            """),
        ("oneOfThese.json", """{ "type": "object", "properties": { "e": { "enum": [{ "a": 1 }, 2] }, "q": { "type": "integer" }, "k\ud800": { "type": "integer" } } }""")));

    public static IEnumerable<TheoryDataRow<string, string, bool>> LimitCases() =>
        from i in Enumerable.Range(0, Limits.Length)
        from keyword in Keywords
        from value in (string[])["9223372036854775807", "-9223372036854775808", "0"]
        let isAbove = keyword.EndsWith("aximum", StringComparison.Ordinal)
        select new TheoryDataRow<string, string, bool>(keyword + i, value, isAbove != Limits[i].StartsWith('-'));

    // A limit that no integer of 64 bits reaches allows all of them, or none.
    [Theory]
    [MemberData(nameof(LimitCases))]
    public void Limits_beyond_64_bits_allow_all_integers_or_none(string member, string value, bool isAllowed)
    {
        var read = Api.Value.Read(Api.Value.Type("Limits"), $$"""{"{{member}}":{{value}}}""");
        Assert.Equal(isAllowed ? [] : ["/" + member], Api.Value.Validate(read).Select(v => v.Pointer));
    }

    [Fact]
    public void A_value_that_was_never_set_is_missing_where_it_is_required_and_null_elsewhere()
    {
        var type = Api.Value.Type("Values");
        var value = Api.Value.Read(type, """{"scalar":"x","any":1}""");
        Assert.Empty(Api.Value.Validate(value));
        type.GetProperty("Scalar")!.SetValue(value, default(JsonScalar));
        type.GetProperty("Any")!.SetValue(value, default(JsonAny));
        type.GetProperty("Items")!.SetValue(value, new JsonScalar[] { "a", default });
        type.GetProperty("Entries")!.SetValue(value, new Dictionary<string, JsonScalar> { ["a"] = true, ["b"] = default });
        Assert.Equal(["required: scalar", "required: any", "type: /items/1", "type: /entries/b"], Api.Value.Validate(value).Select(v => $"{v.Keyword}: {(v.Keyword == "required" ? v.Message.Split('\'')[1] : v.Pointer)}"));
        Assert.Equal("""{"items":["a",null],"entries":{"a":true,"b":null}}""", JsonNode.Parse(Api.Value.Write(value))!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"e":{"\ud800":1}}""", "enum /e")]
    [InlineData("""{"e":{"a":1,"\ud800":1}}""", "enum /e")]
    [InlineData("""{"e":{"a":1},"\ud800":1}""", "")]
    [InlineData("""{"q":"x","\ud800":1}""", "type /q")]
    [InlineData("""{"k\ud800":"x","\ud800":1}""", "type /k")]
    public void A_lone_surrogate_in_a_name_is_checked_as_any_other_name(string json, string violation)
    {
        var value = Api.Value.Read(Api.Value.Type("OneOfThese"), json);
        Assert.Equal(violation, string.Join(", ", Api.Value.Validate(value).Select(v => $"{v.Keyword} {v.Pointer.TrimEnd('\ud800')}")));
        Assert.Equal(json, Api.Value.Write(value), ignoreCase: true); // the digits of an escape
    }

    [Theory]
    [InlineData("""{"\ud800":1,"\ud801":"\ufffd","\ud802":true}""", "")]
    [InlineData("""{"\ud800":"\ufffd"}""", "patternProperties")]
    [InlineData("""{"\ud801":1}""", "patternProperties")]
    [InlineData("""{"\ud802":1}""", "patternProperties")]
    [InlineData("""{"\ud801":"\ud800"}""", "patternProperties")]
    [InlineData("""{"p":"\ud83e"}""", "")]
    [InlineData("""{"p":"\ud83d\ude00"}""", "")]
    [InlineData("""{"p":"\ud83d"}""", "pattern")]
    [InlineData("""{"k\ud800":1,"k\ud801":"x"}""", "")]
    [InlineData("""{"k\ud800":"x","k\ud801":"x"}""", "patternProperties")]
    [InlineData("""{"k\ud801":1}""", "type")]
    public void A_lone_surrogate_in_a_pattern_matches_itself_only(string json, string violation)
    {
        var value = Api.Value.Read(Api.Value.Type("Matches"), json);
        Assert.Equal(violation, string.Join(", ", Api.Value.Validate(value).Select(v => v.Keyword)));
    }

    private static string LimitsOf()
    {
        var properties = new JsonObject();
        for (var i = 0; i < Limits.Length; i++)
        {
            foreach (var keyword in Keywords)
                properties[keyword + i] = JsonNode.Parse($$"""{ "type": "integer", "{{keyword}}": {{Limits[i]}} }""");
        }

        return new JsonObject { ["type"] = "object", ["properties"] = properties }.ToJsonString();
    }
}
