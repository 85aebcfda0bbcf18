using System.Globalization;
using System.Text;

namespace LosantGen.CSharp;

/// <summary>Words for characters that an identifier cannot contain.</summary>
internal static class Symbols
{
    private static readonly Dictionary<char, string> Words = new()
    {
        ['*'] = "All",
        ['+'] = "Plus",
        ['-'] = "Minus",
        ['/'] = "Slash",
        ['='] = "Equal",
        ['<'] = "Less",
        ['>'] = "Greater",
        ['!'] = "Not",
        ['?'] = "Question",
        ['%'] = "Percent",
        ['&'] = "And",
        ['|'] = "Or",
        ['#'] = "Hash",
        ['@'] = "At",
        ['.'] = "Dot",
        [','] = "Comma",
        [':'] = "Colon",
        [';'] = "Semicolon",
        ['~'] = "Tilde",
        ['^'] = "Caret",
        ['$'] = "Dollar",
        [' '] = "Space",
        ['_'] = "Underscore",
        ['"'] = "Quote",
        ['\''] = "Apostrophe",
        ['\\'] = "Backslash",
    };

    // These separate words, and say nothing else.
    private const string Separators = " _-./,:;'\"\\()[]{}\t\r\n";

    public static string WordOf(char symbol) => Words.TryGetValue(symbol, out var word) ? word : "U" + ((int)symbol).ToString("X4", CultureInfo.InvariantCulture);

    /// <summary>The name with a word for a sign before its number: <c>-1</c> becomes <c>Minus 1</c>.</summary>
    public static string WithSign(string name) => name.Length > 0 && IsSignOfNumber(name, 0) ? WordOf(name[0]) + " " + name.Substring(1) : name;

    /// <summary>Whether a number in the name has a sign: <c>GMT+5</c>.</summary>
    public static bool HasSignOfNumber(string name) => Enumerable.Range(0, name.Length).Any(i => IsSignOfNumber(name, i));

    /// <summary>The name with a word for each symbol that says more than where a word begins: <c>GMT-5</c> becomes <c>GMT Minus 5</c>.</summary>
    public static string Spelled(string name)
    {
        var text = new StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (char.IsLetterOrDigit(c) || (Separators.IndexOf(c) >= 0 && !IsSignOfNumber(name, i))) text.Append(c);
            else text.Append(' ').Append(WordOf(c)).Append(' ');
        }
        return text.ToString();
    }

    /// <summary>The name with a word for each character that is not a letter or digit: <c>a.b</c> becomes <c>a Dot b</c>.</summary>
    public static string SpelledOut(string name)
    {
        var text = new StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsLetterOrDigit(name[i])) text.Append(name[i]);
            else text.Append(' ').Append(name[i] == '-' && !IsSignOfNumber(name, i) ? "Dash" : WordOf(name[i])).Append(' ');
        }
        return text.ToString();
    }

    private static bool IsSignOfNumber(string name, int index) => name[index] is '+' or '-'
        && index + 1 < name.Length && char.IsDigit(name[index + 1]) && (index == 0 || !char.IsDigit(name[index - 1]));
}
