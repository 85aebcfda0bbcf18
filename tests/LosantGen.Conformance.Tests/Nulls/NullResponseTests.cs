using System.Text.Json;
using System.Text.Json.Nodes;
using Losant;
using LosantGen.Conformance.Tests.Recordings;
using LosantGen.Conformance.Tests.Support;

namespace LosantGen.Conformance.Tests.Nulls;

/// <summary>A response that is null: a value where its schema allows null, else a failure, whatever the C# type can hold.</summary>
public class NullResponseTests
{
    private static readonly string[] Refusing =
    [
        """{ "type": ["string", "number"] }""",
        """{ "oneOf": [{ "type": "string", "maxLength": 3 }, { "type": "boolean" }] }""",
        """{ "enum": [1, "a"] }""",
        """{ "enum": [{ "a": 1 }, 2] }""",
        """{ "const": [1] }""",
        """{ "not": { "type": "null" } }""",
        """{ "not": { "enum": [null, 3] } }""",
        """{ "oneOf": [{ "enum": [[1]] }, { "type": "string" }] }""",
        """{ "oneOf": [{ "type": ["null", "string"] }, { "enum": [null, [1]] }] }""",
        "false",
        """{ "type": "string" }""",
        """{ "type": "integer" }""",
        """{ "type": "number" }""",
        """{ "type": "boolean" }""",
        """{ "enum": ["a", "b"] }""",
        """{ "type": "string", "format": "date-time" }""",
        """{ "type": "string", "format": "date" }""",
        """{ "type": "array", "items": { "type": "string" } }""",
        """{ "type": "object", "additionalProperties": { "type": "string" } }""",
        """{ "type": "object", "properties": { "a": { "type": "string" } } }""",
        """{ "oneOf": [{ "type": "string", "format": "date-time" }, { "type": "object", "properties": { "$date": { "type": "string" } }, "required": ["$date"] }] }""",
    ];

    private static readonly string[] Allowing =
    [
        "{}",
        """{ "type": ["string", "number", "null"] }""",
        """{ "enum": [1, "a", null] }""",
        """{ "enum": [{ "a": 1 }, null] }""",
        """{ "not": { "type": "string" } }""",
        """{ "type": "null" }""",
        """{ "oneOf": [{ "enum": [[1]] }, { "type": ["string", "null"] }] }""",
        """{ "type": ["string", "null"] }""",
        """{ "type": ["integer", "null"] }""",
        """{ "enum": ["a", null] }""",
        """{ "type": ["object", "null"], "properties": { "a": { "type": "string" } } }""",
    ];

    private static readonly Lazy<GeneratedApi> Api = new(() => GeneratedApi.Of("NullResponses", ("apiInfo.json", $$"""{ "probe": { "path": "/probe", "actions": { {{string.Join(",\n", ActionsOf("refuse", Refusing).Concat(ActionsOf("allow", Allowing)).Concat(OfTwo))}} } } }""")));

    // Schemas of two success codes, of which the first allows null.
    private static readonly string[][] Pairs =
    [
        ["""{ "type": ["string", "null"] }""", """{ "type": "string" }"""],
        ["""{ "type": ["integer", "null"] }""", """{ "type": "integer" }"""],
        ["""{ "type": ["array", "null"], "items": { "type": "string" } }""", """{ "type": "array", "items": { "type": "string" } }"""],
        ["""{ "type": ["string", "number", "null"] }""", """{ "type": ["string", "number"] }"""],
    ];

    private static IEnumerable<string> OfTwo => Pairs.SelectMany((pair, i) => new[]
    {
        Action($"two {i}", $$""" "200": { "schema": {{pair[0]}} }, "201": { "schema": {{pair[1]}} }"""),
        Action($"two {i} other order", $$""" "200": { "schema": {{pair[1]}} }, "201": { "schema": {{pair[0]}} }"""),
        Action($"two {i} by status", $$""" "200": { "schema": {{pair[0]}} }, "201": { "schema": {{pair[1]}} }, "202": { "schema": { "type": "boolean" } }"""),
        Action($"two {i} by status other order", $$""" "200": { "schema": {{pair[1]}} }, "201": { "schema": {{pair[0]}} }, "202": { "schema": { "type": "boolean" } }"""),
    });

    [Theory]
    [InlineData("", 200)]
    [InlineData(" other order", 201)]
    [InlineData(" by status", 200)]
    [InlineData(" by status other order", 201)]
    public async Task A_null_that_one_of_two_success_codes_allows_is_read_in_any_order_of_them(string way, int status)
    {
        for (var i = 0; i < Pairs.Length; i++)
        {
            var response = ValueOf(await CallAsync($"two {i}{way}", status));
            Assert.True(response is null or JsonScalar { IsNull: true }, $"{i}: {response}");
        }
    }

    [Theory]
    [InlineData(" by status", 201)]
    [InlineData(" by status other order", 200)]
    public async Task A_null_that_the_schema_of_its_own_status_forbids_fails(string way, int status)
    {
        for (var i = 0; i < Pairs.Length; i++)
            await Assert.ThrowsAsync<LosantResponseException>(() => CallAsync($"two {i}{way}", status));
    }

    public static IEnumerable<TheoryDataRow<string, string>> Refused() => Cases("refuse", Refusing);

    public static IEnumerable<TheoryDataRow<string, string>> Allowed() => Cases("allow", Allowing);

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_response_that_is_null_where_its_schema_does_not_allow_it_fails(string action, string schema)
    {
        Assert.NotNull(schema);
        var thrown = await Assert.ThrowsAsync<LosantResponseException>(() => CallAsync(action));
        Assert.IsType<LosantSerializationException>(thrown.InnerException);
    }

    [Theory]
    [MemberData(nameof(Allowed))]
    public async Task A_response_that_is_null_where_its_schema_allows_it_is_null(string action, string schema)
    {
        Assert.NotNull(schema);
        var response = ValueOf(await CallAsync(action));
        Assert.True(response is null or JsonScalar { IsNull: true } or JsonAny { ValueKind: JsonValueKind.Null }, $"{response}");
    }

    private static async Task<object?> CallAsync(string action, int status = 200)
    {
        using var handler = new CapturingHandler(status, "null");
        return await new GeneratedCall(Api.Value.Client(handler, new LosantClientOptions()), "probe", action).SendAsync(new Dictionary<string, JsonNode?>(), cancellation: TestContext.Current.CancellationToken);
    }

    // The response, or what is in one that differs by status.
    private static object? ValueOf(object? response) => response?.GetType().GetProperty("Status") is null ? response
        : (bool?)response.GetType().GetProperty("IsNothing")?.GetValue(response) == true ? null : Case(response);

    private static object? Case(object union)
    {
        object?[] found = [null];
        var read = union.GetType().GetMethods().First(m => m.Name.StartsWith("TryGet", StringComparison.Ordinal) && !m.Name.EndsWith("Time", StringComparison.Ordinal));
        Assert.True((bool)read.Invoke(union, found)!);
        return found[0];
    }

    private static IEnumerable<TheoryDataRow<string, string>> Cases(string name, string[] schemas) =>
        from i in Enumerable.Range(0, schemas.Length)
        from way in (string[])["", " or none", " by status"]
        select new TheoryDataRow<string, string>($"{name} {i}{way}", schemas[i]);

    // By itself, beside a success code without a body, and beside one with another body.
    private static IEnumerable<string> ActionsOf(string name, string[] schemas) => schemas.SelectMany((schema, i) => new[]
    {
        Action($"{name} {i}", $$""" "200": { "schema": {{schema}} }"""),
        Action($"{name} {i} or none", $$""" "200": { "schema": {{schema}} }, "204": {}"""),
        Action($"{name} {i} by status", $$""" "200": { "schema": {{schema}} }, "201": { "schema": { "type": "array", "items": { "type": "string", "format": "date-time" } } }"""),
    });

    private static string Action(string name, string responses) => $$"""  "{{name}}": { "method": "GET", "path": "/{{name.Replace(" ", "/", StringComparison.Ordinal)}}", "responses": { {{responses}} } }""";
}
