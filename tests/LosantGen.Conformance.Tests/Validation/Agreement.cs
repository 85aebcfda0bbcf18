using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LosantGen.Conformance.Tests.Support;

namespace LosantGen.Conformance.Tests.Validation;

/// <summary>
/// Compares the generated validation with NJsonSchema's validator: every valid variant can be expressed, and for each variant
/// that can be expressed the verdicts are equal.
/// </summary>
internal sealed class Agreement(GeneratedApi api, int mostOfOneSchema)
{
    private readonly Oracle _oracle = new(api.Description.Schemas);
    private readonly SchemaView _view = new(api.Description.Schemas);
    private readonly Dictionary<string, int> _excused = new(StringComparer.Ordinal);

    public int Schemas { get; private set; }

    public int Tried { get; private set; }

    public int Compared { get; private set; }

    public int Valid { get; private set; }

    public List<string> Disagreements { get; } = [];

    public string Summary => string.Create(CultureInfo.InvariantCulture, $"""
        {Tried} variants of values of {Schemas} schemas; {Compared} can be expressed in C#, {Valid} of them are valid; {Disagreements.Count} disagreements.
        {string.Join('\n', _excused.Select(e => $"{e.Value} times: {e.Key}."))}
        """);

    public void Check()
    {
        foreach (var (schema, example) in api.Description.Examples)
        {
            Schemas++;
            Check(schema, example);
        }
    }

    private void Check(string schema, JsonNode example)
    {
        var root = _view.Root(schema);
        var samples = new Samples(_view);
        var variants = new Variants(_view, samples);
        var type = api.TypeOf(schema);
        var all = samples.Of(root, full: true).Concat(samples.Of(root, full: false)).Prepend(example)
            .Select(origin => origin is null ? null : JsonNode.Parse(origin.ToJsonString()))
            .SelectMany(origin => variants.Of(origin, root)).Distinct(StringComparer.Ordinal)
            .Where(json => json != "null") // a null reference has nothing to check
            .ToList();
        // Evenly distributed, the same ones in each run.
        var step = (all.Count + mostOfOneSchema - 1) / mostOfOneSchema;
        for (var i = 0; i < all.Count; i += step) Compare(schema, type, all[i]);
    }

    private void Compare(string schema, Type type, string json)
    {
        Tried++;
        var theirs = _oracle.Violations(schema, json);
        if (Expressed(type, json) is not { } value)
        {
            if (theirs.Count == 0) Differ(KnownDifferences.WhereWeCannotExpress(json, api.Description.Schemas[schema].AsObject()), $"{schema}: valid, and cannot be expressed: {json}");
            return;
        }
        Compared++;
        var own = api.Validate(value);
        if (own.Count == 0) Valid++;
        if (own.Count == 0 == (theirs.Count == 0)) return;
        Differ(own.Count > 0 ? KnownDifferences.WhereWeRefuse(own, json) : KnownDifferences.WhereWePass(theirs, json), $"{schema}: we say [{string.Join("; ", own)}], NJsonSchema says [{string.Join("; ", theirs)}]: {json}");
    }

    private void Differ(string? excuse, string difference)
    {
        if (excuse is null) Disagreements.Add(difference);
        else _excused[excuse] = _excused.GetValueOrDefault(excuse) + 1;
    }

    /// <summary>The value, if the type can hold everything in the text.</summary>
    private object? Expressed(Type type, string json)
    {
        try
        {
            var value = api.Read(type, json);
            return value is not null && JsonDifference.Of(json, api.Write(value)) is null ? value : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
