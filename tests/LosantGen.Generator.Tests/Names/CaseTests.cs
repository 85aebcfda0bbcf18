namespace LosantGen.Generator.Tests.Names;

/// <summary>
/// Names that differ only in case: members can have them, types and so files cannot. The compiler takes none of the files if two of them do.
/// </summary>
public class CaseTests
{
    private const string First = """{ "type": "object", "properties": { "one": { "type": "string" } } }""";
    private const string Second = """{ "type": "object", "properties": { "two": { "type": "string" } } }""";

    [Fact]
    public void Members_that_are_objects()
    {
        var run = Small.Generate(Small.Schema("thing", $$"""{ "type": "object", "properties": { "ipAddress": {{First}}, "IPAddress": {{Second}}, "ipAddresses": { "type": "array", "items": {{Small.Sound.Text}} } } }"""));

        IsSound(run);
        Assert.Equal(4, Types(run).Count);
        Assert.Equal(["One"], Properties(run, EmittedCode.TypeOf(run, "Thing", "IpAddress")));
        Assert.Equal(["Two"], Properties(run, EmittedCode.TypeOf(run, "Thing", "IPAddress")));
    }

    [Fact]
    public void Members_that_are_enums_or_unions_of_one_member_or_of_several()
    {
        static string Of(string name, string word) => $$"""
            "{{name}}Kind": { "type": "string", "enum": ["{{word}}", "b"] }, "{{name}}Value": { "oneOf": [{ "type": "string" }, { "type": "object", "properties": { "{{word}}": { "type": "number" } } }] }
            """;
        var run = Small.Generate(
            Small.Schema("thing", $$"""{ "type": "object", "properties": { {{Of("io", "x")}}, {{Of("IO", "y")}} } }"""),
            Small.Schema("other", $$"""{ "type": "object", "properties": { {{Of("io", "x")}}, {{Of("IO", "y")}} } }"""));

        IsSound(run);
    }

    [Fact]
    public void Files_which_a_warning_reports()
    {
        var run = Small.Generate(Small.Schema("ipAddress", First), Small.Schema("IPAddress", Second), Small.ApiOf("pair"),
            Small.Schema("pair", """{ "type": "object", "properties": { "a": { "$ref": "#/definitions/ipAddress" }, "b": { "$ref": "#/definitions/IPAddress" } } }"""));

        IsSound(run);
        Assert.Equal(["ipAddress.json(1,1): info LSG006"], Found.In(run));
        Assert.Equal("'IPAddress' and 'ipAddress' both become 'IpAddress' in C#, apart from upper and lower case; the second is named 'IpAddress_'", Found.Message(run, "LSG006"));
        Assert.Contains("IPAddress.g.cs", run.Sources.Keys);
    }

    [Fact]
    public void Titles()
    {
        var run = Small.Generate(Small.Schema("thing", $$"""
            { "type": "object", "properties": { "a": { "title": "Ip address", "type": "object", "properties": { "x": { "type": "string" } } }, "b": { "title": "IP Address", "type": "object", "properties": { "y": { "type": "string" } } } } }
            """));

        IsSound(run);
        Assert.Equal(3, Types(run).Count);
    }

    [Fact]
    public void Resources_and_a_resource_and_a_schema()
    {
        var run = Small.Generate(
            Small.Schema("thingSresource", First),
            Small.Schema("thingsResource", Second),
            Small.Api(string.Create(null, $$"""
                { "things": {{Resource("/a")}}, "thingS": {{Resource("/b")}} }
                """)));

        IsSound(run);
        Assert.Equal(["ThingS", "Things"], EmittedCode.MembersOf(run, "LosantClient").Where(m => m.StartsWith("Thing", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Responses_of_actions_of_one_resource_or_of_several()
    {
        const string Responses = """{ "200": { "schema": { "type": "object", "properties": { "a": { "type": "string" } } } }, "202": { "schema": { "type": "array", "items": { "type": "string" } } } }""";
        var run = Small.Generate(Small.Api($$"""
            {
              "thing": { "path": "/a", "actions": { "getIp": { "method": "GET", "path": "", "responses": {{Responses}} }, "getIP": { "method": "GET", "path": "/b", "responses": {{Responses}} }, "aB": { "method": "GET", "path": "/d", "responses": {{Responses}} } } },
              "thingA": { "path": "/c", "actions": { "b": { "method": "GET", "path": "", "responses": {{Responses}} }, "events": { "method": "GET", "path": "/e", "responses": { "200": { "sseEvents": { "x": {}, "y": {} } } } } } },
              "THINGa": { "path": "/f", "actions": { "Events": { "method": "GET", "path": "/g", "responses": { "200": { "sseEvents": { "x": {}, "y": {} } } } } } }
            }
            """));

        IsSound(run);
        Assert.Contains("GetIpAsync", EmittedCode.MembersOf(run, "ThingResource"));
        Assert.Contains("GetIPAsync", EmittedCode.MembersOf(run, "ThingResource"));
    }

    [Fact]
    public void Cases_of_unions()
    {
        var run = Small.Generate(
            Small.Schema("STRING", First),
            Small.Schema("either", $$"""{ "oneOf": [{ "type": "string" }, { "$ref": "#/definitions/STRING" }, { "type": "array", "items": { "type": "string" } }] }"""),
            Small.Api("""{ "thing": { "path": "/a", "actions": { "watch": { "method": "GET", "path": "", "responses": { "200": { "sseEvents": { "ipAddress": {}, "IPAddress": {}, "IPaddress": {} } } } } } } }"""));

        IsSound(run);
    }

    [Fact]
    public void Types_of_the_client()
    {
        var run = Small.Generate(
            Small.ApiOf("losantCLIENT"), Small.Schema("losantCLIENT", First), Small.Schema("losantCLIENTOptions", First), Small.Schema("losantclientServiceCollectionExtensions", Second),
            Small.Schema("losantRULES", """{ "type": "object", "properties": { "x": { "type": "string", "maxLength": 5 } } }"""));

        IsSound(run);
    }

    [Fact]
    public void A_names_file_in_which_the_second_of_two_names_is_not_used()
    {
        var run = Small.Generate(
            Small.Schema("thing", $$"""{ "type": "object", "properties": { "a": {{First}}, "b": {{Second}} } }"""),
            Small.Names("""{ "thing#/properties/a": "Part", "thing#/properties/b": "PART" }"""));

        IsSound(run);
        Assert.Equal(["names.json(1,34): warning LSG012"], Found.In(run));
        Assert.Equal("The name 'PART' is not used for 'thing#/properties/b': another type is named 'Part'", Found.Message(run, "LSG012"));
        Assert.Equal(["Part", "Thing", "ThingB"], Types(run));
    }

    [Theory]
    [InlineData("thingsRESOURCE")]
    [InlineData("losantrules")]
    [InlineData("LosantKeys")]
    public void A_client_cannot_have_the_name_of_another_file(string name)
    {
        var run = GeneratorRun.Of([Small.ApiOf("sound"), Small.Sound], properties: new Dictionary<string, string> { ["LosantClientName"] = name });

        Assert.Equal(["error LSG010"], Found.In(run));
        IsSound(run);
    }

    private static string Resource(string path) => $$"""{ "path": "{{path}}", "actions": { "get": { "method": "GET", "path": "", "responses": { "200": { "schema": { "$ref": "#/definitions/thingsResource" } } } } } }""";

    private static void IsSound(GeneratorRun run)
    {
        EmittedCode.IsSound(run);
        Assert.Equal(run.Sources.Count, run.Sources.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    private static IReadOnlyList<string> Types(GeneratorRun run) => [.. PublicSurface.Types(run).Where(t => t.ContainingNamespace.Name == "Losant").Select(t => t.Name).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Properties(GeneratorRun run, string type) =>
        EmittedCode.MembersOf(run, type.TrimEnd('?')["Losant.".Length..]).Where(m => m is "One" or "Two");
}
