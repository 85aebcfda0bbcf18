using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Losant;
using LosantGen.Conformance.Tests.Support;

namespace LosantGen.Conformance.Tests.Validation;

public class AgreementTests(ITestOutputHelper output)
{
    [Fact]
    public void Validation_agrees_with_an_independent_validator_on_the_vendors_schemas() => Agree(GeneratedApi.Vendor);

    [Fact]
    public void Validation_agrees_with_an_independent_validator_on_our_own_schemas() => Agree(GeneratedApi.Own);

    private void Agree(GeneratedApi api)
    {
        var oracle = new Oracle(api.Description.Schemas);
        var view = new SchemaView(api.Description.Schemas);
        var samples = new Samples(view);
        var variants = new Variants(view, samples);
        var disagreements = new List<string>();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        int total = 0, compared = 0, valid = 0, skipped = 0;
        foreach (var (schema, example) in api.Description.Examples)
        {
            if (oracle.Reached(schema).Any(api.BrokenSchemas.Contains))
            {
                skipped++;
                continue;
            }
            Console.WriteLine($"{watch.ElapsedMilliseconds} {total} {schema}");
            var root = view.Root(schema);
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var type = api.TypeOf(schema);
            foreach (var origin in samples.Of(root, full: true).Concat(samples.Of(root, full: false)).Prepend(example).Select(o => JsonNode.Parse(o!.ToJsonString())))
            {
                foreach (var json in variants.Of(origin, root))
                {
                    if (!seen.Add(json)) continue;
                    total++;
                    var violations = oracle.Violations(schema, json);
                    var value = Expressed(api, type, json);
                    if (value is null)
                    {
                        if (violations.Count == 0) disagreements.Add($"{schema}: valid, and cannot be expressed: {json}");
                        continue;
                    }
                    compared++;
                    var own = api.Validate(value);
                    if (own.Count == 0) valid++;
                    if (own.Count == 0 != (violations.Count == 0)) disagreements.Add($"{schema}: we say [{string.Join("; ", own)}], NJsonSchema says [{string.Join("; ", violations)}]: {json}");
                }
            }
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{total} variants, {compared} that the types can express, {valid} of them valid, {disagreements.Count} disagreements; {skipped} schemas have broken nodes."));
        File.WriteAllLines(Path.Combine(Path.GetTempPath(), "disagree-" + api.Assembly.GetHashCode() + ".txt"), disagreements);
        Assert.True(disagreements.Count == 0, string.Join('\n', disagreements.Take(40)));
    }

    /// <summary>The value, where the type holds all that the text says.</summary>
    private static object? Expressed(GeneratedApi api, Type type, string json)
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
