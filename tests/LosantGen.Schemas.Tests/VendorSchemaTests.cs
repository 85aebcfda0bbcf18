using System.Text.Json.Nodes;

namespace LosantGen.Schemas.Tests;

/// <summary>Our schemas are equivalent to the vendor's.</summary>
public sealed class VendorSchemaTests
{
    public static TheoryData<string> SharedNames => new(Folders.Ours.Names.Where(Folders.Vendors.Names.Contains));

    [Fact]
    public void All_schemas_of_the_vendor_are_described() => Assert.Empty(Folders.Vendors.Names.Except(Folders.Ours.Names, StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(SharedNames))]
    public void A_schema_has_exactly_the_keywords_of_the_vendors_schema(string name)
    {
        var vendors = Folders.Vendors;

        var differences = SchemaComparer.Compare(Folders.Ours, Folders.Ours.Schema(name), vendors, vendors.Schema(name));

        if (VendorSlips.Schemas.ContainsKey(name)) Assert.NotEmpty(differences);
        else Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    [Theory]
    [InlineData("timeSeriesQuery", "/properties/deviceIds/maxItems", "999", "#/properties/deviceIds/maxItems: 999 is not 1000")]
    [InlineData("timeSeriesQuery", "/properties/order/default", "\"desc\"", "#/properties/order/default: \"desc\" is not \"asc\"")]
    [InlineData("timeSeriesQuery", "/properties/deviceIds/items/pattern", "\"^x$\"", "#/properties/deviceIds/items/pattern: \"^x$\" is not \"^[A-Fa-f\\\\d]{24}$\"")]
    [InlineData("timeSeriesData", "/properties/limit/type", "[\"number\"]", "#/properties/limit/type: [\"number\"] is not [\"number\",\"null\"]")]
    [InlineData("timeSeriesData", "/properties/devices/additionalProperties", "true", "#/properties/devices/additionalProperties: true is not false")]
    [InlineData("timeSeriesData", "/required", "[\"start\"]", "#/required: [\"start\"] is not [\"aggregation\",\"devices\",\"end\",\"limit\",\"order\",\"resolution\",\"start\"]")]
    [InlineData("advancedDeviceQuery", "/properties/$and/maxItems", "1", "#/properties/$and/maxItems: 1 is not 100")]
    [InlineData("advancedDeviceQuery", "/properties/id/$ref", "\"#/definitions/valueFilter\"", "#/properties/id/oneOf/0/type: [\"string\",\"number\",\"boolean\",\"null\"] is not nothing")]
    [InlineData("jobEnqueuedResult", "/properties/success/enum", "[true, false]", "#/properties/success/enum: [true,false] is not [true]")]
    public void The_comparison_finds_a_change(string name, string pointer, string value, string difference)
    {
        var changed = Folders.Ours.Schema(name).DeepClone();
        var steps = pointer[1..].Split('/');
        var node = steps[..^1].Aggregate((JsonNode?)changed, (parent, step) => parent![step]);
        node![steps[^1]] = JsonNode.Parse(value);

        Assert.Equal(difference, SchemaComparer.Compare(Folders.Ours, changed, Folders.Ours, Folders.Ours.Schema(name))[0]);
    }

    [Fact]
    public void A_schema_equals_itself() => Assert.All(Folders.Ours.Names, name =>
        Assert.Empty(SchemaComparer.Compare(Folders.Ours, Folders.Ours.Schema(name), Folders.Ours, Folders.Ours.Schema(name))));

    [Fact]
    public void No_text_has_five_words_in_a_row_of_the_vendors()
    {
        var vendors = Folders.Vendors;
        var theirs = vendors.Names.Select(vendors.Schema).Append(vendors.ApiInfo).SelectMany(Strings).SelectMany(FiveWords).ToHashSet(StringComparer.Ordinal);

        var repeated = Folders.Ours.Names.Select(Folders.Ours.Schema).Append(Folders.Ours.ApiInfo).SelectMany(Strings).SelectMany(FiveWords).Where(theirs.Contains);

        Assert.Empty(repeated.Distinct(StringComparer.Ordinal));
    }

    private static IEnumerable<string> FiveWords(string text)
    {
        var words = text.ToLowerInvariant().Split(text.Where(c => !char.IsLetterOrDigit(c)).Distinct().ToArray(), StringSplitOptions.RemoveEmptyEntries);
        return Enumerable.Range(0, Math.Max(0, words.Length - 4)).Select(i => string.Join(' ', words[i..(i + 5)]));
    }

    private static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(member =>
            member is { Key: "description" or "summary" or "title", Value: JsonValue value } && value.TryGetValue(out string? text) ? [text] : Strings(member.Value)),
        JsonArray list => list.SelectMany(Strings),
        _ => [],
    };
}
