namespace LosantGen.Packaging.Tests;

/// <summary>Projects of several kinds, each with the package, built with the SDK.</summary>
public class ConsumerTests(PackedPackages packages)
{
    [Fact]
    public async Task A_console_app_that_only_adds_the_package_calls_the_API_from_net8_and_net10()
    {
        var app = Consumer.Make(packages, "Pressure", Programs.ConsoleProject, ("Program.cs", Programs.AskForPressure));
        (await app.BuildAsync("-p:TreatWarningsAsErrors=true", "-p:EmitCompilerGeneratedFiles=true")).Succeeds().HasNoWarning();

        Assert.Contains("Losant.DataResource", app.Compiled("net8.0").Types);
        Assert.Contains("Losant.DataResource", app.Compiled("net10.0").Types);
        var said = (await app.RunAsync()).Succeeds();
        Assert.Equal(
            """
            POST /applications/64b7f0c2a91e3d5f80c41b27/data/last-value-query {"attribute":"pressure"}
            64b7f1d9a91e3d5f80c41b31: 4.25 at 09:31
            """,
            said.Output.Trim());

        // The generator's dependencies are used by the compiler only: a program is deployed with the runtime only.
        Assert.Equal(
            ["LosantGen.Runtime.dll", "Pressure.dll"],
            Directory.GetFiles(Path.GetDirectoryName(app.Assembly())!, "*.dll").Select(Path.GetFileName).Order(StringComparer.Ordinal));

        // Each type is in the generated file with its name.
        var generated = Path.Combine(app.Folder, "obj", "Debug", "net10.0", "generated", "LosantGen", "LosantGen.LosantGenerator");
        Assert.Superset(
            new HashSet<string?> { "LosantClient.g.cs", "DataResource.g.cs", "TimeSeriesQuery.g.cs", "LastValueQuery.g.cs", "Aggregation.g.cs" },
            Directory.GetFiles(generated).Select(Path.GetFileName).ToHashSet());
        Assert.All(Directory.GetFiles(generated).Select(Path.GetFileName), name => Assert.Matches(@"^([A-Z][A-Za-z]+\.){1,2}g\.cs$", name!));
    }

    [Fact]
    public async Task A_web_program_does_not_publish_its_descriptions()
    {
        var app = Consumer.Make(packages, "Site",
            """
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup>
                <PackageReference Include="LosantGen" Version="{version}" />
                <LosantSchema Include="api/*.json" />
              </ItemGroup>
            </Project>
            """,
            ("Program.cs", "System.Console.WriteLine(typeof(Losant.Lamp));"), ("api/lamp.json", """{ "type": "object", "properties": { "name": { "type": "string" } } }"""), ("settings.json", "{}"));
        (await app.SdkAsync("publish", "-o", Consumer.PublishFolder)).Succeeds();

        var published = Path.Combine(app.Folder, Consumer.PublishFolder);
        Assert.True(File.Exists(Path.Combine(published, "settings.json")));
        Assert.False(Directory.Exists(Path.Combine(published, "api")));
    }

    [Fact]
    public async Task The_version_can_come_from_central_package_management()
    {
        var app = Consumer.Make(
            packages, "Central/Centrally", Programs.ConsoleProject.Replace(" Version=\"{version}\"", "", StringComparison.Ordinal).Replace("net8.0;net10.0", "net10.0", StringComparison.Ordinal),
            ("Program.cs", Programs.AskForPressure),
            ("../Directory.Packages.props", """
                <Project>
                  <PropertyGroup>
                    <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
                    <CentralPackageTransitivePinningEnabled>true</CentralPackageTransitivePinningEnabled>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageVersion Include="LosantGen" Version="{version}" />
                    <PackageVersion Include="LosantGen.Runtime" Version="{version}" />
                  </ItemGroup>
                </Project>
                """));
        (await app.BuildAsync("-warnaserror")).Succeeds().HasNoWarning();
        Assert.Contains("Losant.LosantClient", app.Compiled().Types);
    }

    [Fact]
    public async Task An_older_project_with_C12_and_without_nullable_or_implicit_usings_builds_without_a_warning()
    {
        var library = Consumer.Make(packages, "Older", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net8.0</TargetFramework>
                <LangVersion>12</LangVersion>
                <Nullable>disable</Nullable>
                <ImplicitUsings>disable</ImplicitUsings>
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
                <AnalysisLevel>latest-all</AnalysisLevel>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="LosantGen" Version="{version}" />
              </ItemGroup>
            </Project>
            """);
        (await library.BuildAsync()).Succeeds().HasNoWarning();
        Assert.Contains("Losant.TimeSeriesQuery", library.Compiled("net8.0").Types);

        // The same project with a language version or a framework that is too old.
        var language = (await library.BuildAsync("--no-restore", "-p:LangVersion=11")).Fails();
        Assert.Contains("error LSG014: LosantGen emits C# 12, but this project is compiled as C# 11", language.Output, StringComparison.Ordinal);
        var compiler = (await library.BuildAsync("--no-restore", "-p:CompilerApiVersion=roslyn4.7")).Fails();
        Assert.Equal(["LSG014"], compiler.Errors);
        Assert.Contains("LosantGen needs the C# compiler 4.8 or newer, but this project uses 4.7. Use the .NET SDK 8.0.100 or newer", compiler.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_for_an_older_framework_gets_an_error_with_the_required_one()
    {
        var library = Consumer.Make(packages, "TooOld", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>netstandard2.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="LosantGen" Version="{version}" />
              </ItemGroup>
            </Project>
            """);
        var built = (await library.BuildAsync()).Fails();
        Assert.Equal(["LSG014"], built.Errors);
        Assert.Contains("The client that LosantGen generates needs .NET 8 or newer, but this project targets netstandard2.0.", built.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_without_any_schema_builds_and_has_no_client()
    {
        var library = Consumer.Make(packages, "Without", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <LosantGenUseBuiltInSchemas>false</LosantGenUseBuiltInSchemas>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="LosantGen" Version="{version}" />
              </ItemGroup>
            </Project>
            """);
        (await library.BuildAsync()).Succeeds().HasNoWarning();
        Assert.DoesNotContain(library.Compiled().Types, t => t.StartsWith("Losant.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_vendors_folder_builds_with_warnings_as_errors_and_its_broken_nodes_stay_warnings()
    {
        var library = Consumer.Make(packages, "Vendors", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="LosantGen" Version="{packages.Version}" />
                <LosantSchema Include="{VendorFolder.Require()}/*.json" />
              </ItemGroup>
            </Project>
            """,
            ("Uses.cs", """
                using Losant;

                public static class Uses
                {
                    public static Task<Device> GetAsync(LosantClient losant) => losant.Device.GetAsync("64b7f0c2a91e3d5f80c41b27", "64b7f1d9a91e3d5f80c41b31");
                }
                """));
        var built = (await library.BuildAsync()).Succeeds();
        Assert.Contains("LSG003", built.Warnings);
        Assert.All(built.Warnings, code => Assert.Matches("^LSG00[2-8]$|^LSG013$", code));
        Assert.All(new[] { "Losant.DeviceResource", "Losant.ApplicationResource", "Losant.DataResource" }, type => Assert.Contains(type, library.Compiled().Types));
    }
}
