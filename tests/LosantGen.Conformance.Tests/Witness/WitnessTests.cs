using System.Globalization;
using System.Text;
using LosantGen.Conformance.Tests.Support;

namespace LosantGen.Conformance.Tests.Witness;

/// <summary>
/// NJsonSchema's classes as a witness: they read what our types write, and ours read what they write. Where that is not so, it is
/// in Witness/FOLDER.txt with the reason; the list is exact. What ours cannot read is one enum of numbers without a type, which they take
/// for one of texts. To write it anew:
/// <c>LOSANTGEN_SNAPSHOTS=write dotnet test tests/LosantGen.Conformance.Tests --filter WitnessTests</c>, then read the diff.
/// </summary>
public class WitnessTests(ITestOutputHelper output)
{
    [Theory, InlineData("own"), InlineData("vendor")]
    public void What_our_types_write_is_what_the_classes_of_NJsonSchema_read_and_the_other_way_round(string folder)
    {
        var api = GeneratedApi.Of(folder);
        var comparison = new WitnessComparison(api, new WitnessClasses(api.Description));
        // A definition in a file has no file of its own, and is part of others.
        var found = api.Description.Schemas.Keys.Where(name => !name.Contains('.', StringComparison.Ordinal)).Select(name => (Schema: name, Difference: comparison.DifferenceOf(name))).ToList();

        var text = new StringBuilder();
        foreach (var reason in found.Where(f => f.Difference is not null).GroupBy(f => f.Difference!.Reason).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{reason.Key}: {reason.Count()}\n");
            foreach (var (schema, difference) in reason) text.Append(CultureInfo.InvariantCulture, $"  {schema}{(difference!.Detail.Length == 0 ? "" : ": " + difference.Detail)}\n");
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{folder}: {found.Count(f => f.Difference is null)} of {found.Count} schemas without a difference"));
        output.WriteLine(string.Join('\n', text.ToString().Split('\n').Where(l => l.Length > 0 && l[0] != ' ')));

        var file = Repository.PathOf("tests", "LosantGen.Conformance.Tests", "Witness", folder + ".txt");
        if (Environment.GetEnvironmentVariable("LOSANTGEN_SNAPSHOTS") == "write") File.WriteAllText(file, text.ToString());
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), text.ToString());
    }
}
