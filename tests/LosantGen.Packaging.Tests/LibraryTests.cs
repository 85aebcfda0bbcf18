namespace LosantGen.Packaging.Tests;

/// <summary>A library uses a client internally, and an app uses the library.</summary>
public class LibraryTests(PackedPackages packages)
{
    private const string Library = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <LosantAccessibility>internal</LosantAccessibility>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="LosantGen" Version="{version}" />
          </ItemGroup>
        </Project>
        """;

    private const string LibraryCode = """
        using Losant;

        namespace Plant;

        /// <summary>Hides the client: none of its types is in the library's public surface.</summary>
        public sealed class Readings(HttpMessageHandler handler)
        {
            public async Task<double> NewestAsync(string deviceId)
            {
                using var http = new HttpClient(handler);
                using var losant = new LosantClient(http, new LosantClientOptions { AccessToken = "a-token" });
                var newest = await losant.Data.LastValueQueryAsync("64b7f0c2a91e3d5f80c41b27", new LastValueQuery { Attribute = "pressure", DeviceIds = [deviceId] });
                return newest[deviceId].Data["pressure"].AsDouble();
            }
        }
        """;

    private const string App = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
          </PropertyGroup>
          <ItemGroup>
            <ProjectReference Include="../Plant/Plant.csproj" />
          </ItemGroup>
        </Project>
        """;

    private const string AppCode = """
        using System.Net;
        using System.Net.Http.Headers;
        using Plant;

        Console.WriteLine(await new Readings(new MadeUpResponse()).NewestAsync("64b7f1d9a91e3d5f80c41b31"));

        internal sealed class MadeUpResponse : HttpMessageHandler
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
                Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
                {
                    Content = new StringContent("{\"64b7f1d9a91e3d5f80c41b31\":{\"time\":\"2026-03-14T09:31:30.000Z\",\"data\":{\"pressure\":4.25}}}", new MediaTypeHeaderValue("application/json")),
                });
        }
        """;

    [Fact]
    public async Task An_app_gets_no_client_through_a_library_and_can_add_its_own_without_conflicts()
    {
        var library = Consumer.Make(packages, "Transitive/Plant", Library, ("Readings.cs", LibraryCode));
        var app = Consumer.Make(packages, "Transitive/Operator", App, ("Program.cs", AppCode));
        (await app.BuildAsync()).Succeeds().HasNoWarning();

        // The library has an internal client; the app has none, and runs with the library's dependency on the runtime.
        Assert.Contains("Losant.LosantClient", library.Compiled().Types);
        Assert.DoesNotContain(app.Compiled().Types, t => t.StartsWith("Losant.", StringComparison.Ordinal));
        Assert.Equal("4.25", (await app.RunAsync()).Succeeds().Output.Trim());

        // The app's own public client, with the same names as the library's.
        app.Write("Operator.csproj", App.Replace("<ItemGroup>", "<ItemGroup>\n    <PackageReference Include=\"LosantGen\" Version=\"{version}\" />", StringComparison.Ordinal));
        app.Write("Own.cs", "public static class Own { public static Losant.DataResource Of(Losant.LosantClient losant) => losant.Data; }");
        (await app.BuildAsync()).Succeeds().HasNoWarning();
        Assert.Contains("Losant.LosantClient", app.Compiled().Types);
        Assert.Equal("4.25", (await app.RunAsync()).Succeeds().Output.Trim());
    }
}
