namespace LosantGen.Generator.Tests.Actions;

/// <summary>Keywords of a parameter without a schema: those of a schema, and some more.</summary>
public class ParameterTests
{
    [Theory]
    [InlineData("", "string?")]
    [InlineData("\"type\": \"string\"", "string?")]
    [InlineData("\"type\": \"string\", \"default\": \"10\"", "long?")]
    [InlineData("\"type\": \"string\", \"example\": 1.5", "double?")]
    [InlineData("\"type\": \"string\", \"default\": false", "bool?")]
    [InlineData("\"type\": \"string\", \"default\": \"10\", \"pattern\": \"^[0-9]+$\"", "string?")]
    [InlineData("\"type\": \"integer\", \"minimum\": 1", "long?")]
    [InlineData("\"maximum\": 5", "double?")]
    [InlineData("\"default\": 1, \"maximum\": 5", "long?")]
    [InlineData("\"type\": \"string\", \"format\": \"email\", \"default\": \"10\"", "string?")]
    [InlineData("\"type\": \"string\", \"format\": \"date-time\"", "DateTimeOffset?")]
    [InlineData("\"type\": \"string\", \"format\": \"date\"", "DateOnly?")]
    [InlineData("\"type\": \"string\", \"format\": \"time\"", "string?")]
    [InlineData("\"type\": \"array\"", "IReadOnlyList<string>?")]
    [InlineData("\"items\": { \"type\": \"integer\" }", "IReadOnlyList<long>?")]
    [InlineData("\"type\": \"array\", \"items\": { \"$ref\": \"#/definitions/sound\" }, \"maxItems\": 3", "IReadOnlyList<Sound>?")]
    [InlineData("\"type\": [\"string\", \"number\"]", "JsonScalar?")]
    [InlineData("\"type\": \"object\", \"properties\": { \"x\": { \"type\": \"string\" } }", "ThingsGetA?")]
    [InlineData("\"oneOf\": [{ \"type\": \"string\" }, { \"type\": \"array\", \"items\": { \"type\": \"string\" } }]", "ThingsGetA?")]
    public void The_keywords_of_a_parameter_determine_its_type(string words, string type)
    {
        var run = Of(words);

        Assert.Empty(run.Diagnostics);
        Assert.Contains($"{type} a = null, ", run.Sources["ThingsResource.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"type\": \"integer\", \"minimum\": 1, \"maximum\": 9", "new Rt::NumberRule(minimum: 1D, maximum: 9D, integer: true)")]
    [InlineData("\"type\": \"string\", \"default\": \"10\", \"multipleOf\": 5", "new Rt::NumberRule(multipleOf: 5D, integer: true)")]
    [InlineData("\"type\": \"string\", \"format\": \"email\"", "new Rt::StringRule(format: \"email\")")]
    [InlineData("\"type\": \"string\", \"minLength\": 3", "new Rt::StringRule(minLength: 3)")]
    public void The_constraints_of_a_parameter_are_checked(string words, string rule) =>
        Assert.Contains(rule, Of(words).Sources["LosantRules.g.cs"], StringComparison.Ordinal);

    [Fact]
    public void Two_headers_that_differ_only_in_case_are_one()
    {
        var run = Small.Generate(Small.Sound, Small.Api("""
            {
              "things": {
                "path": "/things",
                "params": [{ "in": "header", "name": "x-kind" }],
                "actions": { "get": { "method": "GET", "params": [{ "in": "header", "name": "X-Kind", "required": true }, { "in": "header", "name": "X-KIND" }, { "in": "query", "name": "kind" }, { "in": "query", "name": "Kind" }] } }
              }
            }
            """));

        EmittedCode.IsSound(run);
        Assert.Equal(["apiInfo.json(5,111): warning LSG005"], Found.In(run));
        Assert.Equal("The parameter 'X-KIND' is defined twice in the action 'things.get'; the first one is used and this one is ignored", Found.Message(run, "LSG005"));
        Assert.Contains("GetAsync(string xKind, string? kind = null, string? kind_ = null, ", run.Sources["ThingsResource.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ApiInfo.json", "ApiExamples.json")]
    [InlineData("APIINFO.JSON", "apiexamples.json")]
    public void The_files_names_have_no_case(string info, string examples)
    {
        var run = GeneratorRun.Of([(Small.Folder + info, Small.ApiOf("sound").Text), (Small.Folder + examples, """{ "sound": { "pitch": 5 } }"""), Small.Sound]);

        Assert.Empty(run.Diagnostics);
        EmittedCode.IsSound(run);
        Assert.Contains("PutAsync", EmittedCode.MembersOf(run, "ThingsResource"));
    }

    private static GeneratorRun Of(string words)
    {
        var run = Small.Generate(Small.Sound, Small.Api($$"""
            {
              "things": {
                "path": "/things",
                "actions": { "get": { "method": "GET", "params": [{ "in": "query", "name": "a"{{(words.Length > 0 ? ", " + words : "")}} }] } }
              }
            }
            """));
        EmittedCode.IsSound(run);
        return run;
    }
}
