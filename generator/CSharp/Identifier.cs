using System.Text;

namespace LosantGen.CSharp;

/// <summary>Creates C# identifiers from the words in a description's names.</summary>
internal static class Identifier
{
    /// <summary>
    /// The upper length of a type's name, in bytes of UTF-8. It is also the name of a file, which can have 255 bytes, and a part of names
    /// in metadata, which can have 1,023.
    /// </summary>
    public const int MaxBytes = 150;

    // A name from a description is joined with others and with words such as Response.
    private const int MaxBytesOfPart = 100;

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

    // They are words of the language in some places. A type that is called so either does not compile, or changes what a program means.
    private static readonly HashSet<string> ContextualKeywords = new(StringComparer.Ordinal)
    {
        "add", "alias", "allows", "and", "args", "ascending", "async", "await", "by", "descending", "dynamic", "equals", "extension", "field", "file", "from", "get",
        "global", "group", "init", "into", "join", "let", "managed", "nameof", "nint", "not", "notnull", "nuint", "on", "or", "orderby", "partial", "record", "remove",
        "required", "scoped", "select", "set", "unmanaged", "value", "var", "when", "where", "with", "yield",
    };

    /// <summary>
    /// Returns a name in PascalCase: a word begins at the start and after every character that is not a letter or digit; the letters
    /// within a word stay as they are, so <c>userID</c> becomes <c>UserID</c>.
    /// </summary>
    public static string Pascal(string name)
    {
        if (IsOneWord(name)) return char.IsUpper(name[0]) ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);
        var text = new StringBuilder(name.Length);
        foreach (var word in Split(Symbols.WithSign(name))) AppendWord(text, word);
        return Finish(text, name);
    }

    /// <summary>Like <see cref="Pascal"/>, for the value of an enum: words in upper case become PascalCase too, <c>STD_DEV</c> becomes <c>StdDev</c>.</summary>
    public static string PascalOfValue(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var word in Split(Symbols.WithSign(value).Replace("*", " All ")))
            AppendWord(text, word.Any(char.IsLower) ? word : word.ToLowerInvariant());
        return Finish(text, value);
    }

    /// <summary>How many characters of a name an identifier cannot contain.</summary>
    public static int Loss(string name) => name.Count(c => !char.IsLetterOrDigit(c));

    /// <summary>A parameter's name: the name in the description, in camelCase.</summary>
    public static string Camel(string name) => CamelOf(Pascal(name));

    /// <summary>An identifier in PascalCase, in camelCase.</summary>
    public static string CamelOf(string pascal)
    {
        var upper = pascal.TakeWhile(char.IsUpper).Count();
        var lower = upper <= 1 ? 1 : upper == pascal.Length ? upper : upper - 1;
        return pascal.Substring(0, lower).ToLowerInvariant() + pascal.Substring(lower);
    }

    /// <summary>The identifier, escaped if it is a C# keyword.</summary>
    public static string Escape(string identifier) => Keywords.Contains(identifier) ? "@" + identifier : identifier;

    /// <summary>Whether the name is a word of C#, everywhere or in some places.</summary>
    public static bool IsKeyword(string name) => Keywords.Contains(name) || ContextualKeywords.Contains(name);

    /// <summary>Whether a type can have this name.</summary>
    public static bool IsTypeName(string name) => IsPartOfNamespace(name) && !ContextualKeywords.Contains(name);

    /// <summary>Whether a member can have this name.</summary>
    public static bool IsMemberName(string name) => IsPartOfNamespace(name);

    /// <summary>Whether a namespace can have this part. In one that is called nameof, the operator is not found.</summary>
    public static bool IsPartOfNamespace(string name) =>
        name.Length > 0 && name != "nameof" && char.IsLetter(name[0]) && name.All(c => char.IsLetterOrDigit(c) || c == '_') && !Keywords.Contains(name) && Encoding.UTF8.GetByteCount(name) <= MaxBytes;

    /// <summary>The namespace, with its parts escaped that are keywords in some places.</summary>
    public static string EscapeNamespace(string name) => string.Join(".", name.Split('.').Select(part => ContextualKeywords.Contains(part) ? "@" + part : part));

    /// <summary>The name; from the middle of a name that is too long, letters are removed.</summary>
    public static string Fit(string name, int maxBytes = MaxBytes)
    {
        if (name.Length * 3 <= maxBytes || Encoding.UTF8.GetByteCount(name) <= maxBytes) return name;
        var (start, end) = (0, name.Length);
        for (var room = maxBytes; ;)
        {
            // From both ends in turn: the end says what the type is.
            var next = start <= name.Length - end ? name[start] : name[end - 1];
            room -= Encoding.UTF8.GetByteCount([next]);
            if (room < 0) return name.Substring(0, start) + name.Substring(end);
            if (start <= name.Length - end) start++;
            else end--;
        }
    }

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

    // Most names are.
    private static bool IsOneWord(string name)
    {
        if (name.Length is 0 or > MaxBytesOfPart || name[0] is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z'))) return false;
        foreach (var c in name)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'))) return false;
        }
        return true;
    }

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
            foreach (var symbol in name.Take(8)) text.Append(Symbols.WordOf(symbol));
        }
        if (text.Length == 0) return "Empty";
        if (!char.IsLetter(text[0])) text.Insert(0, 'V');
        return Fit(text.ToString(), MaxBytesOfPart);
    }
}
