using System.Collections.Concurrent;
using Losant.Simulator.Validation;

namespace Losant.Simulator.Description;

/// <summary>
/// A description that has been read. It does not change, and all simulators of a process that serve the same description share it, with the
/// schemas that have been compiled: the first simulator takes the time, the others start at once.
/// </summary>
internal sealed class ApiDescription
{
    private static readonly ConcurrentDictionary<(string Folder, int Files, DateTime Newest), Lazy<ApiDescription>> Folders = new();
    private static readonly Lazy<ApiDescription> BuiltIn = new(() => new ApiDescription(DescriptionFiles.BuiltIn()));

    private ApiDescription(DescriptionFiles files)
    {
        var actions = DescriptionReader.Read(files.ApiInfo);
        (Routes, Actions) = (new ApiRoutes(actions), actions.GroupBy(action => action.Id, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal));
        (Schemas, Examples, LeftOut) = (new SchemaSet(files.Schemas), new ExampleSet(files.Examples), files.LeftOut);
    }

    public ApiRoutes Routes { get; }

    /// <summary>The actions by id, such as device.get.</summary>
    public IReadOnlyDictionary<string, ApiAction> Actions { get; }

    public SchemaSet Schemas { get; }

    public ExampleSet Examples { get; }

    /// <summary>Files that could not be read, and why.</summary>
    public IReadOnlyList<string> LeftOut { get; }

    /// <summary>Reads a folder in the vendor's layout, or the built-in description. A folder is read again when one of its files is newer.</summary>
    public static ApiDescription Load(string? folder)
    {
        if (folder is null)
            return BuiltIn.Value;
        var files = DescriptionFiles.In(folder);
        var newest = files.Select(File.GetLastWriteTimeUtc).DefaultIfEmpty().Max();
        var key = (Path.GetFullPath(folder), files.Count, newest);
        try
        {
            return Folders.GetOrAdd(key, key => new Lazy<ApiDescription>(() => new ApiDescription(DescriptionFiles.FromFolder(key.Folder)))).Value;
        }
        catch
        {
            // A failure is not kept: the folder may be mended.
            Folders.TryRemove(key, out _);
            throw;
        }
    }
}
