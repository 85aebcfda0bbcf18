using System.Text.Json.Nodes;

namespace LosantGen.Generator.Tests.Actions;

/// <summary>The names of a resource's methods: a name changes only if another method really has it.</summary>
public class ActionNameTests
{
    private const string Lamps = """
        { "type": "object", "properties": { "items": { "type": "array", "items": { "type": "string" } }, "totalCount": { "type": "integer" } }, "additionalProperties": false }
        """;

    [Fact]
    public void The_method_for_all_items_is_renamed_if_an_action_has_its_name()
    {
        var run = Run("getAll", "get");

        Assert.Equal(["GetAllAsync", "GetAsync", "GetAllPagesAsync"], Methods(run));
        EmittedCode.IsSound(run);
    }

    [Fact]
    public void It_is_renamed_even_if_that_action_is_not_generated()
    {
        var run = Run(new Dictionary<string, string> { ["LosantResources"] = "lamps.get" }, "get", "getAll");

        Assert.Equal(["GetAsync", "GetAllPagesAsync"], Methods(run));
    }

    [Fact]
    public void Without_such_an_action_it_is_named_All() => Assert.Equal(["GetAsync", "GetAllAsync"], Methods(Run("get")));

    [Fact]
    public void Methods_do_not_collide_with_the_members_of_every_object()
    {
        var run = Run("toString", "getType", "validate", "equals", "lamps");

        Assert.Equal(["ToStringAsync", "GetTypeAsync", "ValidateAsync", "EqualsAsync", "LampsAsync"], Methods(run));
        Assert.Empty(run.Diagnostics);
        EmittedCode.IsSound(run);
    }

    [Fact]
    public void Of_two_actions_with_one_CSharp_name_the_later_in_ordinal_order_is_renamed()
    {
        var run = Run("turnOn", "turn-on");

        Assert.Equal(["TurnOn_Async", "TurnOnAsync"], Methods(run));
        Assert.Equal("'turn-on' and 'turnOn' both become 'TurnOn' in C#; the second is named 'TurnOn_'", Assert.Single(run.Diagnostics, d => d.Id == "LSG006").GetMessage(null));
        Assert.Equal(["TurnOnAsync", "TurnOn_Async"], Methods(Run("turn-on", "turnOn")));
        EmittedCode.IsSound(run);
    }

    [Fact]
    public void Parameters_can_have_the_names_of_locals_in_the_method()
    {
        var run = GeneratorRun.Of([Small.Schema("lampPage", Lamps), Small.Api("""
            {
              "lamps": {
                "path": "/lamps",
                "actions": {
                  "get": {
                    "method": "GET",
                    "params": [
                      { "in": "query", "name": "offset", "default": 0 },
                      { "in": "query", "name": "limit", "default": 10 },
                      { "in": "query", "name": "call" },
                      { "in": "query", "name": "position" },
                      { "in": "query", "name": "cancel" },
                      { "in": "query", "name": "page" },
                      { "in": "query", "name": "options" },
                      { "in": "query", "name": "cancellationToken" }
                    ],
                    "responses": { "200": { "schema": { "$ref": "#/definitions/lampPage" } } }
                  }
                }
              }
            }
            """)]);

        EmittedCode.IsSound(run);
        Assert.Contains("(start, stop) => GetAsync(start, limit, call, position, cancel, page, optionsValue, cancellationTokenValue, options, stop)", run.Sources["LampsResource.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_that_the_description_calls_options_is_the_body()
    {
        var run = Small.Generate(Small.Sound, Small.Api("""
            {
              "lamps": {
                "path": "/lamps",
                "actions": { "light": { "method": "POST", "params": [{ "in": "body", "name": "options", "schema": { "$ref": "#/definitions/sound" } }], "responses": { "204": {} } } }
              }
            }
            """));

        EmittedCode.IsSound(run);
        Assert.Contains("LightAsync(Sound? body = null, Lo::LosantRequestOptions? options = null, Th::CancellationToken cancellationToken = default)", run.Sources["LampsResource.g.cs"], StringComparison.Ordinal);
    }

    private static GeneratorRun Run(params string[] actions) => Run([], actions);

    // "get" returns pages, the others nothing.
    private static GeneratorRun Run(Dictionary<string, string> properties, params string[] actions)
    {
        var map = new JsonObject();
        foreach (var action in actions)
        {
            map[action] = action == "get"
                ? JsonNode.Parse("""{ "method": "GET", "params": [{ "in": "query", "name": "page", "default": 0 }, { "in": "query", "name": "perPage", "default": 10 }], "responses": { "200": { "schema": { "$ref": "#/definitions/lampPage" } } } }""")
                : JsonNode.Parse($$"""{ "method": "GET", "path": "/{{action}}", "responses": { "204": { "description": "Done." } } }""");
        }
        var api = new JsonObject { ["lamps"] = new JsonObject { ["path"] = "/lamps", ["actions"] = map } };
        return GeneratorRun.Of([Small.Schema("lampPage", Lamps), Small.Api(api.ToJsonString())], properties: properties);
    }

    private static IEnumerable<string> Methods(GeneratorRun run) => EmittedCode.MembersOf(run, "LampsResource").Where(m => m.EndsWith("Async", StringComparison.Ordinal));
}
