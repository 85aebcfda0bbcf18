namespace LosantGen.Generator.Tests.Names;

/// <summary>The documentation of a type without a description: where the type is used.</summary>
public class TypeDocumentationTests
{
    [Theory]
    [InlineData("order", "The body of <c>orders.post</c>.")]
    [InlineData("OrderLine", "An item of <c>lines</c> in <c>Order</c>.")]
    [InlineData("OrderState", "The <c>state</c> of <c>Order</c>.")]
    [InlineData("OrderShipping", "An entry of <c>shipping</c> in <c>Order</c>.")]
    [InlineData("Receipt", "The response of <c>orders.post</c>.")]
    [InlineData("Refusal", "The body of the error 409 of <c>orders.post</c>.")]
    [InlineData("OrdersGetSort", "The parameter <c>sort</c> of <c>orders.get</c>.")]
    [InlineData("Orders", "The response of <c>orders.get</c>.")]
    [InlineData("Said", "In words of the description.")]
    public void It_names_the_location_where_the_type_is_used(string type, string summary)
    {
        var run = Small.Generate(
            Small.Api("""
                { "orders": { "path": "/orders", "actions": {
                    "post": { "method": "POST", "path": "", "params": [{ "in": "body", "name": "order", "required": true, "schema": { "$ref": "#/definitions/order" } }],
                      "responses": { "201": { "schema": { "$ref": "#/definitions/receipt" } }, "409": { "schema": { "$ref": "#/definitions/refusal" } } } },
                    "get": { "method": "GET", "path": "", "params": [{ "in": "query", "name": "sort", "type": "string", "enum": ["up", "down"] }], "responses": { "200": { "schema": { "$ref": "#/definitions/orders" } } } } } } }
                """),
            Small.Schema("order", """
                { "type": "object", "properties": {
                    "state": { "type": "string", "enum": ["open", "closed"] },
                    "lines": { "type": "array", "items": { "type": "object", "properties": { "count": { "type": "integer" }, "what": { "type": "string" }, "price": { "type": "number" } } } },
                    "shipping": { "type": "object", "additionalProperties": { "type": "object", "properties": { "carrier": { "type": "string" }, "code": { "type": "string" }, "eta": { "type": "string" } } } },
                    "said": { "$ref": "#/definitions/said" } } }
                """),
            Small.Schema("orders", """{ "type": "array", "items": { "type": "number" } }"""),
            Small.Schema("said", """{ "description": "In words of the description", "type": "object", "properties": { "a": { "type": "string" } } }"""),
            Small.Schema("receipt", """{ "type": "object", "properties": { "id": { "type": "string" } } }"""),
            Small.Schema("refusal", """{ "type": "object", "properties": { "why": { "type": "string" } } }"""));

        var name = char.ToUpperInvariant(type[0]) + type[1..];
        Assert.Contains($"/// <summary>{summary}</summary>\n", run.Sources[name + ".g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_type_of_the_vendors_API_has_documentation()
    {
        var run = VendorRun.Whole;

        Assert.DoesNotContain(run.Sources, s => s.Value.Contains("/// <summary>An object that no", StringComparison.Ordinal) || s.Value.Contains("/// <summary>One of several k", StringComparison.Ordinal));
    }
}
