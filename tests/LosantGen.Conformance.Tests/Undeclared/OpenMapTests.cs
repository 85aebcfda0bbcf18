using System.Text.Json;
using System.Text.Json.Nodes;
using Losant;
using LosantGen.Conformance.Tests.Suites;
using LosantGen.Conformance.Tests.Support;

namespace LosantGen.Conformance.Tests.Undeclared;

/// <summary>Where patterns say what entries of a map are, and nothing forbids other members, these may be anything.</summary>
public class OpenMapTests
{
    private static readonly (string Name, string Schema)[] Schemas =
    [
        ("readings", """{ "type": "object", "patternProperties": { "^s": { "type": "object", "properties": { "value": { "type": "string" } } } } }"""),
        ("numbers", """{ "type": "object", "patternProperties": { "^s": { "type": "number", "minimum": 1 } } }"""),
        ("orElseAnything", """{ "type": "object", "patternProperties": { "^s": { "type": "number" } }, "additionalProperties": {} }"""),
        ("counted", """{ "type": "object", "patternProperties": { "^s": { "type": "array", "items": { "type": "string", "maxLength": 2 } } }, "minProperties": 2 }"""),
        ("nested", """{ "type": "object", "properties": { "data": { "type": "object", "patternProperties": { "^s": { "type": "string", "maxLength": 3 } } } }, "additionalProperties": false }"""),
        ("beside", """{ "type": "object", "properties": { "id": { "type": "string" } }, "patternProperties": { "^s": { "type": "number", "minimum": 1 } }, "required": ["id", "s1", "t1"] }"""),
        ("either", """{ "anyOf": [{ "type": "string" }, { "type": "object", "patternProperties": { "^s": { "type": "boolean" } } }] }"""),
        ("patterns", """{ "type": "object", "patternProperties": { "^s": { "type": "boolean" }, "^t": { "type": "string" } } }"""),
        ("cases", """
            { "anyOf": [{ "type": "object", "patternProperties": { "^s": { "type": "number" } }, "required": ["s"] }, { "type": "object", "patternProperties": { "^t": { "type": "number" } }, "required": ["t"] }] }
            """),
        ("twins", """
            { "type": "array", "items": { "type": "object", "properties": {
              "s": { "type": "object", "patternProperties": { "^s": { "type": "number" } } }, "closed": { "type": "object", "patternProperties": { "^[st]": { "type": "number" } }, "additionalProperties": false },
              "t": { "type": "object", "patternProperties": { "^t": { "type": "number" } } } }, "additionalProperties": false } }
            """),
        ("anyName", """{ "type": "object", "patternProperties": { ".*": { "type": "number" } } }"""),
    ];

    private static readonly Lazy<SuiteApi> Bodies = new(() => new SuiteApi("OpenMapBodies", Schemas.Select(s => (s.Name, JsonNode.Parse(s.Schema)!))));
    private static readonly Lazy<GeneratedApi> Api = new(() => GeneratedApi.Of("OpenMaps", [.. Schemas.Select(s => (s.Name + ".json", s.Schema))]));

    [Theory]
    [InlineData("readings", """{"A1":{"value":2.5}}""")]
    [InlineData("readings", """{"A1":3}""")]
    [InlineData("readings", """{"s1":{"value":"x"},"A1":[null,"x"],"s2":{},"A2":null}""")]
    [InlineData("numbers", """{"s1":1.5,"A1":"x","A2":0.5}""")]
    [InlineData("orElseAnything", """{"s1":1.5,"A1":"x"}""")]
    [InlineData("counted", """{"s1":["ab"],"A1":["abc"]}""")]
    [InlineData("nested", """{"data":{"s1":"abc","A1":"abcd","A2":{"deep":[1]}}}""")]
    [InlineData("nested", """{"data":{"A1":5}}""")]
    [InlineData("beside", """{"id":"x","s1":1,"t1":{"a":1},"t2":0.5}""")]
    [InlineData("either", """{"s1":true,"A1":1}""")]
    [InlineData("patterns", """{"s1":true,"t1":"x","A1":5,"A2":true}""")]
    [InlineData("cases", """{"s":1,"a":"x"}""")]
    [InlineData("twins", """[{"s":{"s":1},"closed":{"s":1},"t":{"s":"x"}},{"s":{"t":"x"},"closed":{"t":1},"t":{"t":1}}]""")]
    [InlineData("twins", """[{"closed":{"t":1},"s":{"t":1}},{"s":{"t":"x"},"t":{"t":1,"s":[]}}]""")]
    [InlineData("anyName", """{"":1,"a":2}""")]
    public async Task A_member_that_matches_no_pattern_is_kept_as_it_is(string schema, string json)
    {
        Assert.Null(await Bodies.Value.ComplaintAboutBodyAsync(schema, JsonNode.Parse(json)));
        Assert.Null(Bodies.Value.ComplaintAboutMember(schema, required: true, JsonNode.Parse(json)));
    }

    [Theory]
    [InlineData("numbers", """{"s1":0.5,"A1":0.5}""", "/s1 minimum")]
    [InlineData("counted", """{"s1":["ab"]}""", " minProperties")]
    [InlineData("counted", """{"s1":["abc"],"A1":["abc"]}""", "/s1/0 maxLength")]
    [InlineData("nested", """{"data":{"s1":"abcd","A1":"abcd"}}""", "/data/s1 maxLength")]
    [InlineData("beside", """{"id":"x","t1":1}""", " required")]
    [InlineData("beside", """{"id":"x","s1":0,"t1":0}""", "/s1 minimum")]
    [InlineData("beside", """{"id":"x","s1":"high","t1":1}""", "/s1 type")]
    [InlineData("beside", """{"id":"x","s1":1,"t1":1,"s2":{"a":1}}""", "/s2 type")]
    public void Only_members_that_match_a_pattern_are_checked(string schema, string json, string violation)
    {
        var api = Api.Value;

        Assert.Equal([violation], api.Validate(api.Read(api.TypeOf(schema), json)).Select(v => $"{v.Pointer} {v.Keyword}"));
    }

    [Fact]
    public void The_other_members_of_a_map_can_be_read_and_changed()
    {
        var api = Api.Value;
        var numbers = (LosantOpenMap<double>)api.Read(api.TypeOf("numbers"), """{"s1":1.5,"A1":{"a":[true]}}""");

        Assert.Equal(["s1"], numbers.Keys);
        Assert.True(numbers.AdditionalProperties!["A1"].GetProperty("a")[0].GetBoolean());

        numbers.AdditionalProperties["A2"] = JsonElement.Parse("\"x\"");
        numbers["s2"] = 2;
        Assert.Null(JsonDifference.Of("""{"s1":1.5,"s2":2,"A1":{"a":[true]},"A2":"x"}""", api.Write(numbers)));

        numbers.AdditionalProperties["s3"] = JsonElement.Parse("0");
        Assert.Equal(["/s3 type"], api.Validate(numbers).Select(v => $"{v.Pointer} {v.Keyword}"));
    }

    [Fact]
    public void A_name_that_is_an_entry_and_an_additional_property_is_a_violation_and_written_once()
    {
        var api = Api.Value;
        var numbers = (LosantOpenMap<double>)api.Read(api.TypeOf("numbers"), """{"s1":1.5,"A1":"x"}""");

        numbers["A1"] = 2;
        numbers.AdditionalProperties!["s1"] = JsonElement.Parse("3");

        Assert.Equal(["/A1 additionalProperties", "/s1 additionalProperties"], api.Validate(numbers).Select(v => $"{v.Pointer} {v.Keyword}").Order(StringComparer.Ordinal));
        Assert.Equal("""{"s1":1.5,"A1":2}""", api.Write(numbers));
    }

    [Fact]
    public void A_map_without_other_members_is_read_as_an_ordinary_map()
    {
        var api = Api.Value;
        var value = api.Read(api.TypeOf("nested"), """{"data":{"s1":"x"}}""");
        var data = (IReadOnlyDictionary<string, string>)value.GetType().GetProperty("Data")!.GetValue(value)!;

        Assert.False(data is LosantOpenMap<string>);
        Assert.False(typeof(LosantOpenMap<double>).IsAssignableFrom(api.TypeOf("anyName")));
    }
}
