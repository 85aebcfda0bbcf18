using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace LosantGen.Descriptions;

/// <summary>A folder of descriptions: resources, schemas and examples, in the vendor's layout or in ours.</summary>
public sealed class DescriptionFolder
{
    private const string ReferencePrefix = "#/definitions/";
    private const string ActionsSuffix = ".actions";
    private readonly string _folder;
    private HashSet<string>? _parts;
    private readonly Dictionary<string, string> _paths;
    private readonly ConcurrentDictionary<string, JsonObject> _files = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<JsonNode, string> _names = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<string, JsonLines> _lines = new(StringComparer.Ordinal);

    public DescriptionFolder(string path)
    {
        _folder = path;
        _paths = Directory.EnumerateFiles(path, "*.json", SearchOption.AllDirectories).ToDictionary(f => System.IO.Path.GetFileNameWithoutExtension(f), StringComparer.Ordinal);
        Names = [.. _paths.Keys.Where(name => name is not ("apiInfo" or "apiExamples") && !name.EndsWith(ActionsSuffix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        Resources = new SortedDictionary<string, JsonObject>(
            _paths.Keys.Where(name => name == "apiInfo" || name.EndsWith(ActionsSuffix, StringComparison.Ordinal)).SelectMany(Read).ToDictionary(r => r.Key, r => (JsonObject)r.Value!), StringComparer.Ordinal);
        Examples = _paths.ContainsKey("apiExamples")
            ? Read("apiExamples")
            : Merged(Names.Where(name => Schema(name)["examples"] is JsonArray).Select(name => KeyValuePair.Create(name, Schema(name)["examples"]![0])));
    }

    /// <summary>Resource name to its description.</summary>
    public IReadOnlyDictionary<string, JsonObject> Resources { get; }

    /// <summary>Schema name to its example.</summary>
    public JsonObject Examples { get; }

    /// <summary>The names of the schemas.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The names of the schemas to which only other schemas refer, and no action.</summary>
    public IReadOnlySet<string> Parts => _parts ??= Names.SelectMany(name => References(Schema(name))).Except(Resources.Values.SelectMany(References)).ToHashSet(StringComparer.Ordinal);

    /// <summary>The path of a file.</summary>
    /// <param name="name">Its name without extension.</param>
    public string PathOf(string name) => _paths[name];

    public JsonObject Schema(string name) => Read(name);

    /// <summary>The file and the line of a node.</summary>
    public Place PlaceOf(JsonNode node)
    {
        var name = _names[node.Root];
        var lines = _lines.GetOrAdd(name, static (_, path) => JsonLines.Of(File.ReadAllText(path)), _paths[name]);
        return new Place(System.IO.Path.GetRelativePath(_folder, _paths[name]).Replace('\\', '/'), lines.LineOf(node));
    }

    /// <summary>Follows references to the end: first to the file's own definitions, then to the file of that name.</summary>
    public JsonNode? Resolve(JsonNode? node)
    {
        // A reference to nothing is a fact as it stands; so is one that leads back to itself.
        for (var steps = 0; steps < 100 && node is JsonObject referring && ReferenceOf(referring) is { } name && Target(referring, name) is { } target; steps++)
            node = target;
        return node;
    }

    public static string? ReferenceOf(JsonObject node) =>
        node["$ref"] is JsonValue value && value.TryGetValue(out string? reference) && reference.StartsWith(ReferencePrefix, StringComparison.Ordinal)
            ? reference[ReferencePrefix.Length..]
            : null;

    /// <summary>One self-contained document: the schema, with every other that it needs as a definition, and a file's own definitions as FILE.NAME.</summary>
    public string Bundle(string name)
    {
        var definitions = new JsonObject();
        var open = new Stack<string>([name]);
        while (open.TryPop(out var file))
        {
            if (definitions.ContainsKey(file)) continue;
            var schema = (JsonObject)Schema(file).DeepClone();
            var own = schema["definitions"] as JsonObject ?? [];
            schema.Remove("definitions");
            schema.Remove("examples");
            Add(file, schema);
            foreach (var (key, definition) in own) Add($"{file}.{key}", definition!.DeepClone());

            void Add(string key, JsonNode node)
            {
                Qualify(node, file, own);
                definitions[key] = node;
                foreach (var reference in References(node).Where(Names.Contains)) open.Push(reference);
            }
        }

        var root = (JsonObject)definitions[name]!.DeepClone();
        root["definitions"] = definitions;
        return root.ToJsonString();
    }

    /// <summary>The names to which a node refers, in any depth.</summary>
    public static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(member => References(member.Value)).Concat(ReferenceOf(map) is { } name ? [name] : []),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };

    private static void Qualify(JsonNode? node, string file, JsonObject own)
    {
        if (node is JsonObject schema)
        {
            if (ReferenceOf(schema) is { } name && own.ContainsKey(name))
                schema["$ref"] = $"{ReferencePrefix}{file}.{name}";
            foreach (var (_, child) in schema)
                Qualify(child, file, own);
        }
        else if (node is JsonArray list)
        {
            foreach (var child in list)
                Qualify(child, file, own);
        }
    }

    private JsonNode? Target(JsonObject referring, string name) =>
        referring.Root["definitions"]?[name] ?? (_paths.ContainsKey(name) ? Schema(name) : null);

    private JsonObject Read(string name)
    {
        var file = _files.GetOrAdd(name, static (_, path) => (JsonObject)JsonNode.Parse(File.ReadAllText(path))!, _paths[name]);
        _names.TryAdd(file, name);
        return file;
    }

    private static JsonObject Merged(IEnumerable<KeyValuePair<string, JsonNode?>> members) =>
        new(members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
}
