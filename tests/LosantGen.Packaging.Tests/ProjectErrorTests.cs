namespace LosantGen.Packaging.Tests;

/// <summary>Projects in which the package cannot work, or only in another way than usual: one clear error, or it works.</summary>
public class ProjectErrorTests(PackedPackages packages)
{
    private const string Lamp = """{ "type": "object", "properties": { "name": { "type": "string" } } }""";
    private const string Uses = "public class Uses : System.Collections.Generic.List<Losant.Lamp> { }";
    private const string Items = """<Project><ItemGroup><LosantSchema Include="$(MSBuildProjectDirectory)/api/*.json" /></ItemGroup></Project>""";

    private static string Fetch(string hook) => $"""
        <Project>
          <Target Name="Fetch" BeforeTargets="{hook}">
            <MakeDir Directories="obj/api" />
            <WriteLinesToFile File="obj/api/lamp.json" Lines="{Lamp.Replace("\"", "&quot;", StringComparison.Ordinal)}" Overwrite="true" />
            <ItemGroup><LosantSchema Include="obj/api/*.json" /></ItemGroup>
          </Target>
        </Project>
        """;

    [Fact]
    public async Task Schemas_from_Directory_Build_targets_are_used()
    {
        var library = Library("LateItems", "", ("Directory.Build.targets", Items), ("api/lamp.json", Lamp), ("Uses.cs", Uses));
        (await library.BuildAsync("-warnaserror")).Succeeds().HasNoWarning();
        Assert.Contains("Losant.Lamp", library.Compiled().Types);
        Assert.DoesNotContain("Losant.LosantClient", library.Compiled().Types);
    }

    [Theory]
    [InlineData("LosantGenAddDescriptions")]
    [InlineData("BeforeBuild")]
    [InlineData("ResolveAssemblyReferences")]
    public async Task Schemas_that_a_target_fetches_are_used(string hook)
    {
        var library = Library("Fetch" + hook, "", ("Directory.Build.targets", Fetch(hook)), ("Uses.cs", Uses));
        (await library.BuildAsync("-warnaserror")).Succeeds().HasNoWarning();
        Assert.Contains("Losant.Lamp", library.Compiled().Types);
        Assert.DoesNotContain("Losant.LosantClient", library.Compiled().Types);
    }

    [Theory]
    [InlineData("CoreCompile")]
    [InlineData("BeforeCompile")]
    public async Task Schemas_that_a_target_fetches_too_late_are_an_error(string hook)
    {
        var library = Library("Late" + hook, "", ("Directory.Build.targets", Fetch(hook)));
        OneError(await library.BuildAsync(), "Let that target run before LosantGenAddDescriptions");
    }

    [Theory]
    [InlineData("build; analyzers", "needs the library LosantGen.Runtime, but this project does not reference it")]
    [InlineData("runtime; build; native; contentfiles; analyzers; buildtransitive", "needs the library LosantGen.Runtime, but this project does not reference it")]
    [InlineData("analyzers", "without its library and its build files")]
    public async Task The_package_without_its_library_is_an_error(string assets, string message)
    {
        var library = Library("Assets" + assets.Length.ToString(null as IFormatProvider), $" IncludeAssets=\"{assets}\"");
        OneError(await library.BuildAsync(), message);
    }

    [Fact]
    public async Task A_GlobalPackageReference_is_an_error()
    {
        var library = Consumer.Make(packages, "Global/Globally", """
            <Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>
            """,
            ("../Directory.Packages.props", """
                <Project>
                  <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
                  <ItemGroup><GlobalPackageReference Include="LosantGen" Version="{version}" /></ItemGroup>
                </Project>
                """));
        OneError(await library.BuildAsync(), "Reference LosantGen with PackageReference instead of GlobalPackageReference");
    }

    [Theory]
    [InlineData("vbproj", "VB", "Public Class Thing\nEnd Class")]
    [InlineData("fsproj", "F#", "module Thing\nlet x = 1")]
    public async Task A_project_of_another_language_is_an_error(string extension, string language, string code)
    {
        var name = "Other" + extension;
        var library = Consumer.Make(packages, name, "", ("Thing." + extension[..2], code));
        library.Delete(name + ".csproj");
        library.Write($"{name}.{extension}", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup>
                <PackageReference Include="LosantGen" Version="{packages.Version}" />
                <Compile Include="Thing.fs" Condition="'{extension}' == 'fsproj'" />
              </ItemGroup>
            </Project>
            """);
        OneError(await library.BuildAsync(), $"LosantGen generates C#, but this is a project of another language ({language})");
    }

    private static void OneError(Outcome built, string message)
    {
        Assert.Equal(["LSG014"], built.Fails().Errors);
        Assert.Contains(message, built.Output, StringComparison.Ordinal);
    }

    private Consumer Library(string name, string attributes, params (string Path, string Text)[] files) => Consumer.Make(packages, name, $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable></PropertyGroup>
          <ItemGroup><PackageReference Include="LosantGen" Version="{packages.Version}"{attributes} /></ItemGroup>
        </Project>
        """, files);
}
