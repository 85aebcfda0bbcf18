using System.Globalization;
using System.Text;

namespace Losant.Runtime.Constraints.Syntax;

/// <summary>Writes sets of characters for .NET, whose characters are code units: those beyond U+FFFF as pairs of two sets.</summary>
internal static class SetText
{
    private const int FirstSurrogate = 0xD800;
    private const int FirstLow = 0xDC00;
    private const int LastLow = 0xDFFF;
    private const int FirstPair = 0x10000;

    // Strings that are matched have this in place of a lone surrogate.
    private const int Replacement = 0xFFFD;

    /// <summary>Writes one character.</summary>
    public static string OfChar(int code) => code is >= FirstSurrogate and <= LastLow ? Unit(Replacement)
        : code < FirstPair ? Unit(code)
        : $"(?:{Unit(High(code))}{Unit(Low(code))})";

    /// <summary>Writes a set.</summary>
    /// <param name="set">The characters.</param>
    /// <param name="categories">Categories of Unicode that are in it too, as <c>\p{L}</c>; known for characters up to U+FFFF only.</param>
    /// <param name="isNegated">Whether all other characters are meant.</param>
    public static string Of(CharClass set, string categories = "", bool isNegated = false)
    {
        StringBuilder units = new();
        List<string> alternatives = [];
        foreach ((int first, int last) in set.Ranges)
        {
            AppendRange(units, first, Math.Min(last, FirstSurrogate - 1));
            if (first <= LastLow && last >= FirstSurrogate) AppendRange(units, Replacement, Replacement);
            AppendRange(units, Math.Max(first, LastLow + 1), Math.Min(last, FirstPair - 1));
        }

        units.Append(categories);
        bool hasUnits = isNegated || units.Length > 0;
        if (hasUnits) alternatives.Add(isNegated ? $"[^{units}\\uD800-\\uDFFF]" : $"[{units}]");
        foreach ((int first, int last) in (isNegated ? set.Complement() : set).Ranges)
            if (last >= FirstPair) AddPairs(alternatives, Math.Max(first, FirstPair), last);
        if (alternatives.Count == 0) return "[^\\s\\S]"; // no character
        return hasUnits && alternatives.Count == 1 ? alternatives[0] : $"(?:{string.Join("|", alternatives)})";
    }

    private static void AddPairs(List<string> alternatives, int first, int last)
    {
        int from = High(first);
        int to = High(last);
        if (from == to)
        {
            alternatives.Add(Unit(from) + Units(Low(first), Low(last)));
            return;
        }

        if (Low(first) != FirstLow) alternatives.Add(Unit(from++) + Units(Low(first), LastLow));
        if (Low(last) != LastLow) alternatives.Add(Unit(to--) + Units(FirstLow, Low(last)));
        if (from <= to) alternatives.Add(Units(from, to) + Units(FirstLow, LastLow));
    }

    private static void AppendRange(StringBuilder text, int first, int last)
    {
        if (first > last) return;
        text.Append(Unit(first));
        if (last > first) text.Append('-').Append(Unit(last));
    }

    private static string Units(int first, int last) => $"[{Unit(first)}-{Unit(last)}]";

    private static string Unit(int code) => code is (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z')
        ? ((char)code).ToString()
        : "\\u" + code.ToString("X4", CultureInfo.InvariantCulture);

    private static int High(int code) => FirstSurrogate + ((code - FirstPair) >> 10);

    private static int Low(int code) => FirstLow + ((code - FirstPair) & 0x3FF);
}
