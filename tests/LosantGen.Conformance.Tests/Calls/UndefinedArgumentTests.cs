using System.Reflection;
using Losant;
using LosantGen.Conformance.Tests.Recordings;
using LosantGen.Conformance.Tests.Support;

namespace LosantGen.Conformance.Tests.Calls;

/// <summary>Scalars outside of JSON that a program never set, or that are at the edge of what a number is.</summary>
public class UndefinedArgumentTests
{
    private const string Scalar = """ "type": ["string", "number"] """;

    private const string Time = """{ "oneOf": [{ "type": "string", "format": "date-time" }, { "type": "object", "properties": { "$date": { "type": "string" } }, "required": ["$date"] }] }""";

    private static readonly (string Name, string Path, string Parameter, object Undefined)[] Actions =
    [
        ("scalarInPath", "/{value}", $$""" "in": "path", "required": true, {{Scalar}} """, default(JsonScalar)),
        ("scalarsInPath", "/{value}", $$""" "in": "path", "required": true, "type": "array", "items": { {{Scalar}} } """, new JsonScalar[] { "a", default }),
        ("scalarInQuery", "", $$""" "in": "query", {{Scalar}} """, default(JsonScalar)),
        ("requiredScalarInQuery", "", $$""" "in": "query", "required": true, {{Scalar}} """, default(JsonScalar)),
        ("scalarOrNullInQuery", "", """ "in": "query", "schema": { "type": ["string", "number", "null"] } """, default(JsonScalar)),
        ("scalarsInQuery", "", $$""" "in": "query", "type": "array", "items": { {{Scalar}} } """, new JsonScalar[] { "a", default }),
        ("scalarsOrNullInQuery", "", """ "in": "query", "schema": { "type": "array", "items": { "type": ["string", "number", "null"] } } """, new JsonScalar[] { default }),
        ("anyInQuery", "", """ "in": "query", "schema": {} """, default(JsonAny)),
        ("anythingInQuery", "", """ "in": "query", "schema": { "type": "array", "items": {} } """, new JsonAny[] { 1, default }),
        ("objectOfEnumInQuery", "", """ "in": "query", "schema": { "enum": [{ "a": 1 }, 2] } """, default(JsonAny)),
        ("scalarInHeader", "", $$""" "in": "header", {{Scalar}} """, default(JsonScalar)),
        ("scalarsInHeader", "", $$""" "in": "header", "type": "array", "items": { {{Scalar}} } """, new JsonScalar[] { default, "a" }),
        ("anyInHeader", "", """ "in": "header", "schema": {} """, default(JsonAny)),
        ("timeInQuery", "", $$""" "in": "query", "schema": {{Time}} """, default(LosantInstant)),
        ("timesInQuery", "", $$""" "in": "query", "schema": { "type": "array", "items": {{Time}} } """, new LosantInstant[] { default }),
        ("timesOrNullInQuery", "", $$""" "in": "query", "schema": { "type": "array", "items": { "oneOf": [{ "type": "null" }, {{Time}}] } } """, new LosantInstant?[] { null, default(LosantInstant) }),
        ("timeInHeader", "", $$""" "in": "header", "schema": {{Time}} """, default(LosantInstant)),
        ("scalarInForm", "", $$""" "in": "multipart", {{Scalar}} """, default(JsonScalar)),
    ];

    private static readonly Lazy<GeneratedApi> Api = new(() => GeneratedApi.Of("UndefinedArguments", ("apiInfo.json", $$"""
        { "probe": { "path": "/probe", "actions": {
            {{string.Join(",\n", Actions.Select(a => $$"""  "{{a.Name}}": { "method": "POST", "path": "{{a.Path}}", "params": [{ "name": "value", {{a.Parameter}} }], "responses": { "204": {} } }"""))}} ,
            "number": { "method": "POST", "path": "/{place}", "params": [{ "name": "place", "in": "path", "required": true, "type": "number" }, { "name": "level", "in": "query", "type": "number" },
              { "name": "levels", "in": "query", "type": "array", "items": { "type": "number" } }, { "name": "mixed", "in": "query", {{Scalar}} }, { "name": "X-Level", "in": "header", "type": "number" },
              { "name": "body", "in": "body", "schema": { "type": "number" } }], "responses": { "204": {} } } } } }
        """)));

    public static IEnumerable<TheoryDataRow<string, bool>> Names() => from action in Actions from validates in (bool[])[true, false] select new TheoryDataRow<string, bool>(action.Name, validates);

    public static IEnumerable<TheoryDataRow<string>> Optional() => from action in Actions where !action.Parameter.Contains("required", StringComparison.Ordinal) select new TheoryDataRow<string>(action.Name);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_scalar_that_was_never_set_is_an_error_with_the_name_of_its_parameter(string action, bool validates)
    {
        using var handler = new CapturingHandler(204, null);
        var thrown = await Assert.ThrowsAsync<ArgumentException>(() => CallAsync(handler, action, validates, Actions.Single(a => a.Name == action).Undefined));
        Assert.Equal("value", thrown.ParamName);
        Assert.Empty(handler.Requests);
    }

    [Theory]
    [MemberData(nameof(Optional))]
    public async Task An_optional_scalar_that_is_not_given_is_not_sent(string action)
    {
        using var handler = new CapturingHandler(204, null);
        await CallAsync(handler, action, validates: true, [null]);
        var sent = Assert.Single(handler.Requests);
        Assert.DoesNotContain("value", sent.Url.Query, StringComparison.Ordinal);
        Assert.DoesNotContain("value", sent.Headers.Keys);
    }

    [Fact]
    public async Task A_negative_zero_has_its_sign_wherever_it_is_sent()
    {
        using var handler = new CapturingHandler(204, null);
        await CallAsync(handler, "number", validates: true, -0.0, -0.0, -0.0, new[] { -0.0, 0.0 }, (JsonScalar)(-0.0), -0.0);
        var sent = Assert.Single(handler.Requests);
        Assert.Equal("/probe/-0", sent.Url.AbsolutePath);
        Assert.Contains("level=-0&", sent.Url.Query, StringComparison.Ordinal);
        Assert.Contains("levels%5B0%5D=-0&levels%5B1%5D=0&", sent.Url.Query, StringComparison.Ordinal);
        Assert.Contains("mixed=-0&", sent.Url.Query, StringComparison.Ordinal);
        Assert.Equal("-0", sent.Headers["x-level"]);
        Assert.Equal("-0", System.Text.Encoding.UTF8.GetString(sent.Body));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public async Task A_scalar_that_is_no_finite_number_is_an_error(double number)
    {
        using var handler = new CapturingHandler(204, null);
        var thrown = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => CallAsync(handler, "scalarInQuery", validates: false, (JsonScalar)number));
        Assert.Equal("value", thrown.ParamName);
        Assert.Empty(handler.Requests);
    }

    // The order of parameters is that of the method: what is required, the body, then the others.
    private static async Task CallAsync(CapturingHandler handler, string action, bool validates, params object?[] arguments)
    {
        var client = Api.Value.Client(handler, new LosantClientOptions { ValidateRequests = validates });
        var resource = client.GetType().GetProperty("Probe")!.GetValue(client)!;
        var method = resource.GetType().GetMethod(CSharpName.Pascal(action) + "Async")!;
        object?[] all = [.. arguments, null, TestContext.Current.CancellationToken];
        await (Task)method.Invoke(resource, BindingFlags.DoNotWrapExceptions, null, all, null)!;
    }
}
