namespace LosantGen.Packaging.Tests;

/// <summary>Project files and programs that several tests use.</summary>
internal static class Programs
{
    /// <summary>A console app that references only the package.</summary>
    public const string ConsoleProject = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFrameworks>net8.0;net10.0</TargetFrameworks>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="LosantGen" Version="{version}" />
          </ItemGroup>
        </Project>
        """;

    /// <summary>Queries the newest pressure of each device; a handler in the program returns the response.</summary>
    public const string AskForPressure = """"
        using System.Net;
        using System.Net.Http.Headers;
        using Losant;

        using var http = new HttpClient(new MadeUpResponse());
        using var losant = new LosantClient(http, new LosantClientOptions { AccessToken = "a-token" });
        var newest = await losant.Data.LastValueQueryAsync("64b7f0c2a91e3d5f80c41b27", new LastValueQuery { Attribute = "pressure" });
        foreach (var (deviceId, point) in newest) Console.WriteLine($"{deviceId}: {point.Data["pressure"].AsDouble()} at {point.Time:HH:mm}");

        internal sealed class MadeUpResponse : HttpMessageHandler
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                Console.WriteLine($"{request.Method} {request.RequestUri!.AbsolutePath} {await request.Content!.ReadAsStringAsync(cancellationToken)}");
                return new HttpResponseMessage(HttpStatusCode.OK)
                {
                    Content = new StringContent("""{"64b7f1d9a91e3d5f80c41b31":{"time":"2026-03-14T09:31:30.000Z","data":{"pressure":4.25}}}""", new MediaTypeHeaderValue("application/json")),
                };
            }
        }
        """";
}
