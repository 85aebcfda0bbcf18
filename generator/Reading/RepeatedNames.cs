using System.Globalization;
using LosantGen.Diagnostics;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace LosantGen.Reading;

/// <summary>
/// Names that stand more than once in one object. The last one holds, as with most readers of JSON, but for objects whose own
/// names are a description's and no keywords: of two <c>properties</c> everything is used.
/// </summary>
internal sealed class RepeatedNames
{
    // No text has this code point, so that a name with it is like no other.
    private const char Mark = '\uFFFF';

    private static readonly HashSet<string> Maps = new(StringComparer.Ordinal) { "properties", "patternProperties", "definitions", "$defs", "actions", "responses" };

    private readonly Dictionary<int, string> _earlier = [];
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>The names to load in place of those that stand once more further on, by how many names stand before them in the file.</summary>
    public IReadOnlyDictionary<int, string> Earlier => _earlier;

    /// <summary>Looks for names that are there twice. What is no JSON ends the search; loading it tells.</summary>
    public static RepeatedNames In(TokenReader reader)
    {
        var repeated = new RepeatedNames();
        var open = new Stack<Dictionary<string, int>>();
        var count = 0;
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonToken.StartObject) open.Push(new(StringComparer.Ordinal));
                else if (reader.TokenType == JsonToken.EndObject) open.Pop();
                else if (reader is { TokenType: JsonToken.PropertyName, Value: string name }) repeated.Note(open.Peek(), name, count++);
            }
        }
        catch (JsonReaderException)
        {
        }
        return repeated;
    }

    /// <summary>Takes out of a document what stood in it under <see cref="Earlier"/> names, and says so where the name stands again.</summary>
    public void Resolve(JToken document, string path, List<ReportedDiagnostic> diagnostics)
    {
        if (document is not JContainer container) return;
        // From behind: of three, the second yields before the first does.
        foreach (var earlier in container.Descendants().OfType<JProperty>().Where(p => _names.ContainsKey(p.Name)).Reverse().ToList())
        {
            var owner = (JObject)earlier.Parent!;
            var last = owner.Property(_names[earlier.Name])!;
            earlier.Remove();
            if (earlier.Value is JObject left && last.Value is JObject kept && Maps.Contains(last.Name) && !IsMap(owner))
            {
                Report(last, "twice in one object; what both of them hold is used");
                Merge(left, kept);
            }
            else
            {
                Report(last, "twice in one object; this one is used and the one before it is left out");
            }
        }

        void Merge(JObject left, JObject kept)
        {
            foreach (var property in left.Properties().Reverse().ToList())
            {
                property.Remove();
                if (kept.Property(property.Name) is { } same) Report(same, "twice; this one is used and the one before it is left out");
                else kept.AddFirst(property);
            }
        }

        void Report(JProperty at, string how) =>
            diagnostics.Add(ReportedDiagnostic.At(DescriptionJson.LocationOf(at.Value, path), Descriptors.Duplicate, "The member", at.Name, how));
    }

    private void Note(Dictionary<string, int> members, string name, int number)
    {
        if (members.TryGetValue(name, out var first))
        {
            _earlier[first] = name + Mark + first.ToString(CultureInfo.InvariantCulture);
            _names[_earlier[first]] = name;
        }
        members[name] = number;
    }

    // A property may be called "properties".
    private static bool IsMap(JObject node) => node.Parent is JProperty { Parent: JObject owner } property && Maps.Contains(property.Name) && !IsMap(owner);
}
