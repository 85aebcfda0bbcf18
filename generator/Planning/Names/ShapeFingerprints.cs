using System.Globalization;
using System.Text;
using LosantGen.Keeping;
using LosantGen.Planning.Shapes;

namespace LosantGen.Planning.Names;

/// <summary>
/// Says in a few characters what a shape is, whatever file it is in and whatever its types are called. Shapes with one C# type have one
/// fingerprint: descriptions, constraints and the order of members do not count.
/// </summary>
internal sealed class ShapeFingerprints(ShapeTable table, Kept<Shape, string> kept)
{
    /// <summary>So many words tell whether a shape that changed is still the same thing.</summary>
    private const int MaxWords = 12;

    private readonly Dictionary<Shape, string> _known = [];

    public string Of(Shape shape)
    {
        if (_known.TryGetValue(shape, out var found)) return found;
        // What a shape mentions may be another one in the next plan.
        _known.Add(shape, found = shape.Mentions ? New(shape) : kept.Of(shape, New));
        return found;
    }

    /// <summary>The names of members, the values or the kinds of cases of which it consists.</summary>
    public static IEnumerable<string> WordsOf(Shape shape) => AllWordsOf(shape).Distinct(StringComparer.Ordinal).OrderBy(w => w, StringComparer.Ordinal).Take(MaxWords);

    /// <summary>Whether half of the words, or more, are still there.</summary>
    public static bool Resembles(Shape shape, IReadOnlyCollection<string> words)
    {
        var own = new HashSet<string>(AllWordsOf(shape), StringComparer.Ordinal);
        return words.Count(own.Contains) * 2 >= words.Count;
    }

    private string New(Shape shape) => Hash(Structure(shape));

    private static IEnumerable<string> AllWordsOf(Shape shape) => (shape switch
    {
        ObjectShape o => o.Members.Select(m => m.Name),
        EnumShape e => e.Values.Select(JsonString.Unquote),
        UnionShape u => u.Cases.SelectMany(c => c is ObjectShape or EnumShape ? AllWordsOf(c) : [KindOf(c)]),
        _ => [],
    }).Select(word => word.Replace(' ', '_'));

    private static string KindOf(Shape shape) => shape switch
    {
        ScalarShape s => s.Kinds.ToString(),
        ListShape => "list",
        MapShape => "map",
        _ => "value",
    };

    private string Structure(Shape shape) => shape switch
    {
        ObjectShape o => $"object{(o.IsClosed ? " closed" : "")}{(o.Map is { } map ? " " + Of(map) : "")} " + Sorted(o.Members.Select(m => $"{m.Name}{(m.Required ? "!" : "")}:{Of(m.Use)}")),
        EnumShape e => "enum " + Sorted(e.Values),
        UnionShape u => "union " + Sorted(u.Cases.Select(Of).Distinct()),
        ListShape l => "list " + Of(l.Item),
        MapShape m => $"map{(m.IsClosed ? " closed" : "")} {m.Pattern} {Of(m.Value)}",
        ScalarShape s => $"scalar {(int)s.Kinds}{(s.IsTime ? " time" : "")}{(s.IsDate ? " date" : "")} " + Sorted(s.Values),
        // A mention of what contains itself ends here: by the words of that, not by its name.
        RecursiveShape => "recursive " + string.Join(" ", WordsOf(table.Resolve(shape))),
        _ => "any",
    };

    private string Of(ShapeUse use) => Of(use.Shape) + (use.Nullable ? "?" : "");

    private static string Sorted(IEnumerable<string> parts) => string.Join(" ", parts.OrderBy(p => p, StringComparer.Ordinal));

    // FNV-1a: the same everywhere, and short.
    private static string Hash(string text)
    {
        var hash = 14695981039346656037;
        foreach (var b in Encoding.UTF8.GetBytes(text)) hash = unchecked((hash ^ b) * 1099511628211);
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
