using System.Globalization;
using LosantGen.Diagnostics;
using Newtonsoft.Json.Linq;

namespace LosantGen.Reading;

/// <summary>
/// Reads schemas: the nodes that <see cref="SchemaCleaner"/> keeps become records, and each node that a reference of the
/// same document refers to becomes a separate schema.
/// </summary>
internal sealed class SchemaReader(string name, string path, List<ReportedDiagnostic> diagnostics)
{
    private readonly SchemaCleaner _cleaner = new(path, diagnostics);
    private readonly SortedSet<string> _references = new(StringComparer.Ordinal);
    private readonly HashSet<string> _noted = new(StringComparer.Ordinal);
    private readonly Queue<(string Pointer, JToken Node)> _locals = new();
    private JToken _root = JValue.CreateNull();
    private string? _id;

    public static SchemaFile? ReadFile(string path, JToken document, List<ReportedDiagnostic> diagnostics)
    {
        var name = FileNames.WithoutExtension(path);
        var reader = new SchemaReader(name, path, diagnostics);
        if (reader.Read(document) is { } root)
        {
            return new SchemaFile(name, path, reader.WithLocals(root))
            {
                Example = (document as JObject)?["examples"] is JArray { Count: > 0 } examples ? ExamplesReader.Of(name, path, examples[0]) : null,
                Id = reader._id is { } id ? ReferenceResolver.DocumentOf(id) : null,
            };
        }
        diagnostics.Add(ReportedDiagnostic.At(SourceLocation.StartOf(path), Descriptors.NotASchema, FileNames.Of(path), DescriptionJson.KindOf(document)));
        return null;
    }

    /// <summary>Reads a schema that is a whole document; null if the document is not a schema.</summary>
    public Schema? Read(JToken document)
    {
        if (DescriptionJson.String((document as JObject)?["$id"])?.TrimEnd(ReferenceResolver.Separator) is { Length: > 0 } id && id.IndexOf(ReferenceResolver.Separator) < 0) _id = id;
        if (!_cleaner.Clean(document)) return null;
        _root = document;
        NoteDefinitions();
        return Convert(document);
    }


    private EquatableArray<NamedSchema> WithLocals(Schema root)
    {
        var read = new List<NamedSchema> { new(name, root, TakeReferences()) };
        while (_locals.Count > 0)
        {
            var (pointer, node) = _locals.Dequeue();
            if (_cleaner.Clean(node)) read.Add(new NamedSchema(ReferenceResolver.Local(name, pointer), Convert(node), TakeReferences()));
        }
        return read.Take(1).Concat(read.Skip(1).OrderBy(l => l.Name, StringComparer.Ordinal)).ToEquatableArray();
    }

    private EquatableArray<string> TakeReferences()
    {
        var taken = _references.ToEquatableArray();
        _references.Clear();
        return taken;
    }

    // Other files may refer to a definition that its own file does not use.
    private void NoteDefinitions()
    {
        foreach (var folder in new[] { "definitions", "$defs" })
        {
            if ((_root as JObject)?[folder] is not JObject definitions) continue;
            foreach (var definition in definitions.Properties()) Note($"/{folder}/{definition.Name.Replace("~", "~0").Replace("/", "~1")}");
        }
    }

    // Returns whether the file has the node that a pointer refers to; the node is then read too.
    private bool Note(string pointer)
    {
        if (_noted.Contains(pointer)) return true;
        if (pointer[0] != '/') return false;
        JToken? node = _root;
        foreach (var segment in pointer.Split('/').Skip(1))
        {
            var key = segment.Replace("~1", "/").Replace("~0", "~");
            node = node switch
            {
                JObject parent => parent[key],
                JArray list when int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Count => list[index],
                _ => null,
            };
        }
        if (node is not (JObject or JValue { Value: bool })) return false;
        _noted.Add(pointer);
        // A copy: a node that is not a schema at its own location may become one here.
        _locals.Enqueue((pointer, node.DeepClone()));
        return true;
    }

    private Schema Convert(JToken token)
    {
        var location = DescriptionJson.LocationOf(token, path);
        if (token is not JObject node) return new Schema { Location = location, Nothing = token is JValue { Value: false } };

        var said = new Schema
        {
            Location = location,
            Title = DescriptionJson.String(node["title"]),
            Description = DescriptionJson.String(node["description"]),
            Default = DefaultOf(node),
            Deprecated = DescriptionJson.Flag(node["deprecated"]),
            IsSecret = SecretMarks.AreOn(node),
            IsPartial = _cleaner.IsPartial(node),
        };
        // In draft-07, keywords beside a reference have no meaning.
        if (DescriptionJson.String(node["$ref"]) is { } reference)
        {
            said = said with { Reference = ReferenceResolver.Resolve(name, _id, reference, Note) };
            _references.Add(said.Reference);
            return said;
        }

        return said with
        {
            Kinds = JsonTypeNames.KindsOf(node["type"]),
            Format = DescriptionJson.String(node["format"]),
            String = Strings(node),
            Number = Numbers(node),
            Enum = Values(node),
            Properties = Properties(node["properties"]),
            PatternProperties = Properties(node["patternProperties"]),
            AdditionalProperties = node["additionalProperties"] is JObject additional ? Convert(additional) : null,
            IsClosed = node["additionalProperties"] is JValue { Value: false },
            Required = Names(node["required"]),
            PropertiesCount = Counts(node, "minProperties", "maxProperties"),
            Nothing = SchemaContradictions.HasConstantBesideEnum(node),
            Items = node["items"] is { } items ? Convert(items) : null,
            ItemsCount = Counts(node, "minItems", "maxItems"),
            UniqueItems = DescriptionJson.Flag(node["uniqueItems"]),
            OneOf = Cases(node["oneOf"]),
            AnyOf = Cases(node["anyOf"]),
            AllOf = Cases(node["allOf"]),
            Not = node["not"] is { } not ? Convert(not) : null,
        };
    }

    private EquatableArray<Property> Properties(JToken? node) => node is JObject map
        ? map.Properties().Select(p => new Property(p.Name, Convert(p.Value))).ToEquatableArray()
        : default;

    private EquatableArray<Schema> Cases(JToken? node) => node is JArray list
        ? list.Select(item => Convert(item)).ToEquatableArray()
        : default;

    private static EquatableArray<string> Names(JToken? node) => node is JArray list
        ? list.Select(item => DescriptionJson.String(item)!).Distinct(StringComparer.Ordinal).OrderBy(r => r, StringComparer.Ordinal).ToEquatableArray()
        : default;

    private static EquatableArray<string> Values(JObject node)
    {
        if (node["const"] is { } constant) return new EquatableArray<string>([DescriptionJson.Canonical(constant)]);
        return node["enum"] is JArray values ? values.Select(DescriptionJson.Canonical).Distinct(StringComparer.Ordinal).ToEquatableArray() : default;
    }

    private static string? DefaultOf(JObject node) => node["default"] is { } value ? DescriptionJson.Compact(value) : null;

    private static NumberConstraints? Numbers(JObject node)
    {
        string? Bound(string keyword) => node[keyword] is { } value ? DescriptionJson.Compact(value) : null;
        var limits = new NumberConstraints(Bound("minimum"), Bound("exclusiveMinimum"), Bound("maximum"), Bound("exclusiveMaximum"), Bound("multipleOf"));
        return limits == new NumberConstraints(null, null, null, null, null) ? null : limits;
    }

    private static StringConstraints? Strings(JObject node)
    {
        var limits = new StringConstraints(Count(node["minLength"]), Count(node["maxLength"]), DescriptionJson.String(node["pattern"]));
        return limits == StringConstraints.None ? null : limits;
    }

    private static CountConstraints? Counts(JObject node, string minimum, string maximum)
    {
        var limits = new CountConstraints(Count(node[minimum]), Count(node[maximum]));
        return limits is { Min: null, Max: null } ? null : limits;
    }

    private static int? Count(JToken? node) => node is null ? null : (int?)DescriptionJson.Number(node);
}
