using System.Text;

namespace LosantGen.CSharp;

/// <summary>
/// What is appended to a name that several have: underscores and, so that a thousandth name is no longer than the tenth, letters after
/// the first few. A name never gets a number.
/// </summary>
internal static class Suffix
{
    private const int MaxUnderscores = 8;

    /// <summary>The suffix of the second name (1), the third one (2), and so on.</summary>
    public static string At(int number)
    {
        if (number <= MaxUnderscores) return new string('_', number);
        var letters = new StringBuilder();
        for (var rest = number - MaxUnderscores; rest > 0; rest = (rest - 1) / 26) letters.Insert(0, (char)('A' + ((rest - 1) % 26)));
        return letters.Insert(0, '_').ToString();
    }
}
