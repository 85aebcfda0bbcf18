using System.Text.Json.Nodes;
namespace LosantGen.EndToEnd.Tests.RepositoryTests;

/// <summary>After an edit of a schema, the next build adds the new property.</summary>
public sealed class RegenerationTests
{
    private const string Program = """
        Console.WriteLine(string.Join(' ', typeof(Losant.Widget).GetProperties().Select(property => property.Name)));
        """;

    private const string ApiInfo = """
        {
          "widget": {
            "path": "/widgets/{widgetId}",
            "params": [{ "name": "widgetId", "in": "path", "type": "string", "required": true }],
            "actions": { "get": { "method": "GET", "path": "", "responses": { "200": { "schema": { "$ref": "#/definitions/widget" } } } } }
          }
        }
        """;

    [Fact]
    public async Task A_property_that_is_added_to_a_schema_is_in_the_type_after_the_next_build()
    {
        var folder = Directory.CreateTempSubdirectory("losantgen-");
        try
        {
            await WriteAsync(folder, "Consumer.csproj", Project());
            await WriteAsync(folder, "Program.cs", Program);
            await WriteAsync(folder, "schemas/apiInfo.json", ApiInfo);
            await WriteAsync(folder, "schemas/widget.json", """{ "type": "object", "properties": { "name": { "type": "string" } }, "additionalProperties": false }""");
            Assert.Equal("Name", await BuildAndRunAsync(folder));

            await WriteAsync(folder, "schemas/widget.json", """{ "type": "object", "properties": { "name": { "type": "string" }, "colour": { "type": "string" } }, "additionalProperties": false }""");
            Assert.Equal("Name Colour", await BuildAndRunAsync(folder));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_client_asks_for_the_version_that_the_vendors_client_has_beside_the_descriptions()
    {
        var folder = Directory.CreateTempSubdirectory("losantgen-");
        try
        {
            await WriteAsync(folder, "Consumer.csproj", Project());
            await WriteAsync(folder, "Program.cs", """
                using var losant = new Losant.LosantClient(new HttpClient(new Fake()), new() { AccessToken = "any" });
                await losant.Widget.GetAsync("w");

                class Fake : HttpMessageHandler
                {
                    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop)
                    {
                        Console.WriteLine(request.Headers.NonValidated["Accept-Version"]);
                        return Task.FromResult(new HttpResponseMessage { Content = new StringContent("{}") });
                    }
                }
                """);
            await WriteAsync(folder, "schemas/apiInfo.json", ApiInfo);
            await WriteAsync(folder, "schemas/widget.json", """{ "type": "object", "properties": { "name": { "type": "string" } } }""");
            await WriteAsync(folder, "api/index.js", "headers['Accept-Version'] = options.version || '^1.31.0';");
            Assert.Equal("^1.31.0", await BuildAndRunAsync(folder));

            await WriteAsync(folder, "Directory.Build.props", "<Project><PropertyGroup><LosantApiVersion>1.28.0</LosantApiVersion></PropertyGroup></Project>");
            Assert.Equal("^1.28.0", await BuildAndRunAsync(folder));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_folder_that_is_missing_is_told_where_warnings_are_errors()
    {
        var folder = Directory.CreateTempSubdirectory("losantgen-");
        try
        {
            await WriteAsync(folder, "Consumer.csproj", Project().Replace("<OutputType>", "<LosantGenUseBuiltInSchemas>true</LosantGenUseBuiltInSchemas><LosantResources>webhook</LosantResources><OutputType>", StringComparison.Ordinal));
            await WriteAsync(folder, "Program.cs", "");

            var built = await DotNet.RunAsync(folder.FullName, ["build", "-nodeReuse:false", "-v:quiet"]);

            Assert.NotEqual(0, built.ExitCode);
            Assert.Contains("error LSG019: The project names descriptions with LosantSchema, but none of the files exist", built.Output, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_type_keeps_the_name_in_a_names_file_that_a_build_wrote_when_its_schema_moves()
    {
        const string wheel = """{ "type": "object", "properties": { "size": { "type": "number" }, "maker": { "type": "string" } }, "additionalProperties": false }""";
        var folder = Directory.CreateTempSubdirectory("losantgen-");
        try
        {
            await WriteAsync(folder, "Consumer.csproj", Project().Replace("</ItemGroup>", "<LosantNames Include=\"losant-names.json\" Condition=\"Exists('losant-names.json')\" /></ItemGroup>", StringComparison.Ordinal));
            await WriteAsync(folder, "Program.cs", """Console.WriteLine(string.Join(' ', typeof(Losant.Widget).Assembly.GetTypes().Where(t => t.GetProperty("Maker") is not null).Select(t => t.Name)));""");
            await WriteAsync(folder, "schemas/apiInfo.json", ApiInfo);
            await WriteAsync(folder, "schemas/widget.json", $$"""{ "type": "object", "properties": { "wheel": {{wheel}} }, "additionalProperties": false }""");
            (await DotNet.RunAsync(folder.FullName, ["build", "-nodeReuse:false", "-v:quiet", "-t:LosantWriteNames"])).Succeeds();

            await WriteAsync(folder, "schemas/widget.json", $$"""{ "type": "object", "properties": { "rear": {{wheel}} }, "additionalProperties": false }""");

            Assert.Equal("WidgetWheel", await BuildAndRunAsync(folder));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_names_file_that_a_build_writes_keeps_patterns_comments_and_names_of_members()
    {
        const string names = """
            {
              "$comment": "Ours.",
              "$why": [1, "x;y"],
              "widget#/patternProperties/^[a-f\\d]{2}%20$": "Spoke",
              "Spoke": { "len": "Length" }
            }
            """;
        var folder = Directory.CreateTempSubdirectory("losantgen-");
        try
        {
            await WriteAsync(folder, "Consumer.csproj", Project().Replace("</ItemGroup>", "<LosantNames Include=\"losant-names.json\" /></ItemGroup>", StringComparison.Ordinal));
            await WriteAsync(folder, "Program.cs", "Console.WriteLine(new Losant.Spoke { Length = 2 }.Length);");
            await WriteAsync(folder, "schemas/apiInfo.json", ApiInfo);
            await WriteAsync(folder, "schemas/widget.json", """{ "type": "object", "patternProperties": { "^[a-f\\d]{2}%20$": { "type": "object", "properties": { "len": { "type": "number" } } } }, "additionalProperties": false }""");
            await WriteAsync(folder, "losant-names.json", names);

            (await DotNet.RunAsync(folder.FullName, ["build", "-nodeReuse:false", "-v:quiet", "-t:LosantWriteNames"])).Succeeds();

            var (before, after) = (JsonNode.Parse(names)!.AsObject(), JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder.FullName, "losant-names.json"), TestContext.Current.CancellationToken))!.AsObject());
            Assert.All(before, member => Assert.True(JsonNode.DeepEquals(member.Value, after[member.Key]), member.Key));
            Assert.Equal("2", await BuildAndRunAsync(folder));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Does the same as the package for a consumer, without the package: its props, targets, analyzers and library.</summary>
    private static string Project() => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <Import Project="{Repository.PathOf("generator", "build", "LosantGen.props")}" />
          <PropertyGroup>
            <TargetFramework>{Repository.Framework}</TargetFramework>
            <OutputType>Exe</OutputType>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
          </PropertyGroup>
          <ItemGroup>
            <LosantSchema Include="schemas/*.json" />
            <Reference Include="{Path.Combine(AppContext.BaseDirectory, "LosantGen.Runtime.dll")}" />
            <Analyzer Include="{Repository.PathOf("generator", "bin", Repository.Configuration, "netstandard2.0", "*.dll")}" />
          </ItemGroup>
          <Import Project="{Repository.PathOf("generator", "build", "LosantGen.targets")}" />
        </Project>
        """;

    private static async Task<string> BuildAndRunAsync(DirectoryInfo folder)
    {
        (await DotNet.RunAsync(folder.FullName, ["build", "-nodeReuse:false", "-v:quiet", "-o", "out"])).Succeeds();
        var run = await DotNet.RunAsync(folder.FullName, [Path.Combine("out", "Consumer.dll")]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output.Trim();
    }

    private static async Task WriteAsync(DirectoryInfo folder, string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text);
    }
}
