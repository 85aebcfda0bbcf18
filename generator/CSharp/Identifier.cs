using System.Globalization;
using System.Text;

namespace LosantGen.CSharp;

/// <summary>Creates C# identifiers from the words in a description's names.</summary>
internal static class Identifier
{
    private static readonly Dictionary<char, string> Symbols = new()
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

    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue",
        "decimal", "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally",
        "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long",
        "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected", "public",
        "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch",
        "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void",
        "volatile", "while",
    };

    /// <summary>
    /// Returns a name in PascalCase: a word begins at the start and after every character that is not a letter or digit; the letters
    /// within a word stay as they are, so <c>includeID</c> becomes <c>IncludeID</c>.
    /// </summary>
    public static string Pascal(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var word in Split(name)) AppendWord(text, word);
        return Finish(text, name);
    }

    /// <summary>Like <see cref="Pascal"/>, for the value of an enum: words in upper case become PascalCase too, <c>STD_DEV</c> becomes <c>StdDev</c>.</summary>
    public static string PascalOfValue(string value)
    {
        var text = new StringBuilder(value.Length);
        var isNegative = value.Length > 1 && value[0] == '-' && char.IsDigit(value[1]);
        foreach (var word in Split((isNegative ? "Minus " : "") + value.Replace("*", " All ")))
            AppendWord(text, word.Any(char.IsLower) ? word : word.ToLowerInvariant());
        return Finish(text, value);
    }

    /// <summary>How many characters of a name an identifier cannot contain.</summary>
    public static int Loss(string name) => name.Count(c => !char.IsLetterOrDigit(c));

    /// <summary>A parameter's name: the name in the description, in camelCase.</summary>
    public static string Camel(string name)
    {
        var pascal = Pascal(name);
        var upper = pascal.TakeWhile(char.IsUpper).Count();
        var lower = upper <= 1 ? 1 : upper == pascal.Length ? upper : upper - 1;
        return pascal.Substring(0, lower).ToLowerInvariant() + pascal.Substring(lower);
    }

    /// <summary>The identifier, escaped if it is a C# keyword.</summary>
    public static string Escape(string identifier) => Keywords.Contains(identifier) ? "@" + identifier : identifier;

    public static bool IsTypeName(string name) => name.Length is > 0 and < 200 && char.IsLetter(name[0]) && name.All(c => char.IsLetterOrDigit(c) || c == '_') && !Keywords.Contains(name);

    /// <summary>The words of a PascalCase name: <c>DeviceTagQuery</c> has the words Device, Tag, Query.</summary>
    public static List<string> Words(string pascal)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 1; i <= pascal.Length; i++)
        {
            var boundary = i == pascal.Length
                || (char.IsUpper(pascal[i]) && (!char.IsUpper(pascal[i - 1]) || (i + 1 < pascal.Length && char.IsLower(pascal[i + 1]))));
            if (!boundary) continue;
            words.Add(pascal.Substring(start, i - start));
            start = i;
        }
        return words;
    }

    /// <summary>The singular of a word: <c>Queries</c> becomes <c>Query</c>, <c>Statuses</c> becomes <c>Status</c>, <c>Status</c> stays.</summary>
    public static string Singular(string word)
    {
        bool Ends(string suffix) => word.Length > suffix.Length && word.EndsWith(suffix, StringComparison.Ordinal);
        string Cut(int count) => word.Substring(0, word.Length - count);
        if (Irregular.TryGetValue(word.ToLowerInvariant(), out var singular)) return char.IsUpper(word[0]) ? char.ToUpperInvariant(singular[0]) + singular.Substring(1) : singular;
        // GPS, DNS and other abbreviations are not plurals.
        if (word.Length <= 3) return word;
        if (Ends("ies") && word.Length > 4) return Cut(3) + "y";
        if (Ends("sses") || Ends("shes") || Ends("ches") || Ends("xes") || Ends("zzes")) return Cut(2);
        if (Ends("uses") && !Ends("auses") && !Ends("ouses")) return Cut(2);
        if (Ends("s") && !Ends("ss") && !Ends("us") && !Ends("is") && !Ends("ings")) return Cut(1);
        return word;
    }

    private static readonly Dictionary<string, string> Irregular = Pairs("""
        axes axis, indices index, vertices vertex, matrices matrix, analyses analysis, children child, people person, caches cache, cookies cookie, movies movie,
        aliases alias, canvases canvas, atlases atlas, biases bias, uses use, ids id, ips ip, leaves leaf, halves half, series series, species species, news news,
        alias alias, canvas canvas, atlas atlas, bias bias, https https, always always, has has, was was, aws aws, metadata metadata, kubernetes kubernetes, postgres postgres,
        statistics statistics, analytics analytics, graphics graphics, diagnostics diagnostics, physics physics, mathematics mathematics, economics economics, politics politics,
        logistics logistics, mechanics mechanics, electronics electronics, robotics robotics, telematics telematics, informatics informatics, dynamics dynamics, optics optics,
        ethics ethics, acoustics acoustics, genetics genetics, semantics semantics, ergonomics ergonomics, forensics forensics, athletics athletics, basics basics
        """);

    private static Dictionary<string, string> Pairs(string list) => list.Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries)
        .Select(p => p.Trim().Split(' ')).Where(p => p.Length == 2).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);

    private static IEnumerable<string> Split(string name)
    {
        var start = -1;
        for (var i = 0; i <= name.Length; i++)
        {
            if (i < name.Length && char.IsLetterOrDigit(name[i]))
            {
                if (start < 0) start = i;
                continue;
            }
            if (start >= 0) yield return name.Substring(start, i - start);
            start = -1;
        }
    }

    private static void AppendWord(StringBuilder text, string word)
    {
        // Two numbers in a row are separated by an underscore: 3.1.1 and 31.1 are different names.
        if (text.Length > 0 && char.IsDigit(text[text.Length - 1]) && char.IsDigit(word[0])) text.Append('_');
        text.Append(char.ToUpperInvariant(word[0])).Append(word, 1, word.Length - 1);
    }

    private static string Finish(StringBuilder text, string name)
    {
        if (text.Length == 0)
        {
            foreach (var symbol in name.Take(8))
                text.Append(Symbols.TryGetValue(symbol, out var word) ? word : "U" + ((int)symbol).ToString("X4", CultureInfo.InvariantCulture));
        }
        if (text.Length == 0) return "Empty";
        if (!char.IsLetter(text[0])) text.Insert(0, 'V');
        return text.ToString();
    }
}
