namespace LosantGen.Diagnostics;

/// <summary>Finds the known name that was probably meant.</summary>
internal static class NearestName
{
    /// <summary>The known name that differs from a word by one typo, or two in a longer word; null if there is none, or if the word has fewer than 3 letters.</summary>
    public static string? OfWord(string word, IEnumerable<string> known) => word.Length < 3 ? null : Of(word, known, word.Length < 6 ? 1 : 2);

    /// <summary>The hint in a message to the known name that was probably meant; empty if there is none.</summary>
    public static string HintFor(string word, IEnumerable<string> known) => OfWord(word, known) is { } meant ? $" (instead of '{meant}'?)" : "";

    /// <summary>The known name that is nearest to the given one; null if none is near enough.</summary>
    public static string? Of(string name, IEnumerable<string> known, int furthest) => known
        .Where(k => Math.Abs(k.Length - name.Length) <= furthest)
        .Select(k => (Name: k, Distance: Distance(name.ToLowerInvariant(), k.ToLowerInvariant())))
        .Where(k => k.Distance <= furthest)
        .OrderBy(k => k.Distance).ThenBy(k => k.Name, StringComparer.Ordinal)
        .Select(k => k.Name)
        .FirstOrDefault();

    // The number of letters that must be changed, inserted, removed or swapped with the next one.
    private static int Distance(string from, string to)
    {
        var (before, last, row) = (new int[to.Length + 1], new int[to.Length + 1], Enumerable.Range(0, to.Length + 1).ToArray());
        for (var i = 1; i <= from.Length; i++)
        {
            (before, last, row) = (last, row, before);
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                row[j] = Math.Min(last[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1), Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
        }
        return row[to.Length];
    }
}
