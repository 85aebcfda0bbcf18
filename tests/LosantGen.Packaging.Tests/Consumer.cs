using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace LosantGen.Packaging.Tests;

/// <summary>A project that a test creates. It uses the packages and is built with the SDK.</summary>
internal sealed class Consumer
{
    /// <summary>The folder for published programs, in the project's folder.</summary>
    public const string PublishFolder = "published";

    private readonly PackedPackages _packages;

    private Consumer(PackedPackages packages, string folder)
    {
        _packages = packages;
        Folder = folder;
    }

    public string Folder { get; }

    public string Name => Path.GetFileName(Folder);

    /// <summary>Creates a project named after its folder; {version} in the project file is replaced with the packages' version.</summary>
    public static Consumer Make(PackedPackages packages, string path, string project, params IEnumerable<(string Path, string Text)> files)
    {
        var consumer = new Consumer(packages, Path.Combine(packages.Folder, "consumers", path));
        consumer.Write(consumer.Name + ".csproj", project);
        foreach (var (file, text) in files) consumer.Write(file, text);
        return consumer;
    }

    public void Write(string path, string text)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text.Replace("{version}", _packages.Version, StringComparison.Ordinal));
    }

    public void Delete(string path) => File.Delete(Path.Combine(Folder, path));

    public void Rename(string path, string newPath, bool overwrite = false) => File.Move(Path.Combine(Folder, path), Path.Combine(Folder, newPath), overwrite);

    public Task<Outcome> BuildAsync(params IEnumerable<string> more) => SdkAsync("build", more);

    public Task<Outcome> SdkAsync(string command, params IEnumerable<string> more) =>
        DotNet.RunAsync(Folder, [command, "-nodeReuse:false", .. more], _packages.Environment);

    /// <summary>Runs the built program.</summary>
    public Task<Outcome> RunAsync(string framework = "net10.0") => DotNet.RunAsync(Folder, [Assembly(framework)], _packages.Environment);

    /// <summary>Runs the published program.</summary>
    public Task<Outcome> RunPublishedAsync(params IEnumerable<string> arguments) => DotNet.RunProgramAsync(Published, Folder, arguments);

    public string Published => Path.Combine(Folder, PublishFolder, Name);

    public string Assembly(string framework = "net10.0") => Path.Combine(Folder, "bin", "Debug", framework, Name + ".dll");

    /// <summary>The compiled assembly as another project sees it: the full names of its types, and an id that changes with the content.</summary>
    public (Guid Mvid, IReadOnlySet<string> Types) Compiled(string framework = "net10.0")
    {
        using var file = new PEReader(File.OpenRead(Assembly(framework)));
        var metadata = file.GetMetadataReader();
        return (
            metadata.GetGuid(metadata.GetModuleDefinition().Mvid),
            metadata.TypeDefinitions.Select(metadata.GetTypeDefinition).Select(t => metadata.GetString(t.Namespace) + "." + metadata.GetString(t.Name)).ToHashSet(StringComparer.Ordinal));
    }
}
