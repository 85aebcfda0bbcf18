namespace LosantGen.Generator.Tests.Actions;

/// <summary>Path parameters that every method of a resource has are given once.</summary>
public class BoundResourceTests
{
    private const string House = """
        {
          "houses": { "path": "/houses", "actions": { "get": { "method": "GET", "path": "", "responses": { "200": {} } } } },
          "house": {
            "path": "/houses/{houseId}", "params": [{ "in": "path", "name": "houseId", "type": "string" }],
            "actions": { "get": { "method": "GET", "path": "", "responses": { "200": {} } } }
          },
          "rooms": {
            "path": "/houses/{houseId}/rooms", "params": [{ "in": "path", "name": "houseId", "type": "string" }],
            "actions": { "get": { "method": "GET", "path": "", "params": [{ "in": "query", "name": "floor", "type": "integer" }], "responses": { "200": {} } } }
          },
          "room": {
            "path": "/houses/{houseId}/rooms/{roomId}", "params": [{ "in": "path", "name": "houseId", "type": "string" }, { "in": "path", "name": "roomId", "type": "integer" }],
            "actions": {
              "get": { "method": "GET", "path": "", "responses": { "200": {} } },
              "lamp": { "method": "PUT", "path": "/lamps/{lampId}", "params": [{ "in": "path", "name": "lampId", "type": "string" }], "responses": { "200": {} } }
            }
          },
          "doors": {
            "path": "/gates/{client}/doors", "params": [{ "in": "path", "name": "client", "type": "string" }],
            "actions": { "get": { "method": "GET", "path": "", "responses": { "200": {} } } }
          }
        }
        """;

    private static readonly GeneratorRun Run = Small.Generate(Small.Api(House));

    [Fact]
    public void The_generated_code_is_sound() => EmittedCode.IsSound(Run);

    [Theory]
    [InlineData("c.ForHouse(\"h\").GetAsync()")]
    [InlineData("c.ForHouse(\"h\").Rooms.GetAsync(floor: 1)")]
    [InlineData("c.ForHouse(\"h\").Room(3).GetAsync()")]
    [InlineData("c.ForHouse(\"h\").Room(3).LampAsync(\"l\", cancellationToken: default)")]
    [InlineData("c.ForClient(\"g\").Doors.GetAsync()")]
    public void A_call_takes_only_what_is_not_known(string call) =>
        Assert.Empty(Run.CompilerDiagnosticsOf($"using Losant; static class Uses {{ static Task Run(LosantClient c) => {call}; }}"));

    [Fact]
    public void A_resource_without_such_parameters_is_not_bound()
    {
        Assert.DoesNotContain(Run.Sources.Values, text => text.Contains("BoundHouses", StringComparison.Ordinal));
        Assert.Equal(["ForClient", "ForHouse"], EmittedCode.MembersOf(Run, "LosantClient").Where(m => m.StartsWith("For", StringComparison.Ordinal)));
    }

    [Fact]
    public void Names_do_not_depend_on_the_selection()
    {
        var some = GeneratorRun.Of([Small.Api(House)], properties: new Dictionary<string, string> { ["LosantResources"] = "room.lamp" });

        EmittedCode.IsSound(some);
        Assert.Empty(some.CompilerDiagnosticsOf("using Losant; static class Uses { static Task Run(LosantClient c) => c.ForHouse(\"h\").Room(3).LampAsync(\"l\"); }"));
        Assert.DoesNotContain("GetAsync", EmittedCode.MembersOf(some, "BoundHouse"));
    }

    [Theory]
    [InlineData("/a/{x}/b/{x}")]
    [InlineData("/a/{x-y}/b/{xY}")]
    [InlineData("/a/{boundThing}/{thing}")]
    [InlineData("/a/{x/y}/{x}")]
    public void Odd_paths_compile(string path)
    {
        var names = System.Text.RegularExpressions.Regex.Matches(path, "{([^}]*)}").Select(m => m.Groups[1].Value).Distinct();
        var parameters = string.Join(",", names.Select(n => $$"""{ "in": "path", "name": "{{n}}", "type": "string" }"""));

        EmittedCode.IsSound(Small.Generate(Small.Api($$"""
            { "thing": { "path": "{{path}}", "params": [{{parameters}}], "actions": { "get": { "method": "GET", "path": "", "responses": { "200": {} } } } },
              "forX": { "path": "/x", "actions": { "get": { "method": "GET", "path": "", "responses": { "200": {} } } } } }
            """)));
    }
}
