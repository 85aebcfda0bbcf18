using System.Globalization;
using LosantGen.Diagnostics;
using LosantGen.Planning.Shapes;

namespace LosantGen.Planning.Names;

/// <summary>The chosen names: first those of the consumer, then those of this package.</summary>
internal sealed class NameChoices(IReadOnlyList<NamesFile> files)
{
    public IEnumerable<(Shape Shape, ChosenName Choice, bool IsBuiltIn)> Resolve(ShapeTable table, SchemaIndex index, IReadOnlyList<Resource> resources, List<ReportedDiagnostic> diagnostics)
    {
        foreach (var file in files.OrderBy(f => f.IsBuiltIn))
        {
            foreach (var choice in file.Names)
            {
                var shape = choice.Target.IndexOf('#') < 0 && choice.Target.IndexOf('/') > 0
                    ? FindParameter(table, resources, choice.Target)
                    : Find(table, index, choice.Target);
                if (shape is not null && NameSites.IsType(shape)) yield return (shape, choice, file.IsBuiltIn);
                else if (!file.IsBuiltIn)
                    diagnostics.Add(ReportedDiagnostic.At(choice.Location, Descriptors.NameIsUnused, choice.Name, choice.Target, shape is null ? "the location does not exist" : "the location has no type of its own"));
            }
        }
    }

    // device.get/tagsAsObject is the parameter of an action.
    private static Shape? FindParameter(ShapeTable table, IReadOnlyList<Resource> resources, string target)
    {
        var parts = target.Split('.', '/');
        if (parts.Length != 3) return null;
        var parameter = resources.FirstOrDefault(r => r.Name == parts[0])?.Actions.FirstOrDefault(a => a.Name == parts[1])?.Parameters.FirstOrDefault(p => p.Name == parts[2]);
        if (parameter is null || ParameterShapes.ShapeOf(parameter, table) is not { } use) return null;
        var shape = table.Resolve(use.Shape);
        return shape is ListShape list ? table.Resolve(list.Item.Shape) : shape;
    }

    // The path follows references, so a target works for descriptions with references and for those that repeat everything inline.
    private static Shape? Find(ShapeTable table, SchemaIndex index, string target)
    {
        var hash = target.IndexOf('#');
        var name = hash < 0 ? target : target.Substring(0, hash);
        if (!index.TryGet(name, out var schema)) return null;
        if (hash < 0) return table.Resolve(table.Named(name).Shape);
        var segments = target.Substring(hash + 1).Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < segments.Length; i++)
        {
            for (var steps = 0; schema.Reference is { } reference; steps++)
            {
                if (steps > 100 || !index.TryGet(reference, out schema)) return null;
            }
            var key = i + 1 < segments.Length ? segments[i + 1].Replace("~1", "/").Replace("~0", "~") : "";
            if (Child(schema, segments[i], key) is not { } next) return null;
            if (segments[i] is not ("items" or "additionalProperties")) i++;
            schema = next;
        }
        return table.Resolve(table.Of(schema).Shape);
    }

    private static Schema? Child(Schema schema, string keyword, string key) => keyword switch
    {
        "items" => schema.Items,
        "additionalProperties" => schema.AdditionalProperties,
        "properties" => schema.Properties.FirstOrDefault(p => p.Name == key)?.Schema,
        "patternProperties" => schema.PatternProperties.FirstOrDefault(p => p.Name == key)?.Schema,
        "oneOf" => At(schema.OneOf, key),
        "anyOf" => At(schema.AnyOf, key),
        "allOf" => At(schema.AllOf, key),
        _ => null,
    };

    private static Schema? At(EquatableArray<Schema> list, string segment) =>
        int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Count ? list[index] : null;
}
