using System.Globalization;

namespace LosantGen.Generator.Tests.Diagnostics;

/// <summary>Errors in <c>apiInfo.json</c>: each is a warning at its location, and everything else is generated.</summary>
public class ApiMistakeTests
{
    private const string Rest = " and everything else is generated";
    private const string LeftOut = "; it is ignored" + Rest;

    [Theory]
    [InlineData("\"parameters\": []", "'parameters'", "params")]
    [InlineData("\"parms\": []", "'parms'", "params")]
    [InlineData("\"Params\": []", "'Params'", "params")]
    [InlineData("\"sumary\": \"x\"", "'sumary'", "summary")]
    [InlineData("\"sseStraem\": true", "'sseStraem'", "sseStream")]
    public void LSG007_a_misspelt_keyword_of_an_action(string member, string word, string meant)
    {
        var run = OfAction($$"""
            {{member}}
            """);

        Assert.Equal(["apiInfo.json(7,9): warning LSG007"], Found.In(run));
        Assert.Equal($"The keyword {word} is not supported and is ignored; did you mean '{meant}'?", Found.Message(run, "LSG007"));
    }

    [Theory]
    [InlineData("\"params\": [{ \"in\": \"query\", \"name\": \"a\", \"requierd\": true }]", "required")]
    [InlineData("\"params\": [{ \"in\": \"query\", \"name\": \"a\", \"defualt\": \"1\" }]", "default")]
    [InlineData("\"responses\": { \"200\": { \"shema\": { \"type\": \"string\" } } }", "schema")]
    [InlineData("\"responses\": { \"200\": { \"events\": {} } }", "sseEvents")]
    [InlineData("\"responses\": { \"200\": { \"$ref\": \"#/definitions/sound\" } }", "schema")]
    [InlineData("\"responses\": { \"200\": { \"body\": { \"type\": \"string\" } } }", "schema")]
    [InlineData("\"responses\": { \"200\": { \"type\": \"string\" } }", "schema")]
    [InlineData("\"params\": [{ \"in\": \"body\", \"name\": \"a\", \"$ref\": \"#/definitions/sound\" }]", "schema")]
    [InlineData("\"responses\": { \"200\": { \"sseEvents\": { \"e\": { \"scheme\": {} } } } }", "schema")]
    public void LSG007_a_misspelt_keyword_of_a_part_of_an_action(string member, string meant)
    {
        var run = OfAction(member);

        Assert.StartsWith("apiInfo.json(7,", Assert.Single(Found.In(run)), StringComparison.Ordinal);
        Assert.EndsWith($"; did you mean '{meant}'?", Found.Message(run, "LSG007"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/x/{thingid", "", "has an unclosed brace in its path '/x/{thingid'")]
    [InlineData("/x/{thingID}", "/a", "has '{thingID}' in its path but no path parameter with that name (instead of '{thingId}'?)")]
    public void LSG008_a_slip_in_the_path_of_a_resource_is_reported_there_and_no_more(string resource, string own, string why)
    {
        var run = Run($$"""
            {
              "things": {
                "path": "{{resource}}",
                "params": [{ "in": "path", "name": "thingId" }],
                "actions": { "get": { "method": "GET", "path": "{{own}}" } }
              }
            }
            """);

        Assert.Equal(["apiInfo.json(3,5): warning LSG008"], Found.In(run).Where(f => f.EndsWith("LSG008", StringComparison.Ordinal)));
        Assert.Equal($"The action 'things.get' {why}; the action is ignored and everything else is generated", Found.Message(run, "LSG008"));
    }

    [Fact]
    public void An_unknown_word_is_ignored_if_it_resembles_no_keyword_or_one_that_is_present() =>
        Assert.Empty(OfAction("\"x-params\": 1, \"rateLimit\": 5, \"id\": 1, \"path\": \"\", \"paths\": 2, \"params\": [{ \"in\": \"query\", \"name\": \"a\", \"names\": [] }]").Diagnostics);

    [Theory]
    [InlineData("{ \"in\": \"query\", \"name\": \"a\", \"required\": \"yes\" }", 50, "'required' of the parameter 'a' of the action 'things.get' is a string where true or false is expected")]
    [InlineData("{ \"in\": \"path\", \"name\": \"b\" }, { \"in\": \"query\", \"name\": \"a\" }", 20, "The parameter 'b' of the action 'things.get' is not in the path '/things'")]
    public void LSG008_an_invalid_parameter(string parameter, int column, string message)
    {
        var run = OfAction($"\"params\": [{parameter}]");

        Assert.Equal([$"apiInfo.json(7,{column.ToString(CultureInfo.InvariantCulture)}): warning LSG008"], Found.In(run));
        Assert.Equal(message + LeftOut, Found.Message(run, "LSG008"));
        Assert.Contains("GetAsync(string? a = null, ", run.Sources["ThingsResource.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"type\": \"strng\"", "'type' is 'strng', which is not a JSON Schema type; 'string' may be meant")]
    [InlineData("\"enum\": []", "'enum' is an empty array, which no value fits")]
    [InlineData("\"pattern\": \"[\"", "'pattern' is not a supported regular expression (Unterminated [] set)")]
    [InlineData("\"minLength\": -1", "'minLength' is a number where a non-negative integer is expected")]
    [InlineData("\"minimum\": \"1\"", "'minimum' is a string where a number is expected")]
    public void LSG003_an_invalid_keyword_of_a_parameter(string keyword, string message)
    {
        var run = OfAction($"\"params\": [{{ \"in\": \"query\", \"name\": \"a\", {keyword} }}]");

        Assert.Equal(["apiInfo.json(7,50): warning LSG003"], Found.In(run));
        Assert.Equal(message + LeftOut, Found.Message(run, "LSG003"));
        Assert.Contains("GetAsync(string? a = null, ", run.Sources["ThingsResource.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void LSG007_a_keyword_of_a_parameter_that_is_not_supported()
    {
        var run = OfAction("\"params\": [{ \"in\": \"query\", \"name\": \"a\", \"contains\": {} }]");

        Assert.Equal(["apiInfo.json(7,50): warning LSG007"], Found.In(run));
    }

    [Theory]
    [InlineData("\"auth\": \"all.User\"", 9, "'auth' of the action 'things.get' is a string where an array of strings is expected")]
    [InlineData("\"auth\": [5]", 9, "'auth' of the action 'things.get' is an array of other values where an array of strings is expected")]
    [InlineData("\"summary\": 5", 9, "'summary' of the action 'things.get' is a number where a string is expected")]
    [InlineData("\"description\": []", 9, "'description' of the action 'things.get' is an array where a string is expected")]
    [InlineData("\"params\": [{ \"in\": \"query\", \"name\": \"a\", \"description\": {} }]", 50, "'description' of the parameter 'a' of the action 'things.get' is an object where a string is expected")]
    [InlineData("\"responses\": { \"200\": { \"description\": null } }", 33, "'description' of the response '200' of the action 'things.get' is null where a string is expected")]
    public void LSG008_a_member_with_an_invalid_value(string member, int column, string message)
    {
        var run = OfAction(member);

        Assert.Equal([$"apiInfo.json(7,{column.ToString(CultureInfo.InvariantCulture)}): warning LSG008"], Found.In(run));
        Assert.Equal(message + LeftOut, Found.Message(run, "LSG008"));
    }

    [Fact]
    public void LSG008_a_keyword_beside_the_schema_of_a_parameter()
    {
        var run = OfAction("\"params\": [{ \"in\": \"query\", \"name\": \"a\", \"type\": \"string\", \"schema\": { \"type\": \"string\" }, \"minLength\": 3 }]");

        Assert.Equal(["apiInfo.json(7,100): warning LSG008"], Found.In(run));
        Assert.Equal("'minLength' of the parameter 'a' of the action 'things.get' is beside 'schema', which takes precedence" + LeftOut, Found.Message(run, "LSG008"));
    }

    [Fact]
    public void LSG015_a_parameter_whose_lengths_allow_no_value()
    {
        var run = OfAction("\"params\": [{ \"in\": \"query\", \"name\": \"a\", \"minLength\": 3, \"maxLength\": 2 }]");

        Assert.Equal(["apiInfo.json(7,50): warning LSG015"], Found.In(run));
        Assert.Equal("'minLength' is 3 and 'maxLength' is 2; no string fits", Found.Message(run, "LSG015"));
    }

    [Theory]
    [InlineData("{ \"in\": \"body\", \"name\": \"a\", \"schema\": {} }, { \"in\": \"body\", \"name\": \"b\", \"schema\": {} }", "is a body, but the request already has the body 'a'")]
    [InlineData("{ \"in\": \"body\", \"name\": \"a\", \"schema\": {} }, { \"in\": \"multipart\", \"name\": \"b\", \"type\": \"file\" }", "is a part, but the request already has the body 'a'")]
    [InlineData("{ \"in\": \"multipart\", \"name\": \"a\", \"type\": \"file\" }, { \"in\": \"body\", \"name\": \"b\", \"schema\": {} }", "is a body, but the request already has the part 'a'")]
    public void LSG008_a_second_body(string parameters, string why)
    {
        var run = OfAction($"\"params\": [{parameters}]");

        Assert.StartsWith("apiInfo.json(7,", Assert.Single(Found.In(run)), StringComparison.Ordinal);
        Assert.Equal($"The parameter 'b' of the action 'things.get' {why}{LeftOut}", Found.Message(run, "LSG008"));
    }

    [Theory]
    [InlineData("\"responses\": []", 9, "'responses' of the action 'things.get' is an array where responses by status code are expected; its responses are ignored")]
    [InlineData("\"responses\": { \"200\": 5 }", 24, "The response '200' of the action 'things.get' is a number where an object is expected; it is ignored")]
    [InlineData("\"responses\": { \"default\": {} }", 24, "The response 'default' of the action 'things.get' is not declared under a status code; it is ignored")]
    [InlineData("\"responses\": { \"5XX\": {} }", 24, "The response '5XX' of the action 'things.get' is not declared under a status code; it is ignored")]
    [InlineData("\"responses\": { \"2XX\": {}, \"201\": {} }", 24, "The response '2XX' of the action 'things.get' is not declared under a status code; it is ignored")]
    [InlineData("\"responses\": { \"200\": { \"sseEvents\": [] } }", 33, "'sseEvents' of the response '200' of the action 'things.get' is an array where events by name are expected; its events are ignored")]
    public void LSG008_invalid_responses(string member, int column, string message)
    {
        var run = OfAction(member);

        Assert.Equal([$"apiInfo.json(7,{column.ToString(CultureInfo.InvariantCulture)}): warning LSG008"], Found.In(run));
        Assert.Equal(message + Rest, Found.Message(run, "LSG008"));
    }

    [Fact]
    public void A_response_under_2XX_is_the_response_of_every_success()
    {
        var run = OfAction("\"responses\": { \"2XX\": { \"schema\": { \"$ref\": \"#/definitions/sound\" } } }");

        Assert.Empty(run.Diagnostics);
        Assert.Contains("Task<Sound> GetAsync(", run.Sources["ThingsResource.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "2,3", "The resource 'things' has no path; the paths of its actions are used as they are")]
    [InlineData("\"path\": 5,", "3,5", "The resource 'things' has a path that is a number; the paths of its actions are used as they are")]
    [InlineData("\"path\": \"x\",", "3,5", "The resource 'things' has a path that does not begin with a slash: 'x'; a slash is added")]
    [InlineData("\"path\": \"/x\", \"params\": {},", "3,19", "'params' of the resource 'things' is an object where an array of parameters is expected; its parameters are ignored")]
    [InlineData("\"path\": \"/x\", \"params\": [{ \"in\": \"path\", \"name\": \"y\" }],", "3,30", "The parameter 'y' of the resource 'things' is not in the path of any action; it is ignored")]
    public void LSG008_an_error_of_a_resource_is_reported_once_and_its_actions_are_generated(string members, string place, string message)
    {
        var run = Run($$"""
            {
              "things": {
                {{members}}
                "actions": { "get": { "method": "GET", "path": "/a" }, "list": { "method": "GET", "path": "/b" } }
              }
            }
            """);

        Assert.Equal([$"apiInfo.json({place}): warning LSG008"], Found.In(run));
        Assert.Equal(message + Rest, Found.Message(run, "LSG008"));
        Assert.Contains("ListAsync", EmittedCode.MembersOf(run, "ThingsResource"));
        Assert.Matches("\"(/x)?/b\"", run.Sources["ThingsResource.g.cs"]);
    }

    [Theory]
    [InlineData("{thingId}", "/things/{thingId}")]
    [InlineData("all", "/things/all")]
    public void LSG008_an_action_whose_path_would_become_the_end_of_a_segment_gets_a_slash(string path, string whole)
    {
        var run = Run($$"""
            {
              "things": {
                "path": "/things",
                "actions": { "get": { "method": "GET", "path": "{{path}}", "params": [{{(path[0] == '{' ? """{ "in": "path", "name": "thingId" }""" : "")}}] } }
              }
            }
            """);

        Assert.Equal(["apiInfo.json(4,44): warning LSG008"], Found.In(run));
        Assert.Equal($"The action 'things.get' has a path that does not begin with a slash: '{path}'; a slash is added", Found.Message(run, "LSG008").Replace(Rest, "", StringComparison.Ordinal));
        Assert.Contains($"\"{whole}\"", run.Sources["ThingsResource.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"path\": \"/{a\"", "has an unclosed brace in its path '/{a'")]
    [InlineData("\"path\": 5", "has a path that is a number")]
    [InlineData("\"path\": \"/{a}\"", "has '{a}' in its path but no path parameter with that name")]
    public void LSG008_an_action_whose_path_cannot_be_built(string path, string why)
    {
        var run = Run($$"""
            {
              "things": {
                "path": "",
                "actions": { "get": { "method": "GET", {{path}} }, "list": { "method": "GET", "path": "/b" } }
              }
            }
            """);

        Assert.StartsWith("apiInfo.json(4,", Assert.Single(Found.In(run)), StringComparison.Ordinal);
        Assert.Equal($"The action 'things.get' {why}; the action is ignored and everything else is generated", Found.Message(run, "LSG008"));
        Assert.DoesNotContain("GetAsync", EmittedCode.MembersOf(run, "ThingsResource"));
    }

    [Fact]
    public void What_would_end_or_change_a_path_is_sent_escaped()
    {
        var run = Run("""
            {
              "things": {
                "path": "/a#b/{x#y}", "params": [{ "in": "path", "name": "x#y", "required": true }],
                "actions": { "get": { "method": "GET", "path": "/c\\d" }, "list": { "method": "GET", "path": "/%23/a b\n?e=f#g" } }
              }
            }
            """);

        Assert.Empty(run.Diagnostics);
        Assert.Contains("\"/a%23b/{x#y}/c%5Cd\"", run.Sources["ThingsResource.g.cs"], StringComparison.Ordinal);
        Assert.Contains("\"/a%23b/{x#y}/%23/a b%0A?e=f%23g\"", run.Sources["ThingsResource.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_can_contain_a_parameter_twice_and_a_query()
    {
        var run = Run("""
            {
              "things": {
                "path": "/things/{x}",
                "params": [{ "in": "path", "name": "x" }],
                "actions": { "get": { "method": "GET", "path": "/{y}/{x}?fixed=1", "params": [{ "in": "path", "name": "y" }, { "in": "query", "name": "z" }] } }
              }
            }
            """);

        Assert.Empty(run.Diagnostics);
        var code = run.Sources["ThingsResource.g.cs"];
        Assert.Contains("GetAsync(string x, string y, string? z = null, ", code, StringComparison.Ordinal);
        Assert.Contains("\"/things/{x}/{y}/{x}?fixed=1\"", code, StringComparison.Ordinal);
    }

    private static GeneratorRun OfAction(string members) => Run($$"""
        {
          "things": {
            "path": "/things",
            "actions": {
              "get": {
                "method": "GET",
                {{members}}
              }
            }
          }
        }
        """);

    private static GeneratorRun Run(string api)
    {
        var run = Small.Generate(Small.Sound, Small.Api(api));
        EmittedCode.IsSound(run);
        return run;
    }
}
