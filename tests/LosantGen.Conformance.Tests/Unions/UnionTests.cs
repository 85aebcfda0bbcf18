using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using LosantGen.Conformance.Tests.Support;
using LosantGen.Conformance.Tests.Validation;

namespace LosantGen.Conformance.Tests.Unions;

/// <summary>The case of a union is determined before it is read; a value that matches no case is kept unchanged.</summary>
public class UnionTests(ITestOutputHelper output)
{
    private static readonly (string Path, string Text)[] Small =
    [
        ("shape.json", """
            { "oneOf": [
              { "title": "Circle", "type": "object", "properties": { "kind": { "type": "string", "enum": ["circle"] }, "radius": { "type": "number" } }, "required": ["kind"], "additionalProperties": false },
              { "title": "Square", "type": "object", "properties": { "kind": { "type": "string", "enum": ["square"] }, "side": { "type": "number" } }, "required": ["kind"], "additionalProperties": false },
              { "title": "Line", "type": "object", "properties": { "from": { "type": "number" }, "to": { "type": "array", "items": { "type": "number" } } }, "required": ["from"], "additionalProperties": false },
              { "title": "Ray", "type": "object", "properties": { "from": { "type": "string" } }, "required": ["from"], "additionalProperties": false },
              { "title": "Tagged", "type": "object", "properties": { "tag": { "type": "string", "enum": ["x"] } }, "required": ["tag"], "additionalProperties": false },
              { "title": "Free", "type": "object", "properties": { "tag": { "type": "string", "minLength": 5 }, "free": { "type": "number" } }, "required": ["tag"], "additionalProperties": false },
              { "type": "string", "enum": ["none"] }, { "type": "array", "items": { "type": "boolean" } }] }
            """),
        ("open.json", """
            { "oneOf": [
              { "title": "Page", "type": "object", "properties": { "items": { "type": "array", "items": { "type": "string" } }, "count": { "type": "number" } } },
              { "title": "Groups", "type": "object", "properties": { "groups": { "type": "array", "items": { "type": "string" } }, "count": { "type": "number" } } },
              { "title": "Failure", "type": "object", "properties": { "error": { "type": "string" } }, "required": ["error"] }] }
            """),
        ("trigger.json", """
            { "oneOf": [
              { "title": "Usage", "type": "object", "properties": { "triggerType": { "type": "string", "enum": ["usage"] }, "threshold": { "type": "number" } }, "required": ["triggerType"], "additionalProperties": false },
              { "title": "Login", "type": "object", "properties": { "triggerType": { "type": "string", "enum": ["login", "logout"] }, "threshold": { "type": "string" } }, "required": ["triggerType"], "additionalProperties": false }] }
            """),
        ("target.json", """
            { "oneOf": [
              { "title": "ByDevice", "type": "object", "properties": { "deviceId": { "type": "string" } }, "required": ["deviceId"], "additionalProperties": false },
              { "title": "ByQuery", "type": "object", "properties": { "query": { "type": "object" } }, "required": ["query"], "additionalProperties": false }] }
            """),
        ("topic.json", """
            { "oneOf": [{ "type": "string" }, { "title": "Topic", "type": "object", "properties": { "topic": { "type": "string" }, "qos": { "type": "integer" } }, "required": ["topic"], "additionalProperties": false }] }
            """),
        ("node.json", $"{{ \"oneOf\": [{string.Join(", ", Enumerable.Range(1, 70).Select(NodeOf))}] }}"),
    ];

    [Theory]
    [InlineData("""{"kind":"circle","radius":1}""", "Circle")]
    [InlineData("""{"radius":1,"kind":"circle"}""", "Circle")]
    [InlineData("""{"kind":"square","side":2}""", "Square")]
    [InlineData("""{"kind":"square"}""", "Square")]
    [InlineData("""{"radius":1}""", "Circle")]
    [InlineData("""{"from":1,"to":[2]}""", "Line")]
    [InlineData("""{"from":1}""", "Line")]
    [InlineData("""{"from":"here"}""", "Ray")]
    [InlineData("""{"_links":{},"kind":"circle"}""", "Circle")]
    [InlineData("""[true,false]""", "List")]
    [InlineData("""{"kind":"triangle","side":2}""", "Unknown")]
    [InlineData("""{"kind":3}""", "Unknown")]
    [InlineData("""{"colour":"red","deep":{"a":[1,null,{"b":"c"}]}}""", "Unknown")]
    [InlineData("""{}""", "Unknown")]
    [InlineData("""{"from":true}""", "Unknown")]
    [InlineData("""{"tag":"x"}""", "Tagged")]
    [InlineData("""{"tag":"something else","free":1}""", "Free")]
    [InlineData("""5""", "Unknown")]
    [InlineData("""false""", "Unknown")]
    public void The_members_of_an_object_and_their_values_determine_its_case(string json, string expected)
    {
        var api = Shapes.Value;
        object value;
        using (var thrown = new FirstChance())
        {
            value = api.Read(api.Type("Shape"), json);
            Assert.Empty(thrown.Seen);
        }
        Assert.Equal(expected, Assert.Single(CasesOf(value)));
        if (expected != "Unknown" && json.Contains("_links", StringComparison.Ordinal)) return;
        Assert.Null(JsonDifference.Of(json, api.Write(value)));
        if (expected == "Unknown") Assert.Contains(api.Validate(value), v => v.Keyword == "oneOf");
    }

    [Theory]
    [InlineData("Trigger", """{"threshold":1,"triggerType":"usage"}""", "Usage")]
    [InlineData("Trigger", """{"threshold":"a","triggerType":"logout"}""", "Login")]
    [InlineData("Trigger", """{"triggerType":"new","threshold":1,"extra":1}""", "Unknown")]
    [InlineData("Trigger", """{"threshold":1,"triggerType":"new","extra":1}""", "Unknown")]
    [InlineData("Trigger", """{"threshold":1,"extra":{"triggerType":"usage"},"triggerType":"new"}""", "Unknown")]
    [InlineData("Trigger", """{"threshold":true}""", "Unknown")]
    [InlineData("Target", """{"deviceId":"a"}""", "ByDevice")]
    [InlineData("Target", """{"query":{}}""", "ByQuery")]
    [InlineData("Target", """{"deviceId":"a","query":{}}""", "Unknown")]
    [InlineData("Target", """{"query":{},"deviceId":"a"}""", "Unknown")]
    [InlineData("Topic", "\"a\"", "String")]
    [InlineData("Topic", """{"topic":"a","qos":1}""", "Qos")]
    [InlineData("Topic", """{"qos":1}""", "Qos")]
    [InlineData("Topic", """{"name":"x","filter":1}""", "Unknown")]
    [InlineData("Topic", "{}", "Unknown")]
    public void The_order_of_members_does_not_matter_and_an_unknown_object_keeps_all_of_them(string union, string json, string expected)
    {
        var api = Shapes.Value;
        var value = api.Read(api.Type(union), json);

        Assert.Equal(expected, Assert.Single(CasesOf(value)).Replace(union, "", StringComparison.Ordinal));
        Assert.Null(JsonDifference.Of(json, api.Write(value)));
    }

    [Theory]
    [InlineData("Shape", """{"from":1,"from":2}""", "Line", """{"from":2}""")]
    [InlineData("Shape", """{"kind":"circle","radius":1,"radius":2}""", "Circle", """{"kind":"circle","radius":2}""")]
    [InlineData("Shape", """{"kind":"circle","radius":1,"kind":"square"}""", "Circle", """{"kind":"square","radius":1}""", "/kind")]
    [InlineData("Trigger", """{"triggerType":"usage","threshold":1,"triggerType":"login"}""", "Usage", """{"triggerType":"login","threshold":1}""", "/triggerType")]
    [InlineData("Shape", """{"from":1,"from":"here"}""", "Unknown", """{"from":1,"from":"here"}""", "")]
    public void Of_two_members_of_one_name_the_last_counts_but_the_first_tells_the_case(string union, string json, string expected, string written, string? violation = null)
    {
        var api = Shapes.Value;
        var value = api.Read(api.Type(union), json);

        Assert.Equal(expected, Assert.Single(CasesOf(value)));
        Assert.Equal(written, api.Write(value));
        Assert.Equal(violation is null ? [] : [violation], api.Validate(value).Select(v => v.Pointer));
    }

    [Theory]
    [InlineData("""{"deviceId":"a","query":null}""", "ByDevice")]
    [InlineData("""{"query":{},"deviceId":null}""", "ByQuery")]
    public void A_null_does_not_determine_the_case(string json, string expected)
    {
        var api = Shapes.Value;

        Assert.EndsWith(expected, Assert.Single(CasesOf(api.Read(api.Type("Target"), json))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"items":["a"]}""", "Page")]
    [InlineData("""{"groups":["a"]}""", "Groups")]
    [InlineData("""{"new":1,"groups":["a"],"count":2}""", "Groups")]
    [InlineData("""{"error":"no","count":1,"items":[]}""", "Page")]
    [InlineData("""{"error":"no"}""", "Failure")]
    [InlineData("""{"count":1}""", "Page")]
    public void An_object_that_matches_several_open_cases_is_the_case_that_declares_most_of_its_members(string json, string expected)
    {
        var api = Shapes.Value;
        var value = api.Read(api.Type("Open"), json);

        Assert.Equal(expected, Assert.Single(CasesOf(value)));
        Assert.Null(JsonDifference.Of(json, api.Write(value)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(70)]
    public void A_union_can_have_any_number_of_cases_with_a_discriminator(int number)
    {
        var api = Shapes.Value;
        var json = string.Create(CultureInfo.InvariantCulture, $$"""{"other":{"type":"node1"},"type":"node{{number}}","value{{number}}":1}""");
        var value = api.Read(api.Type("Node"), json);

        Assert.Equal("NodeNode" + number.ToString(CultureInfo.InvariantCulture), Assert.Single(CasesOf(value)));
        Assert.Null(JsonDifference.Of(json, api.Write(value)));
        Assert.Equal("Unknown", Assert.Single(CasesOf(api.Read(api.Type("Node"), """{"type":"node99"}"""))));
    }

    [Fact]
    public void No_exception_is_thrown_while_an_example_or_an_unknown_value_is_read()
    {
        var api = GeneratedApi.Vendor;
        var view = new SchemaView(api.Description.Schemas);
        var strange = new JsonObject { ["zz strange!"] = new JsonObject { ["deep"] = new JsonArray(1, null, "x") } };
        int unions = 0;
        foreach (var (schema, example) in api.Description.Examples)
        {
            var type = api.TypeOf(schema);
            var within = new List<string>();
            foreach (var place in Place.AllOf(example, view.Root(schema), view))
            {
                // Within a union, the schemas of a location are those of all its cases, not a nested union.
                if (place.Path.Count > 0 && within.Exists(w => place.ToString().StartsWith(w, StringComparison.Ordinal))) continue;
                var isUnion = place.Schemas.Count(s => Samples.Types(s).Contains("object")) > 1 && place.Schemas.All(s => s["allOf"] is null);
                if (place.Path.Count > 0 && !isUnion) continue;
                var json = isUnion ? place.With(strange) : place.With(place.Node);
                if (isUnion)
                {
                    unions++;
                    within.Add(place.ToString().TrimEnd('/') + "/");
                }
                string written;
                using (var thrown = new FirstChance())
                {
                    written = api.Write(api.Read(type, json));
                    Assert.Empty(thrown.Seen);
                }
                Assert.True(JsonDifference.Of(json, written) is null, $"{schema}{place}: {JsonDifference.Of(json, written)} in {json}");
            }
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{unions} places that are unions of objects."));
        Assert.Equal(39, unions);
    }

    private static readonly Lazy<GeneratedApi> Shapes = new(() => GeneratedApi.Of("Shapes", Small));

    private static string NodeOf(int number) => string.Create(CultureInfo.InvariantCulture, $$"""
        { "type": "object", "properties": { "type": { "type": "string", "enum": ["node{{number}}"] }, "value{{number}}": { "type": "number" } }, "required": ["type"] }
        """);

    private static IEnumerable<string> CasesOf(object value) => value.GetType().GetMethods(BindingFlags.Public | BindingFlags.Instance)
        .Where(m => m.Name.StartsWith("TryGet", StringComparison.Ordinal) && (bool)m.Invoke(value, [null])!)
        .Select(m => m.Name["TryGet".Length..]);
}
