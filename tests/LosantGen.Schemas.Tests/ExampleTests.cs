using NJsonSchema;
using NJsonSchema.Validation;

namespace LosantGen.Schemas.Tests;

/// <summary>Examples are valid against their schemas, checked by an independent validator.</summary>
public sealed class ExampleTests
{
    public static TheoryData<string> OurNames => new(Folders.Ours.Names);

    public static TheoryData<string> VendorsNames => new(Folders.Vendors.Examples.Select(member => member.Key).Where(Folders.Ours.Names.Contains));

    [Theory]
    [MemberData(nameof(OurNames))]
    public async Task Our_example_is_valid_against_our_schema(string name)
    {
        var example = Folders.Ours.Examples[name];

        Assert.NotNull(example);
        Assert.Empty(await Violations(name, example.ToJsonString()));
    }

    [Theory]
    [MemberData(nameof(VendorsNames))]
    public async Task The_vendors_example_is_valid_against_our_schema(string name) =>
        Assert.Empty(await Violations(name, Folders.Vendors.Examples[name]!.ToJsonString()));

    [Theory]
    [InlineData("timeSeriesQuery", """{ "aggregation": "AVERAGE" }""", "NotOneOf: #/aggregation")]
    [InlineData("timeSeriesQuery", """{ "aggregation": { "type": "TIMEATVALUE" } }""", "NotOneOf: #/aggregation")]
    [InlineData("timeSeriesQuery", """{ "deviceIds": ["1234"] }""", "ArrayItemNotValid: #/deviceIds[0]")]
    [InlineData("timeSeriesQuery", """{ "duration": "600000" }""", "NumberExpected: #/duration")]
    [InlineData("timeSeriesQuery", """{ "deviceQuery": { "$or": [{ "$and": [{ "id": { "$eq": null, "$ne": null } }] }] } }""", "ArrayItemNotValid: #/deviceQuery.$or[0]")]
    [InlineData("timeSeriesData", """{ "devices": {} }""", "PropertyRequired: #/start PropertyRequired: #/end PropertyRequired: #/resolution PropertyRequired: #/aggregation PropertyRequired: #/limit PropertyRequired: #/order")]
    [InlineData("lastValueData", """{ "not-an-id": { "time": "2026-01-01T00:00:00Z", "data": {} } }""", "NoAdditionalPropertiesAllowed: #/not-an-id")]
    [InlineData("devicesDataExport", """{ "email": "nobody" }""", "EmailExpected: #/email")]
    [InlineData("jobEnqueuedResult", """{ "success": false }""", "NotInEnumeration: #/success")]
    [InlineData("deviceTagSelector", """{ "value": "" }""", "StringTooShort: #/value")]
    public async Task An_invalid_value_is_rejected(string name, string json, string violations) =>
        Assert.Equal(violations, string.Join(' ', (await Validate(name, json)).Select(violation => $"{violation.Kind}: {violation.Path}")));

    [Fact]
    public void Our_examples_are_for_schemas_that_exist() =>
        Assert.Equal(Folders.Ours.Names, Folders.Ours.Examples.Select(member => member.Key).Order(StringComparer.Ordinal));

    private static async Task<IEnumerable<string>> Violations(string name, string json) =>
        (await Validate(name, json)).Select(violation => violation.ToString());

    private static async Task<ICollection<ValidationError>> Validate(string name, string json)
    {
        var schema = await JsonSchema.FromJsonAsync(Folders.Ours.Bundle(name), TestContext.Current.CancellationToken);
        return schema.Validate(json);
    }
}
