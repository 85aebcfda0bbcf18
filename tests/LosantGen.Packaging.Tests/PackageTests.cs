using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Xml.Linq;

namespace LosantGen.Packaging.Tests;

/// <summary>The content of the packages.</summary>
public class PackageTests(PackedPackages packages)
{
    private const int KiB = 1024;

    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    [Fact]
    public void Packing_gives_no_warning() => Assert.All(packages.Packing, packed => packed.HasNoWarning());

    [Fact]
    public void The_generators_package_contains_the_analyzer_the_MSBuild_files_and_the_schemas()
    {
        using var package = new PackageFile(packages.Generator);
        Assert.Equal(
            [
                "LosantGen.nuspec", "NOTICE", "README.md", "THIRD-PARTY-NOTICES.txt",
                "build/LosantGen.Groups.props", "build/LosantGen.Resources.props", "build/LosantGen.members.json", "build/LosantGen.names.json", "build/LosantGen.props", "build/LosantGen.targets",
                "buildTransitive/LosantGen.Groups.props", "buildTransitive/LosantGen.Resources.props", "buildTransitive/LosantGen.members.json", "buildTransitive/LosantGen.names.json", "buildTransitive/LosantGen.props", "buildTransitive/LosantGen.targets",
                "icon.png", "lib/net8.0/_._",
            ],
            package.Paths.Where(p => !p.StartsWith("analyzers/", StringComparison.Ordinal) && !p.StartsWith("schemas/", StringComparison.Ordinal)));
        Assert.All(package.Paths.Where(p => p.StartsWith("analyzers/", StringComparison.Ordinal)), p => Assert.Matches(@"^analyzers/dotnet/cs/[\w.]+\.dll$", p));
        Assert.Equal(
            Directory.GetFiles(Repository.PathOf("schemas"), "*.json", SearchOption.AllDirectories).Select(f => "schemas/" + Path.GetRelativePath(Repository.PathOf("schemas"), f).Replace('\\', '/')).Order(StringComparer.Ordinal),
            package.Paths.Where(p => p.StartsWith("schemas/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_runtimes_package_contains_an_assembly_with_docs_for_each_framework()
    {
        using var package = new PackageFile(packages.Runtime);
        Assert.Equal(
            [
                "LosantGen.Runtime.nuspec", "README.md", "icon.png",
                "lib/net10.0/LosantGen.Runtime.dll", "lib/net10.0/LosantGen.Runtime.xml", "lib/net8.0/LosantGen.Runtime.dll", "lib/net8.0/LosantGen.Runtime.xml",
            ],
            package.Paths);
    }

    [Fact]
    public void The_simulators_package_contains_an_assembly_with_docs_and_depends_on_its_validator_and_ASP_NET_Core()
    {
        using var package = new PackageFile(packages.Simulator);
        Assert.Equal(["LosantGen.Simulator.nuspec", "README.md", "icon.png", "lib/net10.0/LosantGen.Simulator.dll", "lib/net10.0/LosantGen.Simulator.xml"], package.Paths);
        var metadata = package.Metadata("LosantGen.Simulator");
        Assert.Equal(["NJsonSchema"], metadata.Descendants("dependency").Select(dependency => dependency.Attribute("id")?.Value));
        Assert.Equal(["Microsoft.AspNetCore.App"], metadata.Descendants("frameworkReference").Select(reference => reference.Attribute("name")?.Value));
        Assert.InRange(package.Size, 0, 700 * KiB);
    }

    [Fact]
    public void No_file_is_in_a_package_twice()
    {
        foreach (var path in new[] { packages.Generator, packages.Runtime, packages.Simulator })
        {
            using var package = new PackageFile(path);
            Assert.Equal(package.Paths.Distinct(StringComparer.OrdinalIgnoreCase), package.Paths);
            var byName = package.Paths.Where(p => p.EndsWith(".dll", StringComparison.Ordinal) && !p.StartsWith("lib/", StringComparison.Ordinal)).Select(Path.GetFileName).ToArray();
            Assert.Equal(byName.Distinct(), byName);
        }
    }

    [Theory]
    [InlineData("LosantGen", "generator")]
    [InlineData("LosantGen.Runtime", "runtime")]
    [InlineData("LosantGen.Simulator", "sample/Simulator")]
    [InlineData("LosantGen.Simulator.Command", "sample/Simulator.Command")]
    public void A_package_has_a_description_and_a_repository(string id, string project)
    {
        using var package = new PackageFile(Path.Combine(packages.Feed, $"{id}.{packages.Version}.nupkg"));
        var metadata = package.Metadata(id);
        Assert.Equal(id, metadata.Element("id")?.Value);
        Assert.Equal(packages.Version, metadata.Element("version")?.Value);
        Assert.Equal("MIT", metadata.Element("license")?.Value);
        Assert.Equal("README.md", metadata.Element("readme")?.Value);
        Assert.Equal("icon.png", metadata.Element("icon")?.Value);
        foreach (var name in new[] { "authors", "description", "copyright", "projectUrl", "tags" }) Assert.False(string.IsNullOrWhiteSpace(metadata.Element(name)?.Value), name);
        Assert.StartsWith("https://", metadata.Element("repository")?.Attribute("url")?.Value);
        Assert.Equal(File.ReadAllBytes(Repository.PathOf(project + "/README.md")), package.Bytes("README.md"));
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], package.Bytes("icon.png")[..4]);
    }

    [Fact]
    public void The_generators_package_depends_only_on_the_runtimes_package_in_the_same_version()
    {
        using var package = new PackageFile(packages.Generator);
        var group = Assert.Single(package.Metadata("LosantGen").Element("dependencies")!.Elements());
        Assert.Equal("net8.0", group.Attribute("targetFramework")?.Value);
        var dependency = Assert.Single(group.Elements());
        Assert.Equal("LosantGen.Runtime", dependency.Attribute("id")?.Value);
        Assert.Equal(packages.Version, dependency.Attribute("version")?.Value);
        // Otherwise a library that uses the package would not depend on the runtime.
        Assert.Null(package.Metadata("LosantGen").Element("developmentDependency"));
    }

    [Fact]
    public void The_runtimes_package_depends_only_on_the_framework_except_for_events_on_net8()
    {
        using var package = new PackageFile(packages.Runtime);
        var groups = package.Metadata("LosantGen.Runtime").Element("dependencies")!.Elements().ToDictionary(g => g.Attribute("targetFramework")!.Value, g => g.Elements().Select(d => d.Attribute("id")!.Value).ToArray());
        Assert.Equal(["net10.0", "net8.0"], groups.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(groups["net10.0"]);
        Assert.Equal(["System.Net.ServerSentEvents"], groups["net8.0"]);
    }

    [Theory]
    [InlineData("lib/net8.0/LosantGen.Runtime")]
    [InlineData("lib/net10.0/LosantGen.Runtime")]
    public void Each_public_type_is_documented_and_no_internal_namespace(string assembly)
    {
        using var runtime = new PackageFile(packages.Runtime);
        using var file = new PEReader(new MemoryStream(runtime.Bytes(assembly + ".dll")));
        var metadata = file.GetMetadataReader();
        var types = metadata.TypeDefinitions.Select(metadata.GetTypeDefinition).Where(t => (t.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public)
            .Select(t => metadata.GetString(t.Namespace) + "." + metadata.GetString(t.Name)).ToList();
        using var text = new MemoryStream(runtime.Bytes(assembly + ".xml"));
        var documented = XDocument.Load(text).Descendants("member").Select(m => m.Attribute("name")!.Value).ToList();

        Assert.NotEmpty(types);
        Assert.All(types, t => Assert.Contains("T:" + t, documented));
        Assert.DoesNotContain(documented, m => m.Contains(":Losant.Runtime.Http.", StringComparison.Ordinal));
    }

    [Fact]
    public void The_packages_stay_small()
    {
        using var generator = new PackageFile(packages.Generator);
        using var runtime = new PackageFile(packages.Runtime);
        TestContext.Current.TestOutputHelper?.WriteLine($"LosantGen {generator.Size / KiB} KiB, LosantGen.Runtime {runtime.Size / KiB} KiB");
        // 1183 and 511 at the time of writing; more than half of the first is the description of the whole API, a fifth is Newtonsoft.Json.
        Assert.InRange(generator.Size, 1, 1300 * KiB);
        Assert.InRange(runtime.Size, 1, 550 * KiB);
    }

    [Theory]
    [InlineData("LosantGen", "analyzers/dotnet/cs/LosantGen")]
    [InlineData("LosantGen.Runtime", "lib/net8.0/LosantGen.Runtime")]
    [InlineData("LosantGen.Runtime", "lib/net10.0/LosantGen.Runtime")]
    [InlineData("LosantGen.Simulator", "lib/net10.0/LosantGen.Simulator")]
    public void Symbols_link_to_the_sources_and_do_not_contain_the_folder_of_the_checkout(string id, string assembly)
    {
        using var package = new PackageFile(Path.Combine(packages.Feed, $"{id}.{packages.Version}.nupkg"));
        using var symbols = new PackageFile(Path.Combine(packages.Feed, $"{id}.{packages.Version}.snupkg"));
        using var image = new PEReader(new MemoryStream(package.Bytes(assembly + ".dll")));
        using var provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(symbols.Bytes(assembly + ".pdb")));
        var pdb = provider.GetMetadataReader();

        var debug = image.ReadDebugDirectory();
        Assert.Contains(debug, d => d.Type == DebugDirectoryEntryType.Reproducible);
        var codeView = image.ReadCodeViewDebugDirectoryData(debug.Single(d => d.Type == DebugDirectoryEntryType.CodeView));
        Assert.Equal(new BlobContentId(pdb.DebugMetadataHeader!.Id).Guid, codeView.Guid);

        var sources = pdb.Documents.Select(d => pdb.GetString(pdb.GetDocument(d).Name)).ToArray();
        Assert.Contains(sources, s => s.StartsWith("/_", StringComparison.Ordinal));
        Assert.DoesNotContain(sources, s => s.StartsWith(Repository.Root, StringComparison.Ordinal));
        var link = pdb.CustomDebugInformation.Select(pdb.GetCustomDebugInformation).Where(c => pdb.GetGuid(c.Kind) == SourceLink).Select(c => Encoding.UTF8.GetString(pdb.GetBlobBytes(c.Value)));
        if (Directory.Exists(Repository.PathOf(".git"))) Assert.Contains("https://", Assert.Single(link), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Packing_again_gives_the_same_bytes()
    {
        var again = Path.Combine(packages.Folder, "again");
        using var package = new PackageFile(packages.Generator);
        var commit = "-p:RepositoryCommit=" + package.Metadata("LosantGen").Element("repository")?.Attribute("commit")?.Value;
        foreach (var project in PackedPackages.Projects) (await packages.PackAsync(project, again, "--no-build", commit)).Succeeds();
        Assert.All(Directory.GetFiles(packages.Feed), file => Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(again, Path.GetFileName(file)))));
    }
}
