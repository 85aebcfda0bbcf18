namespace LosantGen.Benchmarks.Generator;

/// <summary>A client by hand as a compiler sees it: the plain classes of the benchmarks, one method, and the source generator of System.Text.Json.</summary>
internal static class ByHand
{
    private static readonly string Benchmarks = Path.Combine(Folders.Repository, "tests", "LosantGen.Benchmarks");
    private static readonly string[] Files = [.. Directory.GetFiles(Path.Combine(Benchmarks, "Plain"), "*.cs"), Path.Combine(Benchmarks, "Calls", "HandWrittenClient.cs")];

    /// <summary>The source generator in the SDK's packs; null if they have none.</summary>
    public static string? Generator { get; } = FindGenerator();

    /// <summary>The bytes of its C#, without what the source generator adds.</summary>
    public static long Bytes => Files.Sum(f => new FileInfo(f).Length);

    /// <summary>The compiler's arguments.</summary>
    /// <param name="folder">Where the namespaces are written that a project uses implicitly.</param>
    public static IEnumerable<string> Arguments(string folder)
    {
        Directory.CreateDirectory(folder);
        var usings = Path.Combine(folder, "Usings.cs");
        File.WriteAllLines(usings, ((string[])["System", "System.Collections.Generic", "System.Net.Http", "System.Threading", "System.Threading.Tasks"]).Select(n => $"global using {n};"));
        return ["/langversion:latest", "/analyzer:" + ColdCompile.Quote(Generator!), .. Files.Append(usings).Select(ColdCompile.Quote)];
    }

    private static string? FindGenerator()
    {
        var packs = Path.Combine(Folders.Dotnet, "packs", "Microsoft.NETCore.App.Ref");
        return Directory.Exists(packs) ? Directory.GetFiles(packs, "System.Text.Json.SourceGeneration.dll", SearchOption.AllDirectories).Order(StringComparer.Ordinal).LastOrDefault() : null;
    }
}
