using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using LosantGen.Diagnostics;
using LosantGen.Model;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Infrastructure;

namespace LosantGen.Reading;

/// <summary>
/// Reads schemas: NJsonSchema says what the keywords mean, the tokens beside it say where they stand and hold what it has
/// no place for (references, constants, exact values).
/// </summary>
internal sealed class SchemaReader(string name, string path, List<ReportedDiagnostic> diagnostics)
{
    private readonly Dictionary<string, JObject> _locals = new(StringComparer.Ordinal);

    /// <summary>Reads one schema file.</summary>
    public static Result<SchemaFile?> ReadFile(string path, string text, CancellationToken cancellation)
    {
        var diagnostics = new List<ReportedDiagnostic>();
        var name = FileNames.WithoutExtension(path);
        SchemaFile? file = null;
        if (DescriptionJson.Load(path, text, diagnostics) is { } document)
        {
            cancellation.ThrowIfCancellationRequested();
            var reader = new SchemaReader(name, path, diagnostics);
            if (reader.Read(document) is { } root) file = new SchemaFile(name, path, root, reader.ReadLocals());
            else diagnostics.Add(ReportedDiagnostic.At(TextPlace.StartOf(path), Descriptors.NotASchema, FileNames.Of(path), DescriptionJson.KindOf(document)));
        }
        // A node that a reference leads to is read twice.
        return new Result<SchemaFile?>(file, diagnostics.Distinct().ToEquatableArray());
    }

    /// <summary>Reads a schema that stands anywhere in a document; null where there is none.</summary>
    public Schema? Read(JToken document)
    {
        var place = DescriptionJson.PlaceOf(document, path);
        if (new SchemaCleaner(path, diagnostics).Clean(document) is not { } node) return null;
        MarkReferences(node, node);
        NoteDefinitions(node);
        try
        {
            // Without NJsonSchema's search for references: the markers have left none, and nothing is ever fetched.
            var schema = JsonSchemaSerialization.FromJson<JsonSchema>(node.ToString(Newtonsoft.Json.Formatting.None), SchemaContract.Instance)!;
            return Convert(schema, node) with { Place = place };
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            diagnostics.Add(ReportedDiagnostic.At(place, Descriptors.BrokenNode, $"The schema '{name}'", "cannot be read: " + FirstLine(e.Message)));
            return null;
        }
    }

    /// <summary>
    /// Reads a schema that stands in a file of another kind. Nearly all are bare references, which need no parser.
    /// </summary>
    public Schema? ReadInline(JToken node)
    {
        if (node is JObject { Count: 1 } bare && DescriptionJson.Text(bare["$ref"]) is { } reference)
            return new Schema { Place = DescriptionJson.PlaceOf(bare, path), Reference = SchemaNames.Resolve(name, reference, _ => false) };
        return Read(node);
    }

    private EquatableArray<Property> ReadLocals()
    {
        var read = new List<Property>();
        var done = new HashSet<string>(StringComparer.Ordinal);
        while (_locals.FirstOrDefault(l => !done.Contains(l.Key)) is { Key: not null } local)
        {
            done.Add(local.Key);
            if (Read(local.Value) is { } schema) read.Add(new Property(SchemaNames.Local(name, local.Key), schema));
        }
        return read.OrderBy(l => l.Name, StringComparer.Ordinal).ToEquatableArray();
    }

    // Replaces each reference by a marker, and notes the nodes of this file that references point at.
    private void MarkReferences(JObject root, JToken node)
    {
        foreach (var child in node.Children().ToArray())
        {
            if (child is JProperty { Name: "enum" or "const" or "default" or "example" or "examples" }) continue;
            if (child is JProperty { Name: "$ref", Value: JValue { Value: string reference }, Parent: JObject owner })
            {
                var target = SchemaNames.Resolve(name, reference, pointer => Note(root, pointer));
                if (owner["type"] is not null || owner.Count > 3) RemoveSiblings(owner);
                owner.Remove("$ref");
                owner[SchemaCleaner.ReferenceMarker] = target;
                continue;
            }
            MarkReferences(root, child);
        }
    }

    // Draft-07: what stands beside a reference has no meaning, but for its description.
    private static void RemoveSiblings(JObject owner)
    {
        foreach (var sibling in owner.Properties().ToArray())
        {
            if (sibling.Name is not ("$ref" or "title" or "description" or "default" or "deprecated")) sibling.Remove();
        }
    }

    // What a file defines for others is there for them whether or not the file uses it.
    private void NoteDefinitions(JObject root)
    {
        foreach (var folder in new[] { "definitions", "$defs" })
        {
            if (root[folder] is not JObject definitions) continue;
            foreach (var definition in definitions.Properties()) Note(root, $"/{folder}/{definition.Name.Replace("~", "~0").Replace("/", "~1")}");
        }
    }

    private bool Note(JObject root, string pointer)
    {
        if (_locals.ContainsKey(pointer)) return true;
        if (pointer[0] != '/') return false;
        JToken? node = root;
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
        if (node is not JObject found) return false;
        _locals[pointer] = (JObject)found.DeepClone();
        return true;
    }

    private Schema Convert(JsonSchema schema, JObject node)
    {
        var place = DescriptionJson.PlaceOf(node, path);
        if (DescriptionJson.Text(node[SchemaCleaner.ReferenceMarker]) is { } reference)
            return new Schema { Place = place, Reference = reference, Description = schema.Description, Title = schema.Title, Default = DefaultOf(node), Deprecated = DescriptionJson.Flag(node["deprecated"]) };

        return new Schema
        {
            Place = place,
            Title = schema.Title,
            Description = schema.Description,
            Default = DefaultOf(node),
            Deprecated = DescriptionJson.Flag(node["deprecated"]),
            Nothing = DescriptionJson.Flag(node[SchemaCleaner.NothingMarker]),
            Kinds = Kinds(schema.Type),
            Format = schema.Format,
            Text = schema.MinLength is null && schema.MaxLength is null && schema.Pattern is null
                ? null
                : new TextLimits(schema.MinLength, schema.MaxLength, schema.Pattern),
            Number = Numbers(node),
            Enum = Values(node),
            Properties = Properties(node["properties"], key => schema.Properties[key]),
            PatternProperties = Properties(node["patternProperties"], key => schema.PatternProperties[key]),
            AdditionalProperties = node["additionalProperties"] is JObject additional ? Convert(schema.AdditionalPropertiesSchema!, additional) : null,
            IsClosed = node["additionalProperties"] is JValue { Value: false },
            Required = schema.RequiredProperties.Distinct(StringComparer.Ordinal).OrderBy(r => r, StringComparer.Ordinal).ToEquatableArray(),
            PropertiesCount = Count(node, "minProperties", "maxProperties"),
            Items = node["items"] is JObject items ? Convert(schema.Item!, items) : null,
            ItemsCount = Count(node, "minItems", "maxItems"),
            UniqueItems = schema.UniqueItems,
            OneOf = Cases(node["oneOf"], schema.OneOf),
            AnyOf = Cases(node["anyOf"], schema.AnyOf),
            AllOf = Cases(node["allOf"], schema.AllOf),
            Not = node["not"] is JObject not ? Convert(schema.Not!, not) : null,
        };
    }

    private EquatableArray<Property> Properties(JToken? node, Func<string, JsonSchema> schemaOf) => node is JObject map
        ? map.Properties().Select(p => new Property(p.Name, Convert(schemaOf(p.Name), (JObject)p.Value))).ToEquatableArray()
        : default;

    private EquatableArray<Schema> Cases(JToken? node, ICollection<JsonSchema> cases) => node is JArray list
        ? list.Zip(cases, (item, schema) => Convert(schema, (JObject)item)).ToEquatableArray()
        : default;

    private static EquatableArray<string> Values(JObject node)
    {
        if (node["const"] is { } constant) return new EquatableArray<string>([DescriptionJson.Compact(constant)]);
        return node["enum"] is JArray values ? values.Select(DescriptionJson.Compact).Distinct(StringComparer.Ordinal).ToEquatableArray() : default;
    }

    private static string? DefaultOf(JObject node) => node["default"] is { } value ? DescriptionJson.Compact(value) : null;

    private static NumberLimits? Numbers(JObject node)
    {
        string? Bound(string keyword) => node[keyword] is { } value ? DescriptionJson.Compact(value) : null;
        var limits = new NumberLimits(Bound("minimum"), Bound("exclusiveMinimum"), Bound("maximum"), Bound("exclusiveMaximum"), Bound("multipleOf"));
        return limits == new NumberLimits(null, null, null, null, null) ? null : limits;
    }

    // From the node: NJsonSchema has 0 both for "not stated" and for a maximum of none.
    private static CountLimits? Count(JObject node, string minimum, string maximum)
    {
        int? Bound(string keyword) => node[keyword] is { } value ? (int)value.Value<double>() : null;
        var limits = new CountLimits(Bound(minimum), Bound(maximum));
        return limits is { Min: null, Max: null } ? null : limits;
    }

    private static JsonKinds Kinds(JsonObjectType type)
    {
        var kinds = JsonKinds.None;
        if (type.HasFlag(JsonObjectType.String)) kinds |= JsonKinds.String;
        if (type.HasFlag(JsonObjectType.Number)) kinds |= JsonKinds.Number;
        if (type.HasFlag(JsonObjectType.Integer)) kinds |= JsonKinds.Integer;
        if (type.HasFlag(JsonObjectType.Boolean)) kinds |= JsonKinds.Boolean;
        if (type.HasFlag(JsonObjectType.Null)) kinds |= JsonKinds.Null;
        if (type.HasFlag(JsonObjectType.Object)) kinds |= JsonKinds.Object;
        if (type.HasFlag(JsonObjectType.Array)) kinds |= JsonKinds.Array;
        return kinds;
    }

    private static string FirstLine(string text) => text.Split('\n')[0].TrimEnd('\r', '.');
}
