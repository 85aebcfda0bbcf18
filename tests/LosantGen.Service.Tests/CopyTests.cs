using System.Xml.Linq;

namespace LosantGen.Service.Tests;

/// <summary>What the documentation says of a copy's project is what the project here has.</summary>
public sealed class CopyTests
{
    [Fact]
    public async Task The_documentation_has_the_packages_with_their_versions_and_the_actions()
    {
        var page = await File.ReadAllTextAsync(Repository.PathOf("docs", "service.md"), TestContext.Current.CancellationToken);
        var (shown, own) = (XElement.Parse(page.Split("```xml")[1].Split("```")[0]), XElement.Load(Repository.PathOf("sample", "Service", "LosantGen.Service.csproj")));
        var versions = XElement.Load(Repository.PathOf("Directory.Packages.props")).Descendants("PackageVersion").ToDictionary(package => Name(package), package => (string?)package.Attribute("Version"));

        Assert.Equal(
            Packages(own).Select(package => (Name(package), versions[Name(package)])),
            Packages(shown).Select(package => (Name(package), (string?)package.Attribute("Version"))).Where(package => package.Item1 != "LosantGen"));
        Assert.Equal(own.Descendants("LosantResources").Single().Value, shown.Descendants("LosantResources").Single().Value);
        Assert.Equal(Names(own, "Using"), Names(shown, "Using"));

        static IEnumerable<XElement> Packages(XElement project) => project.Descendants("PackageReference");

        static IEnumerable<string> Names(XElement project, string element) => project.Descendants(element).Select(Name);

        static string Name(XElement item) => (string)item.Attribute("Include")!;
    }
}
