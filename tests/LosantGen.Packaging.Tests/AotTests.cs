using System.Diagnostics;
using System.Runtime.InteropServices;

namespace LosantGen.Packaging.Tests;

/// <summary>A program published with Native AOT, where trimming shows whether anything needs reflection.</summary>
public class AotTests(PackedPackages packages)
{
    private const int MiB = 1024 * 1024;

    [Theory]
    // What a program does not call is trimmed: with the whole of the vendor's description it is hardly bigger. At last the trimmer
    // is told to keep everything, so that it looks at all code there is. In MiB, when this was written: 8.0, 8.1 and 10.3.
    [InlineData("BuiltIn", false, false, 10)]
    [InlineData("Vendors", true, false, 10)]
    [InlineData("VendorsWhole", true, true, 14)]
    public async Task A_program_published_with_native_AOT_reads_writes_takes_unions_apart_and_validates(string descriptions, bool isVendors, bool isWhole, int limit)
    {
        var linker = Linker();
        var app = Consumer.Make(packages, "Aot" + descriptions, $"""
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
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="LosantGen" Version="{packages.Version}" />
                {(isVendors ? $"<LosantSchema Include=\"{Repository.VendorFolder()}/*.json\" />" : "")}
                {(isWhole ? $"<TrimmerRootAssembly Include=\"Aot{descriptions}\" RootMode=\"all\" />" : "")}
              </ItemGroup>
            </Project>
            """,
            ("Program.cs", await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "programs", "Aot.cs"), TestContext.Current.CancellationToken)));

        var restored = await app.SdkAsync("restore", "-r", RuntimeInformation.RuntimeIdentifier);
        Assert.SkipWhen(restored.Output.Contains("ILCompiler", StringComparison.Ordinal) && restored.ExitCode != 0, "skipped: the package feed lacks the Native AOT compiler (runtime.*.Microsoft.DotNet.ILCompiler)");
        restored.Succeeds();
        var published = (await app.SdkAsync("publish", "--no-restore", "-r", RuntimeInformation.RuntimeIdentifier, "-o", "published", "-p:CppCompilerAndLinker=" + linker)).Succeeds();
        Assert.All(published.Warnings, code => Assert.StartsWith("LSG", code, StringComparison.Ordinal));

        var program = Path.Combine(app.Folder, "published", app.Name);
        var clock = Stopwatch.StartNew();
        var said = (await DotNet.RunProgramAsync(program, app.Folder, new Dictionary<string, string>())).Succeeds();
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

        var size = new FileInfo(program).Length;
        TestContext.Current.TestOutputHelper?.WriteLine($"{app.Name}: {size / (double)MiB:0.0} MiB, started, ran and ended in {took.TotalMilliseconds:0} ms");
        Assert.InRange(size, 1, limit * MiB);
    }

    /// <summary>What links: clang where it is, and gcc will do.</summary>
    private static string Linker()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "skipped: the linker is looked for on Linux only");
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var found = new[] { "clang", "gcc" }.FirstOrDefault(name => folders.Any(folder => File.Exists(Path.Combine(folder, name))));
        Assert.SkipWhen(found is null, "skipped: Native AOT needs a linker, and neither clang nor gcc is on the path");
        return found;
    }
}
