using System.Globalization;
using LosantGen.Conformance.Tests.Suites;

namespace LosantGen.Conformance.Tests.Validation;

/// <summary>
/// A keyword is enforced, or reported with its place. <c>LOSANTGEN_SCHEMAS=10000 dotnet test tests/LosantGen.Conformance.Tests --filter
/// WildSchemaTests</c> tries more schemas, and <c>LOSANTGEN_SCHEMAS_FROM</c> other ones.
/// </summary>
public class WildSchemaTests(ITestOutputHelper output)
{
    private const int OfOneAssembly = 40;

    // These say that something is not enforced, as does a message about equal cases.
    private static readonly string[] Reports = ["LSG003", "LSG004", "LSG007", "LSG013"];
    private const string EqualCases = "They are used as one";

    [Fact]
    public void The_independent_validator_judges_as_the_public_suite()
    {
        string[] others = ["format", "refRemote", "definitions", "date-time", "email", "uri", "ref"];
        var wrong = SuiteGroup.All().Where(g => !others.Contains(g.Keyword))
            .SelectMany(g => g.Tests.Where(t => new Draft7(g.Schema).IsValid(t.Instance) != t.IsValid).Select(t => $"{g.Keyword} | {g.Description} | {t.Description}"));

        Assert.Equal([], wrong);
    }

    [Fact]
    public async Task Every_keyword_of_a_random_schema_is_enforced_or_reported()
    {
        var first = Requested.Number("LOSANTGEN_SCHEMAS_FROM") ?? 1;
        var last = first + (Requested.Number("LOSANTGEN_SCHEMAS") ?? 2 * OfOneAssembly);
        var (schemas, reported, verdicts) = (0, 0, 0);
        var wrong = new List<string>();
        for (var from = first; from < last && wrong.Count < 100; from += OfOneAssembly)
        {
            var seeds = Enumerable.Range(from, Math.Min(OfOneAssembly, last - from)).ToList();
            var wild = seeds.Select(seed => (Name: "wild" + seed.ToString(CultureInfo.InvariantCulture), Source: new WildSchemas(seed))).Select(w => (w.Name, Schema: w.Source.Schema(), Values: w.Source.Values())).ToList();
            var api = new SuiteApi("Wild", wild.Select(w => (w.Name, w.Schema)));
            foreach (var (name, schema, values) in wild)
            {
                schemas++;
                if (api.DiagnosticsOf(name).Any(d => Reports.Contains(d.Id) || d.GetMessage(CultureInfo.InvariantCulture).EndsWith(EqualCases, StringComparison.Ordinal)))
                {
                    reported++;
                    continue;
                }
                foreach (var value in values)
                {
                    verdicts++;
                    var isValid = new Draft7(schema).IsValid(value);
                    var complaints = new[] { await api.ComplaintAboutBodyAsync(name, value), api.ComplaintAboutMember(name, required: true, value), api.ComplaintAboutMember(name, required: false, value) };
                    if (complaints.All(c => c is null == isValid)) continue;
                    wrong.Add($"{name}: {(isValid ? "valid" : "invalid")} {value?.ToJsonString() ?? "null"}\n    {schema.ToJsonString()}\n    {string.Join("\n    ", complaints.Select(c => c ?? "valid"))}");
                    break;
                }
            }
        }
        output.WriteLine($"{schemas} schemas, of which {reported} are reported; {verdicts} verdicts on the others");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
