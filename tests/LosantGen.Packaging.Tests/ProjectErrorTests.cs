namespace LosantGen.Packaging.Tests;

/// <summary>Projects in which the package cannot work, or only in another way than usual: one clear error, or it works.</summary>
public class ProjectErrorTests(PackedPackages packages)
{
    private const string Lamp = """{ "type": "object", "properties": { "name": { "type": "string" } } }""";
    private const string Uses = "public class Uses : System.Collections.Generic.List<Losant.Lamp> { }";
    private const string Items = """<Project><ItemGroup><LosantSchema Include="$(MSBuildProjectDirectory)/api/*.json" /></ItemGroup></Project>""";

    /// <summary>The API as it comes with the package, but only as much of it as compiles quickly.</summary>
    private const string Data = "<PropertyGroup><LosantResources>data</LosantResources></PropertyGroup>";

    private static string Fetch(string hook) => $"""
        <Target Name="Fetch" {hook}>
          <MakeDir Directories="obj/api" />
          <WriteLinesToFile File="obj/api/lamp.json" Lines="{Lamp.Replace("\"", "&quot;", StringComparison.Ordinal)}" Overwrite="true" />
          <ItemGroup><LosantSchema Include="obj/api/*.json" /></ItemGroup>
        </Target>
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
        var library = Library("Fetch" + hook, "", ("Directory.Build.targets", $"<Project>{Fetch($"BeforeTargets=\"{hook}\"")}</Project>"), ("Uses.cs", Uses));
        (await library.BuildAsync("-warnaserror")).Succeeds().HasNoWarning();
        Assert.Contains("Losant.Lamp", library.Compiled().Types);
        Assert.DoesNotContain("Losant.LosantClient", library.Compiled().Types);
    }

    [Theory]
    [InlineData("Before", "CoreCompile", false)]
    [InlineData("Before", "CoreCompile", true)]
    [InlineData("Before", "BeforeCompile", false)]
    [InlineData("After", "CoreCompile", false)]
    [InlineData("After", "CoreCompile", true)]
    [InlineData("Before", "AfterBuild", false)]
    [InlineData("After", "Build", true)]
    public async Task Schemas_that_a_target_fetches_too_late_are_one_error(string when, string hook, bool isInProject)
    {
        var fetch = Fetch($"{when}Targets=\"{hook}\"");
        var library = Library($"Late{when}{hook}{(isInProject ? "InProject" : "")}", "", Data + (isInProject ? fetch : ""), ("Directory.Build.targets", $"<Project>{(isInProject ? "" : fetch)}</Project>"));
        OneError(await library.BuildAsync(), "Let that target run before LosantGenAddDescriptions");
    }

    [Theory]
    [InlineData("Before", "CoreCompile")]
    [InlineData("After", "CoreCompile")]
    [InlineData("Before", "AfterBuild")]
    public async Task Schemas_that_a_target_fetches_too_late_are_not_called_missing_where_the_project_names_them(string when, string hook)
    {
        var library = Library($"LateAndNamed{when}{hook}", "", Data + Named("obj/api/*.json"), ("Directory.Build.targets", $"<Project>{Fetch($"{when}Targets=\"{hook}\"")}</Project>"));
        OneError(await library.BuildAsync(), "Let that target run before LosantGenAddDescriptions");
    }

    [Fact]
    public async Task Schemas_that_the_project_names_and_nobody_has_are_missing()
    {
        var library = Library("Missing", "", Data + Named("api/*.json"));
        Assert.Equal(["LSG019"], (await library.BuildAsync()).Succeeds().Warnings);
    }

    [Fact]
    public async Task Schemas_that_only_a_comment_names_are_not_missing()
    {
        var library = Library("Comment", "", $"{Data}<!-- {Named("api/*.json")} -->");
        (await library.BuildAsync("-warnaserror")).Succeeds().HasNoWarning();
    }

    [Fact]
    public async Task Schemas_that_a_target_does_not_find_are_missing()
    {
        var library = Library("NotFound", "", $"{Data}<Target Name=\"Find\" BeforeTargets=\"LosantGenAddDescriptions\">{Named("api/*.json")}</Target>");
        Assert.Equal(["LSG019"], (await library.BuildAsync()).Succeeds().Warnings);
        Assert.Equal(["LSG019"], (await library.BuildAsync("--no-restore", "-p:TreatWarningsAsErrors=true")).Fails().Errors);

        // Code that needs them does not compile, and the reason is said too.
        library.Write("Uses.cs", Uses);
        var failed = (await library.BuildAsync("--no-restore")).Fails();
        Assert.Equal(["CS0234"], failed.Errors);
        Assert.Equal(["LSG019"], failed.Warnings);

        library.Write("api/lamp.json", Lamp);
        (await library.BuildAsync("--no-restore", "-warnaserror", "-p:LosantResources=")).Succeeds().HasNoWarning();
    }

    [Fact]
    public async Task A_project_without_the_file_that_tells_analyzers_its_properties_is_an_error()
    {
        var library = Library("Untold", "", $"{Data}<PropertyGroup><GenerateMSBuildEditorConfigFile>false</GenerateMSBuildEditorConfigFile></PropertyGroup>");
        OneError(await library.BuildAsync(), "it sets GenerateMSBuildEditorConfigFile to false. Remove that property.");

        library.Write("Directory.Build.targets", """<Project><Target Name="Leave" BeforeTargets="CoreCompile"><ItemGroup><EditorConfigFiles Remove="@(EditorConfigFiles)" /></ItemGroup></Target></Project>""");
        OneError(await library.BuildAsync("--no-restore", "-p:GenerateMSBuildEditorConfigFile=true"), "but the compiler does not get that file");
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
        Assert.DoesNotContain("LSG019", built.Output, StringComparison.Ordinal);
    }

    private static string Named(string pattern) => $"<ItemGroup><LosantSchema Include=\"{pattern}\" /></ItemGroup>";

    private Consumer Library(string name, string attributes, params (string Path, string Text)[] files) => Library(name, attributes, "", files);

    private Consumer Library(string name, string attributes, string more, params (string Path, string Text)[] files) => Consumer.Make(packages, name, $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable></PropertyGroup>
          <ItemGroup><PackageReference Include="LosantGen" Version="{packages.Version}"{attributes} /></ItemGroup>
          {more}
        </Project>
        """, files);
}
