using LosantGen.Diagnostics;

namespace LosantGen.Planning.Shapes;

/// <summary>All schemas of the descriptions, by name, and those of them that contain themselves.</summary>
internal sealed class SchemaIndex
{
    private readonly Dictionary<string, NamedSchema> _schemas = new(StringComparer.Ordinal);
    private readonly List<string> _files = [];
    private HashSet<string> _recursive = [];

    /// <summary>The names of the schema files, in ordinal order.</summary>
    public IReadOnlyList<string> Files => _files;

    /// <summary>All schemas, including those inside files.</summary>
    public IEnumerable<NamedSchema> All => _schemas.Values;

    /// <summary>The schemas that contain themselves, in ordinal order.</summary>
    public IEnumerable<string> Recursive => _recursive.OrderBy(n => n, StringComparer.Ordinal);

    public static SchemaIndex Of(IEnumerable<SchemaFile> files, List<ReportedDiagnostic> diagnostics)
    {
        var index = new SchemaIndex();
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files.OrderBy(f => f.Name, StringComparer.Ordinal).ThenBy(f => f.Path, StringComparer.Ordinal))
        {
            if (paths.TryGetValue(file.Name, out var first))
            {
                diagnostics.Add(ReportedDiagnostic.InTwoFiles(file.Root.Location, "The schema", file.Name, file.Path, first));
                continue;
            }
            paths.Add(file.Name, file.Path);
            index._files.Add(file.Name);
            foreach (var schema in file.Schemas) index._schemas[schema.Name] = schema;
        }
        foreach (var file in files.OrderBy(f => f.Name, StringComparer.Ordinal).ThenBy(f => f.Path, StringComparer.Ordinal)) index.AddId(file);
        index._recursive = new HashSet<string>(Cycles.In(index._schemas.Keys, name => index._schemas[name].References.Where(index._schemas.ContainsKey)), StringComparer.Ordinal);
        return index;
    }

    // By its id, a schema is a reference to itself by its name, which has precedence.
    private void AddId(SchemaFile file)
    {
        if (file.Id is null) return;
        foreach (var schema in file.Schemas)
        {
            var name = file.Id + schema.Name.Substring(file.Name.Length);
            if (!_schemas.ContainsKey(name)) _schemas.Add(name, new NamedSchema(name, new Schema { Location = schema.Schema.Location, Reference = schema.Name }, new EquatableArray<string>([schema.Name])));
        }
    }

    public bool TryGet(string name, out Schema schema)
    {
        var found = _schemas.TryGetValue(name, out var named);
        schema = named?.Schema!;
        return found;
    }

    /// <summary>The schema whose name was probably meant: it differs in typos only, in any of the parts between slashes.</summary>
    public string? NearestTo(string reference)
    {
        var parts = reference.Split('/');
        var alike = _schemas.Keys.Where(k => k.Split('/') is var others && others.Length == parts.Length && parts.Zip(others, (a, b) => a == b || NearestName.OfWord(a, [b]) is not null).All(isNear => isNear));
        return NearestName.Of(reference, alike, reference.Length);
    }

    public bool TryGetNamed(string name, out NamedSchema schema) => _schemas.TryGetValue(name, out schema!);

    public bool IsRecursive(string name) => _recursive.Contains(name);
}
