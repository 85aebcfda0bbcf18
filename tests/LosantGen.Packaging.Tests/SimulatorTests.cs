using System.Text.RegularExpressions;

namespace LosantGen.Packaging.Tests;

/// <summary>A test project with both packages, and the examples of docs/testing.md in it.</summary>
public partial class SimulatorTests(PackedPackages packages)
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="LosantGen" Version="{version}" />
            <PackageReference Include="LosantGen.Simulator" Version="{version}" />
            <PackageReference Include="xunit.v3.assert" Version="3.2.2" />
            <PackageReference Include="xunit.v3.extensibility.core" Version="3.2.2" />
            <PackageReference Include="NUnit" Version="4.6.1" />
            <PackageReference Include="MSTest.TestFramework" Version="4.5.3" />
          </ItemGroup>
        </Project>
        """;

    private const string Program = """
        Console.WriteLine("xunit");
        await new Xunits.PressureTests().The_newest_pressure_is_the_devices_own();
        await new Xunits.PressureTests().A_limit_comes_through_with_when_to_ask_again();
        Console.WriteLine("NUnit");
        await new NUnits.PressureTests().The_newest_pressure_is_the_devices_own();
        Console.WriteLine("MSTest");
        await new MSTests.PressureTests().The_newest_pressure_is_the_devices_own();
        Console.WriteLine("others");
        await Others.RunAsync();
        """;

    [Fact]
    public async Task The_examples_of_the_page_about_tests_run_with_each_framework()
    {
        var page = (await File.ReadAllTextAsync(Repository.PathOf("docs/testing.md"), TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        page = page[..page.IndexOf("## A mock", StringComparison.Ordinal)];
        var blocks = Block().Matches(page).Select(match => (Mark: match.Groups["mark"].Value, Code: match.Groups["code"].Value)).ToArray();
        string Marked(string mark) => blocks.Single(block => block.Mark == mark).Code;
        var others = blocks.Where(block => block.Mark.Length == 0 && !block.Code.Contains("class Pressure", StringComparison.Ordinal)).Select(block => block.Code).ToArray();

        // The test frameworks' runners are not here: what is run is what they would run.
        var app = Consumer.Make(
            packages, "Tests", Project,
            ("Program.cs", Program),
            ("Pressure.cs", "using Losant;\n" + blocks.First(block => block.Code.Contains("class Pressure", StringComparison.Ordinal)).Code),
            ("Xunits.cs", InNamespace(Marked("xunit"), "Xunits")),
            ("NUnits.cs", InNamespace(Marked("NUnit"), "NUnits")),
            ("MSTests.cs", InNamespace(Marked("MSTest"), "MSTests")),
            ("Others.cs", Methods(others)));
        (await app.BuildAsync()).Succeeds().HasNoWarning();

        Assert.Equal(3, others.Length);
        Assert.Equal("xunit NUnit MSTest others", string.Join(' ', (await app.RunAsync()).Succeeds().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));
    }

    // A framework's package may import its own namespace into every file: what a namespace imports itself comes first.
    private static string InNamespace(string code, string name) => $"namespace {name};\n\n{code}";

    /// <summary>Each block with a simulator and a client of its own.</summary>
    private static string Methods(IReadOnlyList<string> blocks) => $$"""
        using System.Text.Json.Nodes;
        using Losant;
        using Losant.Simulator;

        internal static class Others
        {
            public static async Task RunAsync()
            {
                {{string.Join("\n", blocks.Select((block, i) => $"await using (var simulator = await LosantSimulator.StartAsync(new() {{ InMemory = true }})) {{ using var losant = simulator.CreateClient(); await Block{i}(simulator, losant); }}"))}}
            }

            {{string.Join("\n", blocks.Select((block, i) => $"private static async Task Block{i}(LosantSimulator simulator, LosantClient losant)\n{{\nawait Task.Yield();\n{block}}}"))}}
        }
        """;

    [GeneratedRegex(@"(?:^<!-- (?<mark>[^\n]*) -->\n)?^```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
