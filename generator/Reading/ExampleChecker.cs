using System.Globalization;
using System.Threading;
using LosantGen.Diagnostics;
using Newtonsoft.Json.Linq;

namespace LosantGen.Reading;

/// <summary>
/// Checks examples against their schemas, and reports the first violation of each. Formats are not checked, and an example that
/// cannot be decided is accepted: examples are documentation, and a wrong message costs more than a missing one.
/// </summary>
internal sealed class ExampleChecker
{
    /// <summary>Ends the check of an example whose schemas refer to each other endlessly.</summary>
    private const int MaxSteps = 50_000;

    private const int MaxDepth = 150;

    private readonly Dictionary<string, Schema> _schemas;

    // Each of a thousand items is checked by the same schema.
    private readonly Dictionary<Schema, Dictionary<string, Schema>> _declared = new(SameObject<Schema>.Instance);
    private readonly Dictionary<Schema, HashSet<string>> _values = new(SameObject<Schema>.Instance);
    private readonly Dictionary<string, Schema?> _followed = new(StringComparer.Ordinal);
    private int _steps;

    private ExampleChecker(Dictionary<string, Schema> schemas) => _schemas = schemas;

    /// <summary>Checks examples.</summary>
    /// <param name="examples">The examples.</param>
    /// <param name="files">The schemas.</param>
    /// <param name="cancellation">Ends the check.</param>
    /// <param name="kept">What the check before found.</param>
    public static EquatableArray<ReportedDiagnostic> Check(IEnumerable<Example> examples, IEnumerable<SchemaFile> files, CancellationToken cancellation, CheckedExamples? kept = null)
    {
        kept ??= new();
        var schemas = new Dictionary<string, Schema>(StringComparer.Ordinal);
        foreach (var file in files.OrderByDescending(f => f.Path, StringComparer.Ordinal))
        {
            foreach (var schema in file.Schemas) schemas[schema.Name] = schema.Schema;
        }
        var found = new List<ReportedDiagnostic>();
        var checker = new ExampleChecker(schemas);
        foreach (var example in examples)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!schemas.TryGetValue(example.Schema, out var schema)) continue;
            if (!kept.TryGetBefore(example, out var known) || !known.IsOf(schema, schemas)) known = checker.Check(schema, example);
            if (kept.Keep(example, known).Violation is { } violation)
                found.Add(ReportedDiagnostic.At(example.Location, Descriptors.ExampleDoesNotFit, example.Schema, violation));
        }
        return found.OrderBy(d => d.Location!.File, StringComparer.Ordinal).ThenBy(d => d.Location!.Line).ThenBy(d => d.Location!.Column).ToEquatableArray();
    }

    private CheckedExample Check(Schema schema, Example example)
    {
        _steps = 0;
        _followed.Clear();
        var violation = Violation(schema, DescriptionJson.Parse(example.Json), "", 0);
        return new CheckedExample(schema, [.. _followed], violation);
    }

    private string? Violation(Schema schema, JToken value, string pointer, int depth)
    {
        for (var hops = 0; schema.Reference is { } name; hops++)
        {
            if (hops > MaxDepth) return null;
            var isKnown = _schemas.TryGetValue(name, out schema!);
            _followed[name] = schema;
            if (!isKnown) return null;
        }
        if (depth > MaxDepth || ++_steps > MaxSteps) return null;
        if (schema.Nothing) return At(pointer, "no value is allowed here");
        if (schema.Kinds != JsonKinds.None && !DescriptionJson.IsOf(value, schema.Kinds)) return At(pointer, $"{DescriptionJson.KindOf(value)} does not have the schema's type");
        if (schema.Enum.Count > 0 && !ValuesOf(schema).Contains(DescriptionJson.Canonical(value))) return At(pointer, "the value is not in the schema's enum");
        return Simple(schema, value, pointer)
            ?? (value as JObject is { } o ? OfObject(schema, o, pointer, depth) : value as JArray is { } list ? OfList(schema, list, pointer, depth) : null)
            ?? Combined(schema, value, pointer, depth);
    }

    private static string? Simple(Schema schema, JToken value, string pointer)
    {
        if (schema.String is { } text && DescriptionJson.String(value) is { } word && text.Violation(word) is { } wrong) return At(pointer, wrong);
        return DescriptionJson.Number(value) is not null && schema.Number?.Violation(DescriptionJson.Compact(value)) is { } bound ? At(pointer, bound) : null;
    }

    private string? OfObject(Schema schema, JObject value, string pointer, int depth)
    {
        if (schema.Required.FirstOrDefault(r => value.Property(r) is null) is { } missing) return At(pointer, $"'{missing}' is missing");
        if (Counted(schema.PropertiesCount, value.Count) is { } count) return At(pointer, count + " members");
        var declared = DeclaredIn(schema);
        foreach (var member in value.Properties())
        {
            var inner = pointer + "/" + member.Name.Replace("~", "~0").Replace("/", "~1");
            var isKnown = false;
            foreach (var part in Parts(schema, declared, member.Name))
            {
                isKnown = true;
                if (Violation(part, member.Value, inner, depth + 1) is { } violation) return violation;
            }
            if (isKnown || _steps > MaxSteps) continue;
            if (schema.IsClosed) return At(inner, "the schema does not declare this member and forbids undeclared ones");
            if (schema.AdditionalProperties is { } additional && Violation(additional, member.Value, inner, depth + 1) is { } wrong) return wrong;
        }
        return null;
    }

    private Dictionary<string, Schema> DeclaredIn(Schema schema)
    {
        if (!_declared.TryGetValue(schema, out var declared)) _declared.Add(schema, declared = schema.Properties.ToDictionary(p => p.Name, p => p.Schema, StringComparer.Ordinal));
        return declared;
    }

    private HashSet<string> ValuesOf(Schema schema)
    {
        if (!_values.TryGetValue(schema, out var values)) _values.Add(schema, values = new HashSet<string>(schema.Enum, StringComparer.Ordinal));
        return values;
    }

    private IEnumerable<Schema> Parts(Schema schema, Dictionary<string, Schema> declared, string name)
    {
        if (declared.TryGetValue(name, out var property)) yield return property;
        foreach (var pattern in schema.PatternProperties)
        {
            if (++_steps > MaxSteps) yield break;
            if (PatternMatcher.Matches(pattern.Name, name)) yield return pattern.Schema;
        }
    }

    private string? OfList(Schema schema, JArray value, string pointer, int depth)
    {
        if (Counted(schema.ItemsCount, value.Count) is { } count) return At(pointer, count + " items");
        if (schema.UniqueItems && value.Select(DescriptionJson.Canonical).Distinct(StringComparer.Ordinal).Count() < value.Count) return At(pointer, "two items are equal");
        if (schema.Items is not { } items) return null;
        for (var i = 0; i < value.Count; i++)
        {
            if (Violation(items, value[i], pointer + "/" + i.ToString(CultureInfo.InvariantCulture), depth + 1) is { } violation) return violation;
        }
        return null;
    }

    private string? Combined(Schema schema, JToken value, string pointer, int depth)
    {
        foreach (var part in schema.AllOf)
        {
            if (Violation(part, value, pointer, depth + 1) is { } violation) return violation;
        }
        if (schema.AnyOf.Count > 0 && schema.AnyOf.All(s => Violation(s, value, pointer, depth + 1) is not null)) return At(pointer, "no schema of anyOf matches");
        // Partial cases may overlap only because some of their constraints are missing.
        if (schema.OneOf.Count > 0 && schema.OneOf.Count(s => Violation(s, value, pointer, depth + 1) is null) is var fitting && (fitting == 0 || (fitting > 1 && !schema.OneOf.Any(s => s.IsPartial))) && _steps <= MaxSteps)
            return At(pointer, fitting == 0 ? "no schema of oneOf matches" : "more than one schema of oneOf matches");
        if (schema.Not is { } not && _steps <= MaxSteps && Violation(not, value, pointer, depth + 1) is null && depth < MaxDepth / 2) return At(pointer, "the value matches the schema of not");
        return null;
    }

    private static string? Counted(CountConstraints? limits, int count) =>
        limits is null ? null : count < limits.Min ? "there are too few" : count > limits.Max ? "there are too many" : null;

    private static string At(string pointer, string what) => pointer.Length == 0 ? what : $"{what} (at {pointer})";
}
