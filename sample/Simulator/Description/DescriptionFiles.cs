using System.Text.Json;
using System.Text.Json.Nodes;

namespace Losant.Simulator.Description;

/// <summary>The files of a description by name, from a folder or embedded in the assembly.</summary>
internal sealed class DescriptionFiles
{
    private const string ResourcePrefix = "schemas/";
    private const string ActionsSuffix = ".actions";
    private const string Extension = ".json";
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private DescriptionFiles(Dictionary<string, JsonNode> files, IReadOnlyList<string> leftOut)
    {
        LeftOut = leftOut;
        ApiInfo = TakeResources(files) ?? throw new InvalidDataException("The description has neither apiInfo.json nor a file NAME.actions.json.");
        Examples = Take(files, "apiExamples") ?? [];
        foreach (var (name, schema) in files)
        {
            if (!Examples.ContainsKey(name) && (schema as JsonObject)?["examples"] is JsonArray { Count: > 0 } own) Examples[name] = own[0]?.DeepClone();
        }

        Schemas = files;
    }

    /// <summary>Resource name to its description.</summary>
    public JsonObject ApiInfo { get; }

    /// <summary>Schema name to example.</summary>
    public JsonObject Examples { get; }

    public IReadOnlyDictionary<string, JsonNode> Schemas { get; }

    /// <summary>Files that could not be read, and why.</summary>
    public IReadOnlyList<string> LeftOut { get; }

    /// <summary>The files of a folder and of its folders.</summary>
    public static IReadOnlyList<string> In(string folder) => [.. Directory.EnumerateFiles(folder, "*" + Extension, SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    /// <summary>Reads a folder. A schema that is not valid JSON is left out; without a list of actions there is nothing to serve.</summary>
    public static DescriptionFiles FromFolder(string folder)
    {
        var files = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        var leftOut = new List<string>();
        foreach (var file in In(folder))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            try
            {
                if (!files.TryAdd(name, Parse(Read(file), file)))
                    leftOut.Add($"{file}: another file has the same name.");
            }
            catch (InvalidDataException error) when (!IsList(name))
            {
                leftOut.Add(error.Message);
            }
        }

        return new DescriptionFiles(files, leftOut);
    }

    public static DescriptionFiles BuiltIn()
    {
        var assembly = typeof(DescriptionFiles).Assembly;
        var files = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            files[resource[ResourcePrefix.Length..^Extension.Length]] = Parse(reader.ReadToEnd(), resource);
        }

        return new DescriptionFiles(files, []);
    }

    private static bool IsList(string name) =>
        name.Equals("apiInfo", StringComparison.OrdinalIgnoreCase) || name.EndsWith(ActionsSuffix, StringComparison.OrdinalIgnoreCase);

    private static JsonObject? TakeResources(Dictionary<string, JsonNode> files)
    {
        var all = Take(files, "apiInfo");
        foreach (var name in files.Keys.Where(key => key.EndsWith(ActionsSuffix, StringComparison.OrdinalIgnoreCase)).ToList())
        {
            if (!files.Remove(name, out var file) || file is not JsonObject resources) continue;
            all ??= [];
            foreach (var (resource, description) in resources) all.TryAdd(resource, description?.DeepClone());
        }

        return all;
    }

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{file} cannot be read: {error.Message}", error);
        }
    }

    private static JsonNode Parse(string text, string file)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: Lenient) ?? throw new InvalidDataException($"{file} contains only null.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{file} is not valid JSON: {error.Message}", error);
        }
    }

    // On many disks, a name has no case.
    private static JsonObject? Take(Dictionary<string, JsonNode> files, string name) =>
        files.Keys.FirstOrDefault(key => key.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found && files.Remove(found, out var file) ? file as JsonObject : null;
}
