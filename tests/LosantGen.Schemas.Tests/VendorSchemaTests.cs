using System.Text.Json.Nodes;
using LosantGen.Descriptions;

namespace LosantGen.Schemas.Tests;

/// <summary>Our descriptions say what the vendor's say, in words of our own.</summary>
public sealed class VendorSchemaTests
{
    [Fact]
    public void Every_fact_of_the_vendors_is_ours_but_for_the_slips_that_ours_puts_right()
    {
        var list = Worklist.Of(Folders.Ours, Folders.Vendors);

        Assert.True(list.Differences.Count == 0, string.Join('\n', list.Lines()));
        Assert.Equal(KnownSlips.All.Count, list.Slips);
    }

    [Fact]
    public void No_text_has_five_words_in_a_row_of_the_vendors()
    {
        var vendors = Folders.Vendors;
        var theirs = vendors.Names.Select(vendors.Schema).Concat(vendors.Resources.Values).SelectMany(Strings).SelectMany(FiveWords).ToHashSet(StringComparer.Ordinal);

        var repeated = Folders.Ours.Names.Select(Folders.Ours.Schema).Concat(Folders.Ours.Resources.Values).SelectMany(Strings).SelectMany(FiveWords).Where(theirs.Contains);

        Assert.Empty(repeated.Distinct(StringComparer.Ordinal));
    }

    private static IEnumerable<string> FiveWords(string text)
    {
        var words = text.ToLowerInvariant().Split(text.Where(c => !char.IsLetterOrDigit(c)).Distinct().ToArray(), StringSplitOptions.RemoveEmptyEntries);
        return Enumerable.Range(0, Math.Max(0, words.Length - 4)).Select(i => string.Join(' ', words[i..(i + 5)]));
    }

    private static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(member =>
            member is { Key: "description" or "summary" or "title", Value: JsonValue value } && value.TryGetValue(out string? text) ? [text] : Strings(member.Value)),
        JsonArray list => list.SelectMany(Strings),
        _ => [],
    };
}
