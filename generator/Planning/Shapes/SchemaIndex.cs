using System;
using System.Collections.Generic;
using System.Linq;
using LosantGen.Diagnostics;
using LosantGen.Model;

namespace LosantGen.Planning;

/// <summary>All schemas that were given, by name, and which of them contain themselves.</summary>
internal sealed class SchemaIndex
{
    private readonly Dictionary<string, Schema> _schemas = new(StringComparer.Ordinal);
    private readonly HashSet<string> _recursive = new(StringComparer.Ordinal);

    public SchemaIndex(IEnumerable<SchemaFile> files, List<ReportedDiagnostic> diagnostics)
    {
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        var published = new List<string>();
        foreach (var file in files.OrderBy(f => f.Name, StringComparer.Ordinal).ThenBy(f => f.Path, StringComparer.Ordinal))
        {
            if (paths.TryGetValue(file.Name, out var first))
            {
                diagnostics.Add(ReportedDiagnostic.At(file.Root.Location, Descriptors.Duplicate, "The schema", file.Name, $"in more than one file; '{Reading.FileNames.Of(first)}' is used and this one is left out"));
                continue;
            }
            paths.Add(file.Name, file.Path);
            published.Add(file.Name);
            _schemas.Add(file.Name, file.Root);
            foreach (var local in file.Locals) _schemas[local.Name] = local.Schema;
        }
        Published = published;
        FindRecursive();
    }

    /// <summary>The names of the schema files, in ordinal order.</summary>
    public IReadOnlyList<string> Published { get; }

    /// <summary>The schemas that contain themselves, in ordinal order.</summary>
    public IEnumerable<string> Recursive => _recursive.OrderBy(n => n, StringComparer.Ordinal);

    /// <summary>The names of all schemas, those inside files too.</summary>
    public IEnumerable<string> Names => _schemas.Keys;

    public bool TryGet(string name, out Schema schema) => _schemas.TryGetValue(name, out schema!);

    public bool IsRecursive(string name) => _recursive.Contains(name);

    private void FindRecursive()
    {
        var mentions = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var schema in _schemas)
        {
            var found = new HashSet<string>(StringComparer.Ordinal);
            FindMentions(schema.Value, found);
            mentions.Add(schema.Key, found);
        }
        foreach (var name in _schemas.Keys)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var open = new Stack<string>(mentions[name]);
            while (open.Count > 0)
            {
                var next = open.Pop();
                if (next == name)
                {
                    _recursive.Add(name);
                    break;
                }
                if (!seen.Add(next)) continue;
                foreach (var further in mentions[next]) open.Push(further);
            }
        }
    }

    // A plain walk: this goes through every node of every schema after each edit.
    private void FindMentions(Schema schema, HashSet<string> found)
    {
        if (schema.Reference is { } reference)
        {
            if (_schemas.ContainsKey(reference)) found.Add(reference);
            return;
        }
        foreach (var property in schema.Properties) FindMentions(property.Schema, found);
        foreach (var property in schema.PatternProperties) FindMentions(property.Schema, found);
        foreach (var item in schema.OneOf) FindMentions(item, found);
        foreach (var item in schema.AnyOf) FindMentions(item, found);
        foreach (var item in schema.AllOf) FindMentions(item, found);
        if (schema.AdditionalProperties is not null) FindMentions(schema.AdditionalProperties, found);
        if (schema.Items is not null) FindMentions(schema.Items, found);
        if (schema.Not is not null) FindMentions(schema.Not, found);
    }
}
