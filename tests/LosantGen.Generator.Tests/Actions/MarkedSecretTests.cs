namespace LosantGen.Generator.Tests.Actions;

/// <summary>What a description marks as a secret reaches the runtime by its name.</summary>
public class MarkedSecretTests
{
    [Theory]
    [InlineData("""{ "doorCode": { "type": "string", "format": "password" } }""", "doorCode")]
    [InlineData("""{ "doorCode": { "type": "string", "writeOnly": true } }""", "doorCode")]
    [InlineData("""{ "door": { "type": "object", "properties": { "doorCode": { "type": "string", "writeOnly": true } } } }""", "doorCode")]
    [InlineData("""{ "doorCodes": { "type": "array", "items": { "type": "string", "format":"password" } }, "name": { "type": "string" } }""", "doorCodes")]
    [InlineData("""{ "doorCode": { "oneOf": [{ "type": "string", "format": "password" }, { "type": "null" }] } }""", "doorCode")]
    [InlineData("""{ "doors": { "type": "object", "additionalProperties": { "type": "string", "format": "password" } } }""", "doors")]
    [InlineData("""{ "doors": { "type": "object", "patternProperties": { "^d": { "type": "string", "writeOnly": true } } } }""", "doors")]
    [InlineData("""{ "doors": { "type": "array", "items": { "type": "object", "additionalProperties": { "$ref": "#/definitions/pin" } } } }""", "doors")]
    [InlineData("""{ "b": { "$ref": "#/definitions/pin" }, "a": { "type": "string", "format" : "password" } }""", "a", "b")]
    public void A_marked_member_is_named_in_the_client(string properties, params string[] names)
    {
        var run = Small.Generate(Small.ApiOf("thing"), Small.Schema("thing", $$"""{ "type": "object", "properties": {{properties}} }"""), Small.Schema("pin", """{ "type": "string", "writeOnly": true }"""));

        EmittedCode.IsSound(run);
        Assert.Contains($"pipeline.MarkSecrets({string.Join(", ", names.Select(n => $"\"{n}\""))});", run.Sources["LosantClient.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_marked_parameter_is_named_too()
    {
        var run = Small.Generate(Small.Api("""
            {"things":{"path":"/things","actions":{"get":{"method":"GET","path":"","params":[{"name":"pin","in":"query","type":"string","format":"password"}],"responses":{"200":{"description":"It."}}}}}}
            """));

        EmittedCode.IsSound(run);
        Assert.Contains("pipeline.MarkSecrets(\"pin\");", run.Sources["LosantClient.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "type": "string", "format": "password" }""", true)]
    [InlineData("""{ "type": "object", "additionalProperties": { "type": "string", "writeOnly": true } }""", true)]
    [InlineData("""{ "type": "array", "items": { "$ref": "#/definitions/pin" } }""", true)]
    [InlineData("""{ "type": "object", "properties": { "pin": { "$ref": "#/definitions/pin" } } }""", false)]
    public void A_response_that_is_marked_as_a_whole_is_marked_in_its_action(string schema, bool isMarked)
    {
        var run = Small.Generate(Small.ApiOf("thing"), Small.Schema("thing", schema), Small.Schema("pin", """{ "type": "string", "writeOnly": true }"""));

        EmittedCode.IsSound(run);
        Assert.Equal(isMarked, run.Sources["ThingsResource.g.cs"].Contains("ActionTraits.SecretResponse", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{ "password": { "type": "string" } }""")]
    [InlineData("""{ "kind": { "type": "string", "enum": ["password", "a"], "default": "password" }, "a": { "type": "string", "format": "uri", "readOnly": true } }""")]
    [InlineData("""{ "a": { "type": "string", "writeOnly": false } }""")]
    public void A_description_without_marks_costs_nothing(string properties)
    {
        var run = Small.Generate(Small.ApiOf("thing"), Small.Schema("thing", $$"""{ "type": "object", "properties": {{properties}} }"""));

        EmittedCode.IsSound(run);
        Assert.DoesNotContain("MarkSecrets", run.Sources["LosantClient.g.cs"], StringComparison.Ordinal);
    }
}
