using System.Globalization;
using LosantGen.Conformance.Tests.Support;

namespace LosantGen.Conformance.Tests.Validation;

/// <summary>
/// Schemas that the rest of the API and its next versions may contain. <c>LOSANTGEN_SCHEMAS=2000 dotnet test tests/LosantGen.Conformance.Tests
/// --filter RandomSchemaTests</c> tries more schemas, and <c>LOSANTGEN_SCHEMAS_FROM</c> other ones.
/// </summary>
public class RandomSchemaTests(ITestOutputHelper output)
{
    private const int OfOneAssembly = 40;

    [Fact]
    public void Validation_agrees_with_an_independent_validator_on_random_schemas()
    {
        var first = Requested.Number("LOSANTGEN_SCHEMAS_FROM") ?? 1;
        var last = first + (Requested.Number("LOSANTGEN_SCHEMAS") ?? OfOneAssembly);
        var differences = new List<string>();
        for (var from = first; from < last && differences.Count < 100; from += OfOneAssembly)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            var schemas = Enumerable.Range(from, Math.Min(OfOneAssembly, last - from)).ToDictionary(seed => "random" + seed.ToString(CultureInfo.InvariantCulture), seed => new RandomSchemas(seed).Next().ToJsonString());
            var examples = string.Join(", ", schemas.Keys.Select(name => $$"""
                "{{name}}": {}
                """));
            var agreement = new Agreement(GeneratedApi.Of("Random", [.. schemas.Select(s => (s.Key + ".json", s.Value)), ("apiExamples.json", $"{{ {examples} }}")]), mostOfOneSchema: 150);
            agreement.Check();
            output.WriteLine(agreement.Summary);
            differences.AddRange(agreement.Disagreements.Where(d => !IsOfAnotherCase(d)).GroupBy(d => d.Split(':')[0]).SelectMany(g => g.Take(3).Select(d => $"{d}\n    {schemas[g.Key]}")));
        }
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    // The kind of a value determines the case of a union: a fraction is a number, even if another case allows integers only.
    private static bool IsOfAnotherCase(string difference) =>
        difference.Contains("cannot be expressed", StringComparison.Ordinal) && difference.Contains(".5", StringComparison.Ordinal);
}
