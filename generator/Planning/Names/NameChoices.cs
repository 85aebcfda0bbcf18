using System.Globalization;
using LosantGen.CSharp;
using LosantGen.Diagnostics;
using LosantGen.Keeping;
using LosantGen.Planning.Shapes;

namespace LosantGen.Planning.Names;

/// <summary>
/// The chosen names: first those of the consumer, then those of this package. A file that says what had each name gives it to that shape,
/// wherever it is now; and to the shape at the chosen location, as long as that still resembles what it was.
/// </summary>
internal sealed class NameChoices(IReadOnlyList<NamesFile> files, ParameterShapes parameters, ShapeFingerprints prints, Kept<NamesFile, NamesIndex> kept)
{
    private readonly Dictionary<Schema, Dictionary<string, Schema>> _properties = new(SameObject<Schema>.Instance);
    private Dictionary<(string Resource, string Action, string Parameter), Parameter>? _parameters;

    public IEnumerable<(Shape Shape, ChosenName Choice, bool IsBuiltIn)> Resolve(
        ShapeTable table, SchemaIndex index, IReadOnlyList<Resource> resources, IEnumerable<Shape> types, List<ReportedDiagnostic> diagnostics)
    {
        var all = new HashSet<Shape>(types);
        foreach (var file in files.OrderBy(f => f.IsBuiltIn))
        {
            var known = kept.Of(file, NamesIndex.Of);
            var recognized = IsOf(file, known, index) ? Recognized(known, all) : [];
            foreach (var found in recognized) yield return (found.Value, new ChosenName(found.Key, found.Key, SourceLocation.StartOf(file.Path)), file.IsBuiltIn);

            var taken = new HashSet<Shape>(recognized.Values);
            foreach (var choice in file.Names)
            {
                if (recognized.ContainsKey(choice.Name)) continue;
                var shape = choice.Target.IndexOf('#') < 0 && choice.Target.IndexOf('/') > 0
                    ? FindParameter(resources, choice.Target)
                    : Find(table, index, choice.Target);
                var reason = shape is null ? "the location does not exist"
                    : !NameSites.IsType(shape) || !all.Contains(table.CanonicalOf(shape)) ? "the location has no type of its own"
                    : known.Shapes.TryGetValue(choice.Name, out var was) && (!ShapeFingerprints.Resembles(shape, was.Words) || taken.Contains(table.CanonicalOf(shape))) ? "the location has another type than when the name was chosen" : null;
                if (reason is null) yield return (shape!, choice, file.IsBuiltIn);
                else if (!file.IsBuiltIn) diagnostics.Add(ReportedDiagnostic.At(choice.Location, Descriptors.NameIsUnused, choice.Name, choice.Target, reason));
            }
        }
    }

    // The names of one API must not meet the shapes of another: most schema files have to be known, or most of those that are known have to be here.
    private static bool IsOf(NamesFile file, NamesIndex known, SchemaIndex index)
    {
        if (file.Shapes.Count == 0) return false;
        if (known.Files.Count(f => index.TryGet(f, out _)) * 2 > known.Files.Count) return true;
        return index.Files.Count(f => known.Files.Contains(f) || known.Shapes.ContainsKey(f) || known.Shapes.ContainsKey(Identifier.Pascal(f))) * 2 >= index.Files.Count;
    }

    // A shape that is exactly what had a name. If several are, none of them is it for certain.
    private Dictionary<string, Shape> Recognized(NamesIndex known, IEnumerable<Shape> types)
    {
        var byPrint = new Dictionary<string, Shape?>(StringComparer.Ordinal);
        foreach (var type in types)
        {
            var print = prints.Of(type);
            byPrint[print] = byPrint.ContainsKey(print) ? null : type;
        }
        var found = new Dictionary<string, Shape>(StringComparer.Ordinal);
        foreach (var named in known.Unique)
        {
            if (byPrint.TryGetValue(named.Fingerprint, out var only) && only is not null) found[named.Name] = only;
        }
        return found;
    }

    // device.get/tagsAsObject is the parameter of an action.
    private Shape? FindParameter(IReadOnlyList<Resource> resources, string target)
    {
        var parts = target.Split('.', '/');
        if (parts.Length != 3) return null;
        _parameters ??= ParametersOf(resources);
        return _parameters.TryGetValue((parts[0], parts[1], parts[2]), out var parameter) ? parameters.TypeOf(parameter) : null;
    }

    // The path follows references, so a target works for descriptions with references and for those that repeat everything inline.
    private Shape? Find(ShapeTable table, SchemaIndex index, string target)
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

    private Schema? Child(Schema schema, string keyword, string key) => keyword switch
    {
        "items" => schema.Items,
        "additionalProperties" => schema.AdditionalProperties,
        "properties" => Property(schema, schema.Properties, key),
        "patternProperties" => schema.PatternProperties.FirstOrDefault(p => p.Name == key)?.Schema,
        "oneOf" => At(schema.OneOf, key),
        "anyOf" => At(schema.AnyOf, key),
        "allOf" => At(schema.AllOf, key),
        _ => null,
    };

    // A names file may name each of a thousand properties of one schema.
    private Schema? Property(Schema schema, EquatableArray<Property> properties, string name)
    {
        if (!_properties.TryGetValue(schema, out var known)) _properties.Add(schema, known = properties.ToDictionary(p => p.Name, p => p.Schema, StringComparer.Ordinal));
        return known.TryGetValue(name, out var found) ? found : null;
    }

    private static Dictionary<(string Resource, string Action, string Parameter), Parameter> ParametersOf(IReadOnlyList<Resource> resources)
    {
        var parameters = new Dictionary<(string Resource, string Action, string Parameter), Parameter>();
        foreach (var resource in resources)
        {
            foreach (var action in resource.Actions)
            {
                foreach (var parameter in action.Parameters.Reverse()) parameters[(resource.Name, action.Name, parameter.Name)] = parameter;
            }
        }
        return parameters;
    }

    private static Schema? At(EquatableArray<Schema> list, string segment) =>
        int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Count ? list[index] : null;
}
