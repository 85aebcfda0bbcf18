using System.Globalization;

namespace LosantGen.Descriptions;

/// <summary>Everything in which another folder differs from ours, but for the slips that ours puts right.</summary>
public sealed class Worklist
{
    private Worklist(IReadOnlyList<Difference> differences, int slips) => (Differences, Slips) = (differences, slips);

    /// <summary>One difference for each place of ours and fact: a shape that the other folder writes out in many schemas differs once.</summary>
    public IReadOnlyList<Difference> Differences { get; }

    /// <summary>How many differences are slips that ours puts right.</summary>
    public int Slips { get; }

    public static Worklist Of(DescriptionFolder ours, DescriptionFolder theirs)
    {
        var all = All(ours, theirs).ToList();
        var open = all.Where(d => !KnownSlips.Has(d)).ToList();
        return new Worklist([.. open.GroupBy(d => (d.Kind, d.Fact, d.Ours)).Select(Merged)], all.Count - open.Count);
    }

    /// <summary>Every difference, slips and repetitions included.</summary>
    public static IEnumerable<Difference> All(DescriptionFolder ours, DescriptionFolder theirs)
    {
        foreach (var difference in ActionComparer.Compare(ours, theirs)) yield return difference;
        foreach (var name in ours.Names.Union(theirs.Names, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (isOurs, isTheirs) = (ours.Names.Contains(name), theirs.Names.Contains(name));
            if (isOurs && isTheirs)
            {
                foreach (var difference in SchemaComparer.Compare(ours, ours.Schema(name), theirs, theirs.Schema(name), name)) yield return difference;
            }
            else if (isTheirs)
                yield return new Difference(DifferenceKind.Added, name, "schema", null, theirs.PlaceOf(theirs.Schema(name)));
            // A part of others is a shape that ours writes once, where the other folder may write it out.
            else if (!ours.Parts.Contains(name))
                yield return new Difference(DifferenceKind.Gone, name, "schema", ours.PlaceOf(ours.Schema(name)), null);
        }
    }

    private static Difference Merged(IGrouping<(DifferenceKind, string, Place?), Difference> same)
    {
        var first = same.First();
        var more = same.Key.Item3 is null ? 0 : same.Select(d => d.Subject).Distinct(StringComparer.Ordinal).Count() - 1;
        return more == 0 ? first : first with { Subject = string.Create(CultureInfo.InvariantCulture, $"{first.Subject} (and {more} more)") };
    }

    /// <summary>The list as lines.</summary>
    public IEnumerable<string> Lines()
    {
        foreach (var difference in Differences)
        {
            yield return difference.ToString();
            if (difference.Ours is { } ours) yield return $"        ours    {ours}";
            if (difference.Theirs is { } theirs) yield return $"        theirs  {theirs}";
        }

        var counts = Enum.GetValues<DifferenceKind>().Select(kind => string.Create(CultureInfo.InvariantCulture, $"{Differences.Count(d => d.Kind == kind)} {kind.ToString().ToLowerInvariant()}"));
        yield return string.Create(CultureInfo.InvariantCulture, $"{Differences.Count} facts differ: {string.Join(", ", counts)}. {Slips} slips that ours puts right are left out.");
    }
}
