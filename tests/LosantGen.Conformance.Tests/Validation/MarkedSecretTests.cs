using System.Text.Json.Nodes;
using LosantGen.Conformance.Tests.Suites;

namespace LosantGen.Conformance.Tests.Validation;

/// <summary>What a description marks as a secret is in no violation, with a client or without one.</summary>
public class MarkedSecretTests
{
    private const string Secret = "wrong-horse";

    private const string Code = """{ "type": "string", "format": "password", "enum": ["a", "b"] }""";

    private const string Door = $$"""{ "type": "object", "properties": { "doorCode": {{Code}}, "state": { "type": "string", "enum": ["open"] } } }""";

    [Theory]
    [InlineData(Door, """{"doorCode":"wrong-horse"}""")]
    [InlineData($$"""{ "type": "object", "additionalProperties": {{Code}} }""", """{"x":"wrong-horse"}""")]
    [InlineData($$"""{ "type": "array", "items": {{Code}} }""", """["wrong-horse"]""")]
    public async Task A_body_of_marked_secrets_shows_none(string schema, string json)
    {
        var complaint = await ApiOf(schema).ComplaintAboutBodyAsync("thing", JsonNode.Parse(json));

        Assert.StartsWith("violation:", complaint, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_of_a_body_that_is_a_map_of_secrets_is_not_shown()
    {
        var complaint = await ApiOf($$"""{ "type": "object", "additionalProperties": {{Code}} }""").ComplaintAboutBodyAsync("thing", JsonNode.Parse("""{"front-door":"a","wrong-key":"c"}"""));

        Assert.Contains("Pointer = /[secret], ", complaint, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-key", complaint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_is_checked_without_a_client_shows_no_marked_secret()
    {
        var complaint = ApiOf(Door).ComplaintAboutMember("thing", required: true, JsonNode.Parse("""{"doorCode":"wrong-horse","state":"ajar"}"""));

        Assert.Contains("/value/doorCode", complaint, StringComparison.Ordinal);
        Assert.Contains("ajar", complaint, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, complaint, StringComparison.Ordinal);
    }

    private static SuiteApi ApiOf(string schema) => new("MarkedSecrets", [("thing", JsonNode.Parse(schema)!)]);
}
