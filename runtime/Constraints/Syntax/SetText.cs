using System.Globalization;
using System.Text;

namespace Losant.Runtime.Constraints.Syntax;

/// <summary>Writes sets of characters for .NET, whose characters are code units: those beyond U+FFFF as pairs of two sets.</summary>
internal static class SetText
{
    private const string Surrogates = @"\uD800-\uDFFF";

    private const int FirstSurrogate = 0xD800;
    private const int FirstLow = 0xDC00;
    private const int LastLow = 0xDFFF;
    private const int FirstPair = 0x10000;

    /// <summary>Writes one character.</summary>
    /// <param name="code">The character.</param>
    /// <param name="hasLone">Whether it is for strings with <see cref="LoneSurrogates"/>.</param>
    public static string OfChar(int code, bool hasLone) => code is < FirstSurrogate or (> LastLow and < FirstPair) ? Unit(code) : Of(CharClass.Of(code), hasLone);

    /// <summary>Writes a set.</summary>
    /// <param name="set">The characters.</param>
    /// <param name="hasLone">Whether it is for strings with <see cref="LoneSurrogates"/>; in others, there is none to find.</param>
    /// <param name="categories">Categories of Unicode of which all characters up to U+FFFF but surrogates are in it too, as <c>\p{L}</c>.</param>
    /// <param name="isNegated">Whether all other characters are meant.</param>
    public static string Of(CharClass set, bool hasLone, string categories = "", bool isNegated = false)
    {
        StringBuilder units = new();
        List<string> alternatives = [];
        foreach ((int first, int last) in set.Ranges)
        {
            AppendRange(units, first, Math.Min(last, FirstSurrogate - 1));
            AppendRange(units, Math.Max(first, LastLow + 1), Math.Min(last, FirstPair - 1));
        }

        units.Append(categories);
        bool hasUnits = isNegated || units.Length > 0;
        if (hasUnits) alternatives.Add(isNegated ? $"[^{units}{Surrogates}]" : categories.Length == 0 ? $"[{units}]" : $"[{units}-[{Surrogates}]]");
        CharClass beyond = isNegated ? set.Complement() : set;
        foreach ((int first, int last) in beyond.Ranges)
            AddPairs(alternatives, Math.Max(first, FirstPair), hasLone ? Math.Min(last, LoneSurrogates.Groups[0] - 1) : last);
        if (hasLone) AddMarked(alternatives, beyond);
        if (alternatives.Count == 0) return "[^\\s\\S]"; // no character
        return hasUnits && alternatives.Count == 1 ? alternatives[0] : $"(?:{string.Join("|", alternatives)})";
    }

    private static void AddPairs(List<string> alternatives, int first, int last)
    {
        if (first > last) return;
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

    private static void AddMarked(List<string> alternatives, CharClass set)
    {
        StringBuilder whole = new();
        for (int i = 0; i < LoneSurrogates.Groups.Count; i++)
        {
            int group = LoneSurrogates.Groups[i];
            foreach ((int first, int last) in set.Ranges)
            {
                int from = Math.Max(first, group) - group;
                int to = Math.Min(last - group, LoneSurrogates.GroupLength - 1);
                if (from == 0 && to == LoneSurrogates.GroupLength - 1) whole.Append(Unit(FirstLow + i));
                else if (from <= to) alternatives.Add(Unit(LoneSurrogates.Mark) + Unit(FirstLow + i) + Units(FirstLow + from, FirstLow + to));
            }
        }

        if (whole.Length > 0) alternatives.Add($"{Unit(LoneSurrogates.Mark)}[{whole}]{Units(FirstLow, LastLow)}");
    }

    private static void AppendRange(StringBuilder text, int first, int last)
    {
        if (first > last) return;
        text.Append(Unit(first));
        if (last > first) text.Append('-').Append(Unit(last));
    }

    private static string Units(int first, int last) => first == last ? Unit(first) : $"[{Unit(first)}-{Unit(last)}]";

    private static string Unit(int code) => code is (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z')
        ? ((char)code).ToString()
        : "\\u" + code.ToString("X4", CultureInfo.InvariantCulture);

    private static int High(int code) => FirstSurrogate + ((code - FirstPair) >> 10);

    private static int Low(int code) => FirstLow + ((code - FirstPair) & 0x3FF);
}
