using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;

namespace LosantGen.EndToEnd.Tests.RepositoryTests;

/// <summary>The code in the documentation compiles as it stands. A block without using directives has those that the pages assume.</summary>
public sealed partial class DocsTests
{
    private const string Usings = """
        using System.Net;
        using System.Text;
        using System.Text.Json;
        using System.Text.Json.Nodes;
        using Losant;
        using Losant.Simulator;
        using Microsoft.AspNetCore.Mvc.Testing;
        using Microsoft.AspNetCore.TestHost;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Logging;
        using NSubstitute;
        using NSubstitute.ExceptionExtensions;
        using OpenTelemetry.Metrics;
        using OpenTelemetry.Trace;
        using Xunit;

        """;

    /// <summary>The pages with code; those of the reference and of the jobs have tests of their own.</summary>
    public static TheoryData<string> Pages => [.. Directory.GetFiles(Repository.PathOf("docs"), "*.md").Select(path => "docs/" + Path.GetFileName(path)).Order(StringComparer.Ordinal), .. Readmes];

    /// <summary>What galleries show of the packages.</summary>
    private static readonly string[] Readmes = ["generator/README.md", "runtime/README.md", "sample/Simulator/README.md", "sample/Simulator.Command/README.md"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_block_of_a_page_compiles_without_a_warning(string page)
    {
        var blocks = new MarkdownPage(page).Blocks.Select(block => HasUsings(block.Code) ? block.Code : Usings + block.Code).ToList();

        Assert.All(blocks, (_, i) => DocumentedProgram.Compile(blocks[..(i + 1)], page is "docs/testing.md" or "sample/Simulator/README.md" ? LanguageVersion.Latest : LanguageVersion.CSharp12));
    }

    [Fact]
    public void The_links_of_a_packages_page_lead_somewhere_from_anywhere()
    {
        const string Files = "https://github.com/losantgen/losantgen/blob/main/";
        var links = Readmes.SelectMany(page => Link().Matches(new MarkdownPage(page).Text)).Select(match => match.Groups[1].Value).ToList();

        Assert.All(links, link => Assert.StartsWith("https://", link, StringComparison.Ordinal));
        Assert.All(links.Where(link => link.StartsWith(Files, StringComparison.Ordinal)), link => Assert.True(File.Exists(Repository.PathOf(link[Files.Length..])), link));
        Assert.True(links.Count >= 10);
    }

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Link();

    private static bool HasUsings(string code) => code.Split('\n').Any(line => line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';') && !line.Contains('=') || line.StartsWith("global using ", StringComparison.Ordinal));
}
