using System.Globalization;
using System.Text;

namespace LosantGen.Conformance.Tests.Suites;

/// <summary>How many verdicts agree with the suite's, for each of its files.</summary>
internal static class SuiteFigures
{
    private static readonly (string Title, Places Places)[] Columns =
        [("root", Places.Root), ("member", Places.Members), ("typed root", Places.TypedRoot), ("typed member", Places.TypedMembers)];

    public static string Of(IReadOnlyList<Verdict> verdicts)
    {
        var text = new StringBuilder("agreeing of all; typed: of the schemas into which a type can be written, without instances of other types\n");
        Line(text, "", [.. Columns.Select(c => c.Title)]);
        foreach (var keyword in verdicts.GroupBy(v => v.Group.Keyword)) Row(text, keyword.Key, keyword);
        Row(text, "all", verdicts);
        Row(text, "of the API's keywords", verdicts.Where(v => v.Group.IsOfTheApi));
        var typed = verdicts.Where(v => (v.Place & Places.Typed) != 0).Select(v => v.Group).ToHashSet();
        var asFarAsTyped = verdicts.Where(v => (v.Place & Places.Typed) != 0 == typed.Contains(v.Group)).ToList();
        Both(text, "typed where that can be, all", asFarAsTyped);
        Both(text, "typed where that can be, of the API's keywords", asFarAsTyped.Where(v => v.Group.IsOfTheApi));
        return text.ToString();
    }

    private static void Row(StringBuilder text, string title, IEnumerable<Verdict> verdicts) => Line(text, title, [.. Columns.Select(c => Share(verdicts, c.Places))]);

    private static void Both(StringBuilder text, string title, IEnumerable<Verdict> verdicts) =>
        text.Append(CultureInfo.InvariantCulture, $"{title}: {Share(verdicts, Places.Roots)} at the root, {Share(verdicts, Places.Members | Places.TypedMembers)} as a member\n");

    // A member that must be there and one that may are one verdict, which is right if both are.
    private static string Share(IEnumerable<Verdict> verdicts, Places places)
    {
        var tests = verdicts.Where(v => (v.Place & places) != 0).GroupBy(v => (v.Group.Name, v.Test.Description)).ToList();
        return tests.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{tests.Count(t => t.All(v => v.IsRight))}/{tests.Count}");
    }

    private static void Line(StringBuilder text, string title, string[] cells) =>
        text.Append(CultureInfo.InvariantCulture, $"{title,-26}").AppendJoin("", cells.Select(c => c.PadLeft(14))).Append('\n');
}
