using System.Reflection;
using System.Text.Json;
using Losant;
using LosantGen.Conformance.Tests.Support;

namespace LosantGen.Conformance.Tests.Undeclared;

/// <summary>
/// The name of a member among undeclared ones: its value is not checked, so that it is not sent. Nothing that is written has a name twice;
/// the member has precedence.
/// </summary>
public class MisplacedNameTests
{
    private static readonly (string Name, string Schema)[] Schemas =
    [
        ("plain", """{ "type": "object", "properties": { "id": { "type": "string", "maxLength": 3 }, "näme\n": { "type": "string" } } }"""),
        ("taken", """{ "type": "object", "properties": { "id": { "type": "string" }, "additionalProperties": { "type": "boolean" } } }"""),
        ("beside", """{ "type": "object", "properties": { "id": { "type": "string" } }, "patternProperties": { "^s": { "type": "number" } } }"""),
        ("either", """{ "anyOf": [{ "type": "object", "properties": { "id": { "type": "string" }, "b": { "type": "string" } }, "required": ["b"] }, { "type": "object", "properties": { "id": { "type": "string" }, "c": { "type": "number" } } }] }"""),
        ("places", """
            { "type": "object", "properties": {
              "short": { "type": "object", "properties": { "id": { "type": "string", "maxLength": 3 }, "note": {} } },
              "long": { "type": "object", "properties": { "id": { "type": "string", "maxLength": 5 }, "note": {} } } } }
            """),
        ("map", """{ "type": "object", "properties": { "id": { "type": "string" }, "size": { "type": "integer" } }, "additionalProperties": { "type": "integer", "minimum": 1 } }"""),
    ];

    private static readonly Lazy<GeneratedApi> Api = new(() => GeneratedApi.Of("MisplacedNames", [.. Schemas.Select(s => (s.Name + ".json", s.Schema))]));

    [Theory]
    [InlineData("plain", """{"id":"x","other":1}""", "", "id", """{"id":"x","other":1}""")]
    [InlineData("plain", """{"näme\n":"x","other":1}""", "", "näme\n", """{"näme\n":"x","other":1}""")]
    [InlineData("plain", """{"other":{"id":1}}""", "", "id", """{"other":{"id":1},"id":7}""")]
    [InlineData("plain", "{}", "", "id", """{"id":7}""")]
    [InlineData("taken", """{"id":"x","other":1}""", "", "id", """{"id":"x","other":1}""")]
    [InlineData("taken", """{"id":"x"}""", "", "additionalProperties", """{"id":"x","additionalProperties":7}""")]
    [InlineData("beside", """{"id":"x","s1":1}""", "", "id", """{"id":"x","s1":1}""")]
    [InlineData("beside", """{"s1":1}""", "", "id", """{"s1":1,"id":7}""")]
    [InlineData("either", """{"id":"x","b":"y"}""", "", "id", """{"id":"x","b":"y"}""")]
    [InlineData("either", """{"b":"y"}""", "", "id", """{"b":"y","id":7}""")]
    [InlineData("places", """{"short":{"id":"x"},"long":{"id":"y"}}""", "Short", "id", """{"short":{"id":"x"},"long":{"id":"y"}}""")]
    [InlineData("places", """{"short":{"id":"x"},"long":{}}""", "Long", "id", """{"short":{"id":"x"},"long":{"id":7}}""")]
    public void The_name_of_a_member_is_a_violation_among_the_undeclared_ones_and_written_once(string schema, string json, string member, string name, string written)
    {
        var api = Api.Value;
        var value = api.Read(api.TypeOf(schema), json);

        Put(member.Length == 0 ? value : value.GetType().GetProperty(member)!.GetValue(value)!, name, "7");

        var place = member.Length == 0 ? "" : "/" + member.ToLowerInvariant();
        Assert.Equal([$"{place}/{name} additionalProperties"], Violations(value));
        Assert.Equal(written, api.Write(value).Replace("\\u00e4", "ä", StringComparison.Ordinal));
    }

    [Fact]
    public void An_entry_of_a_map_beside_members_does_not_take_the_name_of_a_member()
    {
        var value = Api.Value.Read(Api.Value.TypeOf("map"), """{"id":"x","a":1}""");
        SetEntries(value, new Dictionary<string, long> { ["a"] = 1, ["id"] = 2, ["size"] = 3 });

        Assert.Equal(["/id additionalProperties", "/size additionalProperties"], Violations(value));
        Assert.Equal("""{"id":"x","a":1,"size":3}""", Api.Value.Write(value));
    }

    [Theory]
    [InlineData("A", "A1", "/A1 additionalProperties", """{"id":"x","A1":2}""")]
    [InlineData("a", "A1", null, """{"id":"x","a1":2,"A1":7}""")]
    public void An_undeclared_member_has_no_name_of_an_entry_as_JSON_compares_names(string prefix, string name, string? violation, string written)
    {
        var value = Api.Value.Read(Api.Value.TypeOf("beside"), """{"id":"x"}""");
        SetEntries(value, new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase) { [prefix + "1"] = 2 });
        Put(value, name, "7");

        Assert.Equal(violation is null ? [] : [violation], Violations(value));
        Assert.Equal(written, Api.Value.Write(value));
    }

    [Fact]
    public void What_did_not_fit_is_written_back_but_not_as_that_of_another_object_nor_with_another_value()
    {
        var api = Api.Value;
        var read = (LosantObject)api.Read(api.TypeOf("plain"), """{"id":5,"more":1}""");
        var copy = (LosantObject)Activator.CreateInstance(api.TypeOf("plain"))!;
        copy.AdditionalProperties = read.AdditionalProperties;

        Assert.Equal("""{"id":5,"more":1}""", api.Write(read));
        Assert.Equal(["/id type"], Violations(read));
        Assert.Equal(["/id additionalProperties"], Violations(copy));

        read.AdditionalProperties!["id"] = JsonElement.Parse("6");
        Assert.Equal(["/id additionalProperties"], Violations(read));
        api.TypeOf("plain").GetProperty("Id")!.SetValue(read, "x");
        Assert.Equal("""{"id":"x","more":1}""", api.Write(read));
    }

    [Fact]
    public void What_did_not_fit_one_case_is_valid_as_that_of_another()
    {
        var api = Api.Value;

        Assert.Empty(Violations(api.Read(api.TypeOf("either"), """{"b":5}""")));
    }

    [Fact]
    public void No_message_contains_the_value()
    {
        var value = Api.Value.Read(Api.Value.TypeOf("plain"), "{}");
        Put(value, "id", "\"secret\"");

        Assert.DoesNotContain("secret", Assert.Single(Api.Value.Validate(value)).ToString(), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Violations(object value) => Api.Value.Validate(value).Select(v => $"{v.Pointer} {v.Keyword}");

    private static void SetEntries<T>(object value, Dictionary<string, T> entries) => value.GetType().GetProperties().Single(p => p.PropertyType == typeof(IReadOnlyDictionary<string, T>)).SetValue(value, entries);

    // A type with a member of that name calls its undeclared members otherwise; a union holds the object.
    private static void Put(object value, string name, string json)
    {
        var property = value.GetType().GetProperties().SingleOrDefault(p => p.PropertyType == typeof(IDictionary<string, JsonElement>));
        if (property is null)
        {
            Put(typeof(LosantUnion).GetProperty("Case_Value", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(value)!, name, json);
            return;
        }

        var members = (IDictionary<string, JsonElement>?)property.GetValue(value) ?? new Dictionary<string, JsonElement>();
        members[name] = JsonElement.Parse(json);
        property.SetValue(value, members);
    }
}
