using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;

namespace LosantGen.Packaging.Tests;

/// <summary>A program published with Native AOT: trimming shows whether anything needs reflection.</summary>
public class AotTests(PackedPackages packages)
{
    private const int MiB = 1024 * 1024;

    /// <summary>The version that Microsoft.Extensions.Http.Resilience depends on, which other tests use, so nothing more is downloaded.</summary>
    private const string ExtensionsVersion = "10.0.15";

    [Theory]
    // Code that a program does not call is trimmed: with the vendor's whole description it is hardly larger. In the last case the trimmer
    // keeps everything, so that it analyzes all code, and the client comes from a host's services.
    // Sizes in MiB at the time of writing: 6.3, 7.1 (a Regex, because a tag can be a template in dashboards) and 14.9 (with bound resources and conveniences).
    [InlineData("BuiltIn", false, false, 7)]
    [InlineData("Vendors", true, false, 8)]
    [InlineData("VendorsWhole", true, true, 16)]
    public async Task A_program_published_with_native_AOT_reads_writes_matches_unions_and_validates(string descriptions, bool isVendors, bool isWhole, int limit)
    {
        var app = await PublishAsync("Aot" + descriptions, "Aot.cs", isWhole ? "<DefineConstants>$(DefineConstants);SERVICES</DefineConstants>" : "", $"""
            {(isVendors ? $"<LosantSchema Include=\"{VendorFolder.Require()}/*.json\" />" : "")}
            {(isWhole ? $"""
                <TrimmerRootAssembly Include="Aot{descriptions}" RootMode="all" />
                <PackageReference Include="Microsoft.Extensions.Http" Version="{ExtensionsVersion}" />
                """ : "")}
            """);

        var clock = Stopwatch.StartNew();
        var said = (await app.RunPublishedAsync()).Succeeds();
        var took = clock.Elapsed;
        Assert.Equal(
            """
            {"start":-600000,"resolution":300000,"aggregation":{"type":"TIMEATVALUE","options":{"value":"running"}},"attributes":["pressure"],"deviceQuery":{"$or":[{"name":"pump"},{"deviceClass":{"$in":["gateway"]}}]}}
            64b7f1d9a91e3d5f80c41b31 Pump 1 09:30 4.25
            time at running
            /attributes/0 pattern
            /order enum
            """,
            said.Output.Trim());

        Output.WriteLine($"{app.Name} started, ran and ended in {took.TotalMilliseconds:0} ms.");
        HasAtMost(app, limit);
    }

    [Fact]
    public async Task A_program_of_one_call_has_at_most_six_MiB_without_the_names_for_stack_traces()
    {
        // With the SDK's default options it has 6.4 MiB, and the same call in handwritten code with HttpClient has 6.1, without gzip: docs/aot.md.
        var app = await PublishAsync("AotCall", "AotCall.cs", "<StackTraceSupport>false</StackTraceSupport>", "");

        await using var server = CompressedResponse("""{"64b7f1d9a91e3d5f80c41b31":{"time":"2026-03-14T09:31:30.000Z","data":{"pressure":4.25}}}""");
        var said = (await app.RunPublishedAsync(server.Url.ToString())).Succeeds();
        Assert.Equal("64b7f1d9a91e3d5f80c41b31: 4.25 at 09:31", said.Output.Trim());
        HasAtMost(app, 6);
    }

    private static ITestOutputHelper Output => TestContext.Current.TestOutputHelper!;

    private async Task<Consumer> PublishAsync(string name, string program, string properties, string items)
    {
        var linker = Linker();
        var app = Consumer.Make(packages, name, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <PublishAot>true</PublishAot>
                <InvariantGlobalization>true</InvariantGlobalization>
                <JsonSerializerIsReflectionEnabledByDefault>false</JsonSerializerIsReflectionEnabledByDefault>
                <TrimmerSingleWarn>false</TrimmerSingleWarn>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <ILLinkTreatWarningsAsErrors>true</ILLinkTreatWarningsAsErrors>
                <IlcTreatWarningsAsErrors>true</IlcTreatWarningsAsErrors>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="LosantGen" Version="{packages.Version}" />
                {items}
              </ItemGroup>
            </Project>
            """,
            ("Program.cs", await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "programs", program), TestContext.Current.CancellationToken)));

        var restored = await app.SdkAsync("restore", "-r", RuntimeInformation.RuntimeIdentifier);
        Assert.SkipWhen(restored.Output.Contains("ILCompiler", StringComparison.Ordinal) && restored.ExitCode != 0, "skipped: the package feed lacks the Native AOT compiler (runtime.*.Microsoft.DotNet.ILCompiler)");
        restored.Succeeds();
        var published = (await app.SdkAsync("publish", "--no-restore", "-r", RuntimeInformation.RuntimeIdentifier, "-o", Consumer.PublishFolder, "-p:CppCompilerAndLinker=" + linker)).Succeeds();
        Assert.All(published.Warnings, code => Assert.StartsWith("LSG", code, StringComparison.Ordinal));
        return app;
    }

    /// <summary>A server that responds with JSON, compressed with gzip.</summary>
    private static RawServer CompressedResponse(string json)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionMode.Compress, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(json));
        var body = compressed.ToArray();
        return new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SayAsync($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n");
            await connection.SayAsync(body);
        });
    }

    private static void HasAtMost(Consumer app, int limit)
    {
        var size = new FileInfo(app.Published).Length;
        Output.WriteLine($"{app.Name} has {size} bytes: {size / (double)MiB:0.00} MiB.");
        Assert.InRange(size, 1, limit * MiB);
    }

    /// <summary>The linker: clang if it is installed, otherwise gcc.</summary>
    private static string Linker()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "skipped: the linker is looked for on Linux only");
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var found = new[] { "clang", "gcc" }.FirstOrDefault(name => folders.Any(folder => File.Exists(Path.Combine(folder, name))));
        Assert.SkipWhen(found is null, "skipped: Native AOT needs a linker, and neither clang nor gcc is on the path");
        return found;
    }
}
