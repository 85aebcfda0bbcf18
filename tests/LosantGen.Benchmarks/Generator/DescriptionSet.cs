using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace LosantGen.Benchmarks.Generator;

/// <summary>A folder of descriptions: path, text and kind of each file.</summary>
public sealed class DescriptionSet
{
    private const string Copy = "Two";

    private DescriptionSet(string name, IReadOnlyList<(string Path, string Text, string Kind)> files)
    {
        Name = name;
        Files = files;
    }

    public string Name { get; }

    public IReadOnlyList<(string Path, string Text, string Kind)> Files { get; }

    /// <summary>The built-in description: the resource <c>data</c>.</summary>
    public static DescriptionSet Data { get; } = BuiltIn("data", ["data"]);

    /// <summary>The built-in descriptions by what a project can choose: one resource, each group, everything.</summary>
    public static IEnumerable<DescriptionSet> Choices() =>
    [
        Data,
        .. XDocument.Load(Folders.Groups).Descendants("_LosantGenGroup").Select(g => BuiltIn(g.Attribute("Include")!.Value, g.Element("Resources")!.Value.Split(';'))),
        BuiltIn("all", [.. Index().Select(resource => resource.Attribute("Include")!.Value)]),
    ];

    /// <summary>The vendor's folder; null if it is not beside the checkout.</summary>
    public static DescriptionSet? Vendor { get; } = Folders.Vendor is { } folder
        ? new("folder", [.. Read(folder), Names(Folders.Names), Names(Folders.Members)])
        : null;

    /// <summary>All description sets that can be measured.</summary>
    public static IEnumerable<DescriptionSet> All() => Vendor is null ? [Data] : [Data, Vendor, Vendor.Twice()];

    /// <summary>The same descriptions and a renamed copy of each, which refers to copies only.</summary>
    public DescriptionSet Twice()
    {
        var schemas = Files.Where(f => f.Kind == "schema" && !IsSpecial(f.Path)).Select(f => Path.GetFileNameWithoutExtension(f.Path)).ToHashSet(StringComparer.Ordinal);
        return new DescriptionSet(Name + " twice", [.. Files, .. Files.Where(f => f.Kind == "schema").Select(f => CopyOf(f, schemas))]);
    }

    /// <summary>The same descriptions with another text for one file.</summary>
    public DescriptionSet With(string path, string text) => new(Name, [.. Files.Select(f => f.Path == path ? (f.Path, text, f.Kind) : f)]);

    /// <summary>The descriptions as files in a folder, with the same kinds.</summary>
    public DescriptionSet WrittenTo(string folder)
    {
        List<(string, string, string)> written = [];
        foreach (var (path, text, kind) in Files)
        {
            var target = Path.Combine(folder, kind, path.Contains(Copy + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? Copy : "", Path.GetFileName(path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, text);
            written.Add((target, text, kind));
        }

        return new DescriptionSet(Name, written);
    }

    public override string ToString() => Name;

    private static IEnumerable<(string Path, string Text, string Kind)> Read(string folder) =>
        Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(f => (f, File.ReadAllText(f), "schema"));

    // The files that the package gives to the compiler for resources.
    private static DescriptionSet BuiltIn(string name, IReadOnlyCollection<string> resources)
    {
        var files = Index().Where(resource => resources.Contains(resource.Attribute("Include")!.Value)).SelectMany(resource => resource.Attribute("Files")!.Value.Split(';')).Distinct();
        return new(name, [.. files.Select(file => Path.Combine(Folders.BuiltIn, file)).Select(f => (f, File.ReadAllText(f), "schema")), Names(Folders.Members)]);
    }

    private static IEnumerable<XElement> Index() => XDocument.Load(Folders.Index).Descendants("_LosantGenResource");

    private static (string Path, string Text, string Kind) Names(string names) => (names, File.ReadAllText(names), "builtInNames");

    private static bool IsSpecial(string path) => Path.GetFileName(path) is "apiInfo.json" or "apiExamples.json";

    private static (string Path, string Text, string Kind) CopyOf((string Path, string Text, string Kind) file, HashSet<string> schemas)
    {
        var node = JsonNode.Parse(file.Text)!;
        Rename(node, schemas);
        var folder = Path.Combine(Path.GetDirectoryName(file.Path)!, Copy);
        if (!IsSpecial(file.Path))
            return (Path.Combine(folder, Path.GetFileNameWithoutExtension(file.Path) + Copy + ".json"), node.ToJsonString(Indented), file.Kind);

        // Resources and examples are keyed by name.
        var renamed = new JsonObject();
        foreach (var (name, value) in node.AsObject().ToList())
            renamed.Add(name + Copy, value?.DeepClone());
        return (Path.Combine(folder, Path.GetFileName(file.Path)), renamed.ToJsonString(Indented), file.Kind);
    }

    // Members are also renamed, so that no shape of the copy is equal to one of the original.
    private static void Rename(JsonNode? node, HashSet<string> schemas)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
                Rename(item, schemas);
        }

        if (node is not JsonObject members)
            return;
        foreach (var (name, value) in members.ToList())
        {
            if (name == "$ref" && value is JsonValue && schemas.Contains(value.GetValue<string>()["#/definitions/".Length..]))
                members[name] = value.GetValue<string>() + Copy;
            else if (name is "properties" && value is JsonObject properties)
                RenameMembers(properties, schemas);
            else if (name is "required" && value is JsonArray required)
                members[name] = new JsonArray([.. required.Select(r => (JsonNode?)(r!.GetValue<string>() + Copy))]);
            else if (name is not ("enum" or "example" or "default"))
                Rename(value, schemas);
        }
    }

    private static void RenameMembers(JsonObject properties, HashSet<string> schemas)
    {
        foreach (var (name, value) in properties.ToList())
        {
            Rename(value, schemas);
            properties.Remove(name);
            properties.Add(name + Copy, value);
        }
    }

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
}
