namespace LosantGen.Generator.Tests.Names;

/// <summary>Members that occur twice in one object of a description: as much as possible is used, and the second one is reported.</summary>
public class RepeatedNameTests
{
    [Fact]
    public void Two_properties_objects_of_one_schema_are_merged()
    {
        var run = Small.Generate(Small.Schema("thing", """
            {
              "type": "object",
              "properties": { "first": { "type": "string" }, "both": { "type": "string" } },
              "title": "A thing",
              "properties": { "second": { "type": "number" }, "both": { "type": "boolean" } },
              "required": ["first"]
            }
            """));

        Assert.Equal(["thing.json(5,3): warning LSG005", "thing.json(5,51): warning LSG005"], Found.In(run));
        Assert.Equal("The member 'properties' is defined twice in one object; the content of both is used", Found.Message(run, "LSG005"));
        EmittedCode.IsSound(run);
        Assert.Equal("string", EmittedCode.TypeOf(run, "Thing", "First"));
        Assert.Equal("double?", EmittedCode.TypeOf(run, "Thing", "Second"));
        Assert.Equal("bool?", EmittedCode.TypeOf(run, "Thing", "Both"));
    }

    [Fact]
    public void Of_two_definitions_of_one_property_the_last_is_used()
    {
        var run = Small.Generate(Small.Schema("thing", """
            {
              "type": "string",
              "type": "object",
              "properties": {
                "size": { "type": "string", "maxLength": 5 },
                "size": { "type": "number" },
                "size": { "type": "boolean" },
                "properties": { "type": "string" },
                "properties": { "maxLength": 3 }
              }
            }
            """));

        Assert.Equal(["thing.json(3,3): warning LSG005", "thing.json(7,5): warning LSG005", "thing.json(9,5): warning LSG005"], Found.In(run));
        Assert.All(run.Diagnostics, d => Assert.EndsWith("is defined twice in one object; this one is used and the previous one is ignored", d.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
        EmittedCode.IsSound(run);
        Assert.Equal("bool?", EmittedCode.TypeOf(run, "Thing", "Size"));
    }

    [Fact]
    public void Of_two_actions_with_one_name_the_last_is_used_and_of_two_actions_maps_both()
    {
        var run = Small.Generate(Small.Api("""
            {
              "things": {
                "path": "/things",
                "actions": { "list": { "method": "GET" } },
                "actions": {
                  "get": { "method": "POST", "path": "/one" },
                  "get": { "method": "GET", "path": "/other" }
                }
              }
            }
            """));

        Assert.Equal(["apiInfo.json(5,5): warning LSG005", "apiInfo.json(7,7): warning LSG005"], Found.In(run));
        EmittedCode.IsSound(run);
        var code = run.Sources["ThingsResource.g.cs"];
        Assert.Contains("\"GET\", \"/things/other\"", code, StringComparison.Ordinal);
        Assert.DoesNotContain("\"POST\"", code, StringComparison.Ordinal);
        Assert.Contains("ListAsync", code, StringComparison.Ordinal);
    }

    [Fact]
    public void An_invalid_JSON_file_with_a_repeated_member_is_an_error_at_its_location()
    {
        var run = Small.Generate(Small.Sound, Small.Schema("thing", """
            {
              "type": "object", "type": "object",
              "properties": }
            }
            """));

        Assert.Equal(["thing.json(3,17): error LSG001"], Found.In(run));
    }

    [Fact]
    public void A_parameter_of_an_action_replaces_that_of_its_resource()
    {
        var run = Small.Generate(Small.Api("""
            {
              "gadgets": {
                "path": "/gadgets/{gadgetId}",
                "params": [{ "in": "path", "name": "gadgetId", "description": "Any." }, { "in": "query", "name": "page" }, { "in": "header", "name": "kind" }],
                "actions": {
                  "get": { "method": "GET", "params": [
                    { "in": "query", "name": "page", "type": "integer" }, { "in": "path", "name": "gadgetId", "description": "This one." }, { "in": "query", "name": "kind" }
                  ] },
                  "list": { "method": "GET" }
                }
              }
            }
            """));

        Assert.Empty(run.Diagnostics);
        EmittedCode.IsSound(run);
        var code = run.Sources["GadgetsResource.g.cs"];
        Assert.Contains("GetAsync(string gadgetId, long? page = null, string? kind = null, string? kind_ = null, ", code, StringComparison.Ordinal);
        Assert.Contains("ListAsync(string gadgetId, string? page = null, string? kind = null, ", code, StringComparison.Ordinal);
        Assert.Contains("This one.", code, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_equal_parameters_in_one_list_the_first_is_used()
    {
        var run = Small.Generate(Small.Api("""
            {
              "gadgets": {
                "path": "/gadgets",
                "actions": {
                  "get": { "method": "GET", "params": [
                    { "in": "query", "name": "page", "type": "integer" },
                    { "in": "query", "name": "page", "type": "string" }
                  ] }
                }
              }
            }
            """));

        Assert.Equal(["apiInfo.json(7,9): warning LSG005"], Found.In(run));
        Assert.Equal("The parameter 'page' is defined twice in the action 'gadgets.get'; the first one is used and this one is ignored", Found.Message(run, "LSG005"));
        EmittedCode.IsSound(run);
        Assert.Contains("GetAsync(long? page = null, ", run.Sources["GadgetsResource.g.cs"], StringComparison.Ordinal);
    }
}
