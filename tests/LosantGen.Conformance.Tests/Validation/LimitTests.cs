using LosantGen.Conformance.Tests.Support;

namespace LosantGen.Conformance.Tests.Validation;

/// <summary>
/// Objects that differ only in a constraint have one C# type, and each location keeps its own checks: it accepts exactly the
/// values that the API accepts there.
/// </summary>
public class LimitTests
{
    private const string Tag = """{ "type": "object", "title": "Tag", "properties": { "key": { "type": "string", "maxLength": LIMIT }, "parts": { "type": "array", "items": { "type": "object", "properties": { "n": { "type": "number", "maximum": LIMIT } } } } }, "required": ["key"], "additionalProperties": false }""";

    private static readonly Lazy<GeneratedApi> Api = new(() => GeneratedApi.Of(
        "Limits",
        ("lamp.json", $$"""
            { "type": "object", "additionalProperties": false, "properties": {
                "one": {{TagOf(3)}},
                "other": {{TagOf(6)}},
                "all": { "type": "array", "items": {{TagOf(3)}} },
                "others": { "type": "object", "additionalProperties": {{TagOf(6)}} },
                "perhaps": { "type": ["array", "null"], "items": { "oneOf": [{{TagOf(6)}}, { "type": "null" }] } },
                "either": { "title": "Either", "oneOf": [{ "type": "boolean" }, {{TagOf(3)}}] },
                "orElse": { "title": "Either", "oneOf": [{{TagOf(6)}}, { "type": "boolean" }] } } }
            """),
        ("pair.json", """{ "type": "object", "properties": { "first": { "type": "string", "maxLength": 2 } }, "additionalProperties": false }"""),
        ("owner.json", """{ "type": "object", "properties": { "own": { "type": "object", "properties": { "first": { "type": "string", "maxLength": 9 } }, "additionalProperties": false } } }"""),
        ("couple.json", """{ "type": "object", "properties": { "first": { "type": "string", "maxLength": 4 } }, "additionalProperties": false }"""),
        ("number.json", """
            { "oneOf": [
                { "type": "object", "properties": { "n": { "type": "number", "maximum": 10 } }, "required": ["n"], "additionalProperties": false },
                { "type": "object", "properties": { "n": { "type": "number", "minimum": 5 } }, "required": ["n"], "additionalProperties": false }] }
            """),
        ("names.json", """
            { "anyOf": [
                { "type": "object", "patternProperties": { "^a": { "type": "string" } }, "additionalProperties": false },
                { "type": "object", "patternProperties": { "^b": { "type": "string", "maxLength": 3 } }, "additionalProperties": false }] }
            """)));

    [Theory]
    [InlineData("""{"one":{"key":"abc"},"other":{"key":"abcdef"}}""", "")]
    [InlineData("""{"one":{"key":"abcd"}}""", "/one/key")]
    [InlineData("""{"other":{"key":"abcdefg"}}""", "/other/key")]
    [InlineData("""{"one":{"key":"a","parts":[{"n":3},{"n":4}]},"other":{"key":"a","parts":[{"n":6},{"n":7}]}}""", "/one/parts/1/n /other/parts/1/n")]
    [InlineData("""{"all":[{"key":"abc"},{"key":"abcd"}]}""", "/all/1/key")]
    [InlineData("""{"others":{"a":{"key":"abcdef"},"b":{"key":"abcdefg"}}}""", "/others/b/key")]
    [InlineData("""{"perhaps":[null,{"key":"abcdef"},{"key":"abcdefg"}]}""", "/perhaps/2/key")]
    [InlineData("""{"either":{"key":"abc"},"orElse":{"key":"abcdef"}}""", "")]
    [InlineData("""{"either":{"key":"abcd"},"orElse":{"key":"abcdefg"}}""", "/either/key /orElse/key")]
    [InlineData("""{"either":true,"orElse":false}""", "")]
    public void Each_location_keeps_its_constraints(string json, string violations)
    {
        var value = Api.Value.Read(Api.Value.Type("Lamp"), json);

        Assert.Equal(violations, string.Join(' ', Api.Value.Validate(value).Select(v => v.Pointer)));
        Assert.Null(JsonDifference.Of(json, Api.Value.Write(value)));
    }

    [Fact]
    public void Locations_that_differ_in_a_constraint_share_a_type()
    {
        Assert.Equal("Tag", PropertyType("Lamp", "One").Name);
        Assert.Equal("Tag", PropertyType("Lamp", "Other").Name);
        Assert.Equal("Tag", PropertyType("Lamp", "All").GetGenericArguments()[0].Name);
        Assert.Equal(PropertyType("Lamp", "Either"), PropertyType("Lamp", "OrElse"));
        Assert.Equal(["Couple", "Either", "Lamp", "Names", "Number", "NumberN", "Owner", "Pair", "Tag", "TagPart"], PublicTypes());
    }

    [Theory]
    [InlineData("""{"key":"abc"}""", "")]
    [InlineData("""{"key":"abcdef"}""", "")]
    [InlineData("""{"key":"abc","parts":[{"n":5}]}""", "")]
    [InlineData("""{"key":"abcd","parts":[{"n":7}]}""", "/key /parts/0/n")]
    public void On_its_own_a_value_is_valid_if_it_is_valid_in_one_location(string json, string violations)
    {
        var value = Api.Value.Read(Api.Value.Type("Tag"), json);

        Assert.Equal(violations, string.Join(' ', Api.Value.Validate(value).Select(v => v.Pointer)));
    }

    [Fact]
    public void A_type_that_is_named_after_a_schema_file_keeps_the_constraints_of_the_file()
    {
        var value = Api.Value.Read(Api.Value.Type("Pair"), """{"first":"abc"}""");
        var owner = Api.Value.Read(Api.Value.Type("Owner"), """{"own":{"first":"abc"}}""");

        Assert.Equal("Pair", PropertyType("Owner", "Own").Name);
        Assert.Equal(["/first"], Api.Value.Validate(value).Select(v => v.Pointer));
        Assert.Empty(Api.Value.Validate(owner));
    }

    [Fact]
    public void A_schema_file_that_differs_from_another_in_a_constraint_keeps_its_own()
    {
        Assert.Empty(Api.Value.Validate(Api.Value.Read(Api.Value.Type("Couple"), """{"first":"abcd"}""")));
        Assert.Equal(["/first"], Api.Value.Validate(Api.Value.Read(Api.Value.Type("Pair"), """{"first":"abcd"}""")).Select(v => v.Pointer));
    }

    [Theory]
    [InlineData("""{"n":3}""", true)]
    [InlineData("""{"n":12}""", true)]
    [InlineData("""{"n":7}""", false)]
    public void Cases_that_differ_in_a_constraint_are_one_case_that_must_match_exactly_one_of_them(string json, bool isValid)
    {
        var value = Api.Value.Read(Api.Value.Type("Number"), json);

        Assert.Equal(isValid, Api.Value.Validate(value).Count == 0);
        Assert.Equal(["NumberN"], Api.Value.Type("Number").GetMethods().Where(m => m.Name.StartsWith("TryGet", StringComparison.Ordinal) && m.Name != "TryGetUnknown" && m.DeclaringType!.Name == "Number").Select(m => m.Name["TryGet".Length..]));
    }

    [Theory]
    [InlineData("""{"a1":"long enough"}""", true)]
    [InlineData("""{"b1":"abc"}""", true)]
    [InlineData("""{"b1":"abcd"}""", false)]
    [InlineData("""{"a1":"a","b1":"b"}""", false)]
    public void Maps_of_one_type_are_one_case_whatever_their_key_patterns(string json, bool isValid)
    {
        var value = Api.Value.Read(Api.Value.Type("Names"), json);

        Assert.Equal(isValid, Api.Value.Validate(value).Count == 0);
        Assert.Null(JsonDifference.Of(json, Api.Value.Write(value)));
    }

    private static string TagOf(int limit) => Tag.Replace("LIMIT", limit.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static Type PropertyType(string type, string name) => Api.Value.Type(type).GetProperty(name)!.PropertyType;

    private static IEnumerable<string> PublicTypes() => Api.Value.Assembly.GetExportedTypes().Where(t => t.Namespace == "Losant").Select(t => t.Name).Order(StringComparer.Ordinal);
}
