using LosantGen.CSharp;

namespace LosantGen.Planning.Names;

/// <summary>
/// The words after which the values of an enum are named: the value itself or, where two values would get one name, the value
/// with words for its symbols. <c>Etc/GMT+5</c> and <c>Etc/GMT-5</c> become <c>EtcGmtPlus5</c> and <c>EtcGmtMinus5</c>.
/// </summary>
internal static class ValueWords
{
    public static Dictionary<string, string> Of(IReadOnlyCollection<string> values)
    {
        // Values that differ only in case are told apart by their case.
        var alike = new HashSet<string>(
            values.GroupBy(Identifier.PascalOfValue, StringComparer.Ordinal).Where(g => g.Distinct(StringComparer.OrdinalIgnoreCase).Skip(1).Any()).SelectMany(g => g),
            StringComparer.Ordinal);
        // A sign that matters in one value is written out in all: Etc/GMT-14 has no counterpart.
        var hasSigns = alike.Any(Symbols.HasSignOfNumber);
        return values.ToDictionary(v => v, v => alike.Contains(v) || (hasSigns && Symbols.HasSignOfNumber(v)) ? Symbols.Spelled(v) : v, StringComparer.Ordinal);
    }
}
