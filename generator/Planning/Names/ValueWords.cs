using LosantGen.CSharp;

namespace LosantGen.Planning.Names;

/// <summary>
/// The words after which the values of an enum are named: the value itself or, where two values would get one name, the value
/// with words for its symbols, and for the characters that separate its words if it differs in nothing else. <c>Etc/GMT+5</c> and <c>Etc/GMT-5</c> become <c>EtcGmtPlus5</c> and <c>EtcGmtMinus5</c>.
/// </summary>
internal static class ValueWords
{
    public static Dictionary<string, string> Of(IReadOnlyCollection<string> values)
    {
        // Values that differ only in case are told apart by their case.
        var alike = new HashSet<string>(Alike(values, v => v), StringComparer.Ordinal);
        // A sign that matters in one value is written out in all: Etc/GMT-14 has no counterpart.
        var hasSigns = alike.Any(Symbols.HasSignOfNumber);
        var words = values.ToDictionary(v => v, v => alike.Contains(v) || (hasSigns && Symbols.HasSignOfNumber(v)) ? Symbols.Spelled(v) : v, StringComparer.Ordinal);
        // What still is alike differs in nothing but what separates its words.
        foreach (var value in Alike(alike, v => words[v])) words[value] = Symbols.SpelledOut(value);
        return words;
    }

    private static List<string> Alike(IEnumerable<string> values, Func<string, string> words) =>
        values.GroupBy(v => Identifier.PascalOfValue(words(v)), StringComparer.Ordinal).Where(g => g.Distinct(StringComparer.OrdinalIgnoreCase).Skip(1).Any()).SelectMany(g => g).ToList();
}
