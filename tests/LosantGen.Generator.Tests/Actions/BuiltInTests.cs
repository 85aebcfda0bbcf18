using System.Text.RegularExpressions;
using LosantGen.Emitting;

namespace LosantGen.Generator.Tests.Actions;

/// <summary>The built-in descriptions and the vendor's folder are the same API, under the same names.</summary>
public partial class BuiltInTests
{
    private static readonly Lazy<GeneratorRun> WholeApi = new(() => GeneratorRun.Of(BuiltIn.Files(), properties: Written));

    private static Dictionary<string, string> Written => new() { ["_LosantGenWritesNames"] = "true" };

    // Where ours puts right what the vendor's folder describes with a wrong reference; see VendorSlips in the tests of the schemas.
    private static readonly string[] PutRight = ["Losant.InstanceAuditLogs", "Losant.InstanceOrgMembers", "Losant.InstanceApiTokensResource.Get", "Losant.UserApiTokensResource.Get", "Losant.BoundInstanceApiTokens.Get"];

    [Fact]
    public void The_compact_descriptions_and_the_vendors_give_the_same_public_types()
    {
        var (theirs, ours) = (VendorRun.Surface, PublicSurface.Of(WholeApi.Value).ToHashSet(StringComparer.Ordinal));

        var differences = theirs.Except(ours).Concat(ours.Except(theirs)).ToList();

        Assert.Equal(21, differences.Count);
        Assert.All(differences, member => Assert.Contains(PutRight, right => member.Contains(right, StringComparison.Ordinal)));
    }

    /// <summary>LOSANTGEN_NAMES=write writes the file anew: the names of the built-in types, and their places in the vendor's folder.</summary>
    [Fact]
    public void The_names_file_has_the_names_of_all_built_in_types()
    {
        var schemas = NamesFileOf(WholeApi.Value);
        var vendors = NamesFileOf(GeneratorRun.Of([.. VendorFolder.Files().Select(f => (f.Path, f.Text, "schema")), BuiltIn.Names with { Text = schemas }, BuiltIn.Members], properties: Written));
        if (Environment.GetEnvironmentVariable("LOSANTGEN_NAMES") == "write") File.WriteAllText(BuiltIn.Names.Path, vendors);

        Assert.Equal(vendors, BuiltIn.Names.Text.ReplaceLineEndings("\n"));
    }

    /// <summary>As the names file of a project, it is told which of its names are used for nothing.</summary>
    [Fact]
    public void Each_name_of_a_member_is_that_of_a_built_in_member() =>
        Assert.Empty(Found.In(GeneratorRun.Of([.. BuiltIn.Files().Where(f => f.Kind == "schema"), BuiltIn.Members with { Kind = "names" }])));

    [Theory]
    [InlineData("docs/schemas-and-mapping.md", 2)]
    [InlineData("docs/upgrading.md", 1)]
    public void The_names_files_that_the_docs_show_fit_the_built_in_descriptions(string page, int count)
    {
        var text = File.ReadAllText(Repository.PathOf(page)).ReplaceLineEndings("\n");
        // The page on schemas shows a description first.
        var blocks = JsonBlock().Matches(text[Math.Max(0, text.IndexOf("\n## Names\n", StringComparison.Ordinal))..]).Select(match => match.Groups["json"].Value).ToList();

        Assert.Equal(count, blocks.Count);
        Assert.All(blocks, block => Assert.Empty(Found.In(GeneratorRun.Of([.. BuiltIn.Files(), ("/losant-names.json", block, "names")]))));
    }

    [Fact]
    public void The_description_that_the_docs_show_is_generated_without_a_remark()
    {
        var text = File.ReadAllText(Repository.PathOf("docs/schemas-and-mapping.md")).ReplaceLineEndings("\n");
        var blocks = JsonBlock().Matches(text[..text.IndexOf("\n## Names\n", StringComparison.Ordinal)]).Select(match => match.Groups["json"].Value).ToList();

        var run = GeneratorRun.Of([("/pumps.actions.json", blocks[0]), ("/pump.json", blocks[1])], properties: new Dictionary<string, string> { ["LosantApiVersion"] = "1.0.0" });

        EmittedCode.IsSound(run);
        Assert.Empty(Found.In(run));
        Assert.Equal(["GetAsync", "PostAsync"], EmittedCode.MembersOf(run, "PumpsResource"));
        Assert.Equal(2, blocks.Count);
    }

    [Fact]
    public void Each_built_in_type_is_named_by_a_file_or_a_title()
    {
        // File is a name that every program has in scope. The two cases of the other's shape are one, and have no title; the file of members names it.
        var named = Named().Append("LosantFile").Append("CredentialGitConfigPost").Concat(Convenience.All.SelectMany(c => c.Declares)).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(PublicSurface.Types(WholeApi.Value), t => !named.Contains(t.Name) && !t.Name.EndsWith("Resource", StringComparison.Ordinal) && !t.Name.StartsWith("Bound", StringComparison.Ordinal) && !OfActions().IsMatch(t.Name));
    }

    /// <summary>
    /// What a group has is the same in everything: the same names, types and members. Only <c>required</c> differs: it is for types that requests have, and a
    /// group may have one in responses alone.
    /// </summary>
    [Theory]
    [InlineData("everyday")]
    [InlineData("accounts")]
    [InlineData("workflows")]
    [InlineData("experience")]
    [InlineData("edge")]
    [InlineData("instance")]
    public void A_group_has_nothing_that_the_whole_api_has_not(string group)
    {
        var all = PublicSurface.Of(WholeApi.Value).Select(WithoutRequired).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(PublicSurface.Of(GeneratorRun.Of(BuiltIn.FilesOf(group))), member => !all.Contains(WithoutRequired(member)));

        static string WithoutRequired(string member) => member.Replace("required ", "", StringComparison.Ordinal).Replace(" required", "", StringComparison.Ordinal);
    }

    [Fact]
    public void The_whole_api_compiles() => EmittedCode.IsSound(WholeApi.Value);

    [Fact]
    public void The_built_in_descriptions_are_without_fault() => Assert.Empty(Found.In(WholeApi.Value));

    [Fact]
    public void No_name_is_longer_than_45_letters_or_has_a_digit() =>
        Assert.DoesNotContain(PublicSurface.Types(WholeApi.Value), t => t.Name.Length > 45 || t.Name.Any(char.IsAsciiDigit));

    private static HashSet<string> Named()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (path, text, _) in BuiltIn.Files().Where(f => f.Kind == "schema"))
        {
            var name = Path.GetFileNameWithoutExtension(path);
            names.Add(char.ToUpperInvariant(name[0]) + name[1..]);
            names.UnionWith(Title().Matches(text).Select(m => m.Groups[1].Value));
        }

        return names;
    }

    private static string NamesFileOf(GeneratorRun run) => string.Join('\n', run.Sources["LosantNamesFile.g.cs"].Split('\n').Select(line => line[2..])) + "\n";

    [GeneratedRegex("\"title\": \"(\\w+)\"")]
    private static partial Regex Title();

    [GeneratedRegex(@"^```json\n(?<json>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex JsonBlock();

    [GeneratedRegex("(Request|Response|Event|Client|ClientOptions|ServiceCollectionExtensions)$")]
    private static partial Regex OfActions();
}
