using LosantGen.Generator.Tests.Robustness;
using Newtonsoft.Json.Linq;

namespace LosantGen.Generator.Tests.Incremental;

/// <summary>Edits of descriptions, one after the other, as people make them. The same seed makes the same edits.</summary>
internal sealed class Edits(IReadOnlyList<(string Path, string Text)> original, int seed)
{
    private static readonly string[] Words = ["id", "name", "kind", "wick", "Lamp", "lampPart", "tag", "value", "items", "Filter", "shade2", "Has name", "a-b"];

    private readonly Random _random = new(seed);
    private readonly Mutator _mutator = new(seed);
    private readonly Dictionary<string, string> _texts = original.ToDictionary(f => f.Path, f => f.Text, StringComparer.Ordinal);

    /// <summary>The next edit, sometimes of several files at once: their texts, by path; null removes a file.</summary>
    public IReadOnlyDictionary<string, string?> Next()
    {
        var edits = new Dictionary<string, string?>(StringComparer.Ordinal);
        for (var more = _random.Next(4) == 0 ? 3 : 1; more > 0; more--)
        {
            foreach (var (path, text) in Any())
            {
                edits[path] = text;
                if (text is null) _texts.Remove(path);
                else _texts[path] = text;
            }
        }
        return edits;
    }

    private (string Path, string? Text)[] Any()
    {
        var changed = original.Where(f => _texts.GetValueOrDefault(f.Path) != f.Text).ToList();
        // Many edits are taken back, so that the description stays one.
        if (changed.Count > 0 && (changed.Count > 3 || _random.Next(3) == 0)) return [Pick(changed)];
        var paths = _texts.Keys.Order(StringComparer.Ordinal).ToList();
        var (path, other) = (Pick(paths), Pick(paths));
        return _random.Next(14) switch
        {
            0 => [(path, null)],
            1 => [(Path.GetDirectoryName(path) + "/" + Pick(Words) + ".json", _texts[path])],
            2 => [(path, "\n" + _texts[path])],
            3 => [(path, _mutator.Mutate(_texts[path], [.. _texts.Values]))],
            4 => [(path, _texts[other]), (other, _texts[path])],
            5 => [(path, null), (Path.GetDirectoryName(path) + "/moved/" + Path.GetFileName(path), _texts[path])],
            _ => [(path, OfSchema(_texts[path]))],
        };
    }

    private string OfSchema(string text)
    {
        JToken root;
        try
        {
            root = JToken.Parse(text);
        }
        catch (Newtonsoft.Json.JsonException)
        {
            return _mutator.Mutate(text, [.. _texts.Values]);
        }

        var objects = root is JContainer container ? container.DescendantsAndSelf().OfType<JObject>().ToList() : [];
        if (objects.Count == 0) return text + " ";
        var node = Pick(objects);
        switch (_random.Next(11))
        {
            case 0 when node.Properties().Any():
                var renamed = Pick(node.Properties().ToList());
                if (Pick(Words) is var name && node[name] is null) renamed.Replace(new JProperty(name, renamed.Value.DeepClone()));
                break;
            case 1:
                if (Pick(Words) is var added && node[added] is null) node.Add(added, JToken.Parse(Pick(["""{ "type": "string" }""", """{ "type": "integer" }""", """{ "$ref": "#/definitions/lamp" }""", """{ "type": "object", "title": "Lamp", "properties": { "a": {}, "kind": { "enum": ["b", "c"] } } }"""])));
                break;
            case 2 when node.Properties().Any():
                Pick(node.Properties().ToList()).Remove();
                break;
            case 3:
                node[Pick(["maxLength", "maxItems", "maximum", "minProperties"])] = _random.Next(9);
                break;
            case 4:
                node[Pick(["title", "description", "summary"])] = Pick(Words);
                break;
            case 5:
                node["required"] = new JArray(Pick(Words));
                break;
            case 6:
                foreach (var reference in Enumerable.Take(objects.Where(o => o["$ref"] is not null).OrderBy(_ => _random.Next()), 1)) reference["$ref"] = "#/definitions/" + Pick(["lamp", "shade", "filter", "light", "lamps", "nobody"]);
                break;
            case 7:
                foreach (var values in Enumerable.Take(objects.Select(o => o["enum"]).OfType<JArray>().OrderBy(_ => _random.Next()), 1)) values.Add(Pick(Words));
                break;
            case 8:
                node["deprecated"] = _random.Next(2) == 0;
                break;
            case 9:
                node["type"] = Pick(["string", "object", "integer", "array"]);
                break;
            default:
                node["format"] = Pick(["password", "date-time", "email"]);
                break;
        }
        return root.ToString(_random.Next(2) == 0 ? Newtonsoft.Json.Formatting.Indented : Newtonsoft.Json.Formatting.None);
    }

    private T Pick<T>(IReadOnlyList<T> list) => list[_random.Next(list.Count)];
}
