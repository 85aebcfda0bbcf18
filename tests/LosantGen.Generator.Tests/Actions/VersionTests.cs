namespace LosantGen.Generator.Tests.Actions;

/// <summary>The version of the API that the descriptions describe is the one that the client asks for.</summary>
public class VersionTests
{
    private static readonly Dictionary<string, string> Own = new() { ["_LosantGenOwnDescriptions"] = "true" };

    [Theory]
    [InlineData("1.28", "^1.28")]
    [InlineData("1.28.0", "^1.28.0")]
    [InlineData("^1.28.0", "^1.28.0")]
    [InlineData("~1.28.3", "~1.28.3")]
    public void A_property_says_the_version(string property, string range)
    {
        var run = Generate(Code("'Accept-Version': '^1.31.0'"), new(Own) { ["LosantApiVersion"] = property });

        EmittedCode.IsSound(run);
        Assert.Empty(Found.In(run));
        Assert.Contains($"SetVersion(\"{range}\")", run.Sources["LosantClient.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("const h = { 'Accept-Version': options.acceptVersion || '^1.31.0' };", "^1.31.0")]
    [InlineData("headers[\"Accept-Version\"] = \"^1.29.0\"", "^1.29.0")]
    [InlineData("'Accept': 'application/json',\n 'Accept-Version':\n `~2.0.1`", "~2.0.1")]
    [InlineData("const Version = '3.4.5'; h['Accept-Version'] = '1.2'; other = '9.9.9'", "^1.2")]
    public void Else_the_code_of_the_vendors_client_says_it(string code, string range)
    {
        var run = Generate(Code(code), Own);

        Assert.Empty(Found.In(run));
        Assert.Contains($"SetVersion(\"{range}\")", run.Sources["LosantClient.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("module.exports = {};")]
    [InlineData("'Accept-Version': version")]
    [InlineData("'Accept-Version': '\"); System.Console.Beep(); (\"'")]
    [InlineData("'Accept-Version': '^1.2.3.4'")]
    public void Where_nothing_says_it_an_information_does(string code)
    {
        var run = Generate(Code(code), Own);

        EmittedCode.IsSound(run);
        Assert.Equal(["info LSG018"], Found.In(run));
        Assert.DoesNotContain("SetVersion", run.Sources["LosantClient.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void The_built_in_descriptions_are_those_of_the_librarys_version()
    {
        var run = Generate(null, []);

        Assert.Empty(Found.In(run));
        Assert.DoesNotContain("SetVersion", run.Sources["LosantClient.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void LSG019_descriptions_that_are_named_but_missing() => Assert.Equal(["warning LSG019"], Found.In(Generate(null, new() { ["_LosantGenSchemaIsMissing"] = "true" })));

    [Theory]
    [InlineData("latest")]
    [InlineData("1")]
    [InlineData("^^1.2")]
    [InlineData("1.2.3\"")]
    public void LSG010_a_version_that_is_none(string property)
    {
        var run = Generate(null, new() { ["LosantApiVersion"] = property });

        Assert.Equal(["error LSG010"], Found.In(run));
        Assert.Equal($"The value '{property}' of LosantApiVersion is not valid: expected a version of the API, as in 1.30.0", Found.Message(run, "LSG010"));
    }

    private static (string Path, string Text, string Kind) Code(string code) => ("/descriptions/../api/index.js", code, "version");

    private static GeneratorRun Generate((string Path, string Text, string Kind)? code, Dictionary<string, string> properties)
    {
        var (api, sound) = (Small.ApiOf("sound"), Small.Sound);
        List<(string, string, string)> files = [(api.Path, api.Text, "schema"), (sound.Path, sound.Text, "schema")];
        if (code is { } file) files.Add(file);
        return GeneratorRun.Of(files, properties: properties);
    }
}
