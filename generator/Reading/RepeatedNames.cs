using System.Globalization;
using LosantGen.Diagnostics;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace LosantGen.Reading;

/// <summary>
/// Handles names that occur more than once in one object. The last one is used, as in most JSON readers. Objects whose member
/// names are not keywords but names of the description are merged: of two <c>properties</c>, the content of both is used.
/// </summary>
internal sealed class RepeatedNames
{
    // No JSON text contains this code point, so a name with it is unique.
    private const char Mark = '\uFFFF';

    private static readonly HashSet<string> Maps = new(StringComparer.Ordinal) { "properties", "patternProperties", "definitions", "$defs", "actions", "responses" };

    private readonly Dictionary<int, string> _earlier = [];
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>The names to load instead of those that are repeated later, by the number of names before them in the file.</summary>
    public IReadOnlyDictionary<int, string> Earlier => _earlier;

    /// <summary>Finds repeated names. Invalid JSON ends the search; it is reported when the file is loaded.</summary>
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

    /// <summary>Removes the members with <see cref="Earlier"/> names from a document, and reports them at the location of the repeated name.</summary>
    public void Resolve(JToken document, string path, List<ReportedDiagnostic> diagnostics)
    {
        if (document is not JContainer container) return;
        // Backwards: of three, the second is merged before the first.
        foreach (var earlier in container.Descendants().OfType<JProperty>().Where(p => _names.ContainsKey(p.Name)).Reverse().ToList())
        {
            var owner = (JObject)earlier.Parent!;
            var last = owner.Property(_names[earlier.Name])!;
            earlier.Remove();
            if (earlier.Value is JObject left && last.Value is JObject kept && Maps.Contains(last.Name) && !IsMap(owner))
            {
                Report(last, "twice in one object; the content of both is used");
                Merge(left, kept);
            }
            else
            {
                Report(last, "twice in one object; this one is used and the previous one is ignored");
            }
        }

        void Merge(JObject left, JObject kept)
        {
            foreach (var property in left.Properties().Reverse().ToList())
            {
                property.Remove();
                if (kept.Property(property.Name) is { } same) Report(same, "twice; this one is used and the previous one is ignored");
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

    // A property may have the name "properties".
    private static bool IsMap(JObject node) => node.Parent is JProperty { Parent: JObject owner } property && Maps.Contains(property.Name) && !IsMap(owner);
}
