using System.Globalization;
using System.Text.RegularExpressions;

namespace LosantGen.Generator.Tests.Names;

/// <summary>A names file also chooses the names of members, by the type and the name in JSON.</summary>
public class MemberNameTests
{
    private const string Limits = """{ "type": "object", "properties": { "apitoken": { "type": "number" }, "datattl": { "type": ["number", "null"] }, "kind": { "type": "string", "enum": ["pg", "*"] } } }""";

    [Fact]
    public void A_member_has_the_name_that_was_chosen()
    {
        var run = Generate("""{ "Limits": { "apitoken": "ApiToken", "datattl": "DataTtl" }, "LimitsKind": { "pg": "PostgreSql", "*": "Any" } }""");

        EmittedCode.IsSound(run);
        Assert.Empty(Found.In(run));
        var surface = PublicSurface.Of(run);
        foreach (var member in (string[])["Limits.ApiToken", "Limits.DataTtl", "Limits.HasDataTtl", "LimitsKind.PostgreSql", "LimitsKind.Any"])
            Assert.Contains(surface, m => m.Contains(member, StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_that_another_member_has_is_kept_by_the_member_it_was_chosen_for()
    {
        var run = Generate("""{ "Limits": { "apitoken": "Kind" } }""");

        EmittedCode.IsSound(run);
        Assert.Equal("apitoken", MemberNamed(run, "Kind"));
    }

    [Theory]
    [InlineData("""{ "Limits": { "apitokn": "ApiToken" } }""", "names.json(1,15): warning LSG012", "The name 'ApiToken' is not used for 'Limits.apitokn': the type has no such member")]
    [InlineData("""{ "Limit": { "apitoken": "ApiToken" } }""", "names.json(1,14): warning LSG012", "The name 'ApiToken' is not used for 'Limit.apitoken': there is no type of this name")]
    [InlineData("""{ "Limits": { "apitoken": "Api token" } }""", "names.json(1,15): warning LSG012", "The name 'Api token' is not used for 'Limits.apitoken': a member cannot have this name")]
    [InlineData("""{ "Limits": { "apitoken": "Limits" } }""", "names.json(1,15): warning LSG012", "The name 'Limits' is not used for 'Limits.apitoken': a member cannot have this name")]
    [InlineData("""{ "Limits": { "apitoken": 5 } }""", "names.json(1,15): warning LSG012", "The name '5' is not used for 'Limits.apitoken': a member cannot have this name")]
    public void A_name_that_is_not_used_is_reported(string names, string place, string message)
    {
        var run = Generate(names);

        Assert.Equal([place], Found.In(run));
        Assert.Equal(message, Found.Message(run, "LSG012"));
        EmittedCode.IsSound(run);
    }

    [Theory]
    [InlineData("ToString")]
    [InlineData("Equals")]
    [InlineData("GetHashCode")]
    [InlineData("GetType")]
    [InlineData("Validate")]
    [InlineData("MemberwiseClone")]
    [InlineData("Constraints_1")]
    public void A_name_that_a_type_has_by_itself_is_not_given(string name)
    {
        var run = Generate($$"""{ "Limits": { "apitoken": "{{name}}" } }""");

        EmittedCode.IsSound(run);
        Assert.Equal("apitoken", MemberNamed(run, "Apitoken"));
        Assert.Equal(["names.json(1,15): warning LSG012"], Found.In(run));
        Assert.Equal($"The name '{name}' is not used for 'Limits.apitoken': the type has a member of this name by itself", Found.Message(run, "LSG012"));
    }

    [Fact]
    public void Of_two_members_for_which_one_name_is_chosen_the_first_has_it()
    {
        var run = Generate("""{ "Limits": { "kind": "Same", "apitoken": "Same" }, "LimitsKind": { "*": "Any", "pg": "Any" } }""");

        EmittedCode.IsSound(run);
        Assert.Equal(["names.json(1,15): warning LSG012", "names.json(1,81): warning LSG012"], Found.In(run));
        Assert.Equal("apitoken", MemberNamed(run, "Same"));
        Assert.Contains(run.Diagnostics, d => d.GetMessage(null) == "The name 'Same' is not used for 'Limits.kind': it is chosen for 'apitoken' too");
        Assert.Contains(PublicSurface.Of(run), m => m.Contains("LimitsKind.Pg", StringComparison.Ordinal));
    }

    private static GeneratorRun Generate(string names) => Small.Generate(Small.Schema("limits", Limits), Small.Names(names));

    // The name in JSON that the reader takes a property from: it has the same number in the table of names.
    private static string MemberNamed(GeneratorRun run, string property)
    {
        var code = run.Sources["Limits.g.cs"];
        var number = Regex.Match(code, $@"case (\d+): x\.{property} =").Groups[1].Value;
        return Regex.Match(code, "MemberNames _names = new\\(\"([^\"]*)\"").Groups[1].Value.Split(' ')[int.Parse(number, CultureInfo.InvariantCulture)];
    }
}
