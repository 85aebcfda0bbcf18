using System.Text.Json;
using System.Text.Json.Nodes;

namespace LosantGen.Conformance.Tests.Validation;

/// <summary>
/// Changes a value in many systematic ways, one at a time: members removed and added, values of other kinds, strings and
/// numbers at and over their limits, violated patterns and enums, repeated items, mixed cases of unions.
/// </summary>
internal sealed class Variants(SchemaView view, Samples samples)
{
    private const int LongestText = 5000;
    private const int LongestList = 1100;

    private static readonly JsonNode?[] OfEveryKind = [null, true, 3, 2.5, "text", "", new JsonArray(), new JsonObject(), new JsonArray("a"), new JsonObject { ["zz"] = 1 }];

    public IEnumerable<string> Of(JsonNode? value, IReadOnlyList<JsonObject> at)
    {
        foreach (var place in Place.AllOf(value, at, view))
        {
            foreach (var replacement in Replacements(place.Node, place.Schemas)) yield return place.With(replacement);
        }
    }

    private IEnumerable<JsonNode?> Replacements(JsonNode? node, IReadOnlyList<JsonObject> at)
    {
        foreach (var other in OfEveryKind) yield return other;
        foreach (var sample in samples.Of(at, full: false)) yield return sample;
        foreach (var sample in samples.Of(at, full: true, depth: 3)) yield return sample;
        var isFormat = at.Any(s => s.ContainsKey("format"));
        foreach (var made in at.SelectMany(s => Limits(s, node, isFormat))) yield return made;
        var more = node switch
        {
            JsonObject members => Members(members, at),
            JsonArray items => Items(items, at),
            JsonValue text when text.GetValueKind() == JsonValueKind.String => Strings((string)text!, at),
            JsonValue number when number.GetValueKind() == JsonValueKind.Number => [-1, 0, 1, number.GetValue<JsonElement>().GetDouble() + 1, number.GetValue<JsonElement>().GetDouble() + 0.5, -number.GetValue<JsonElement>().GetDouble()],
            _ => [],
        };
        foreach (var made in more) yield return made;
    }

    private static IEnumerable<JsonNode?> Limits(JsonObject schema, JsonNode? node, bool isFormat)
    {
        var text = node?.GetValueKind() == JsonValueKind.String ? (string)node! : "a";
        foreach (var keyword in new[] { "minLength", "maxLength" })
        {
            if ((int?)schema[keyword] is not { } limit || limit > LongestText || isFormat) continue;
            for (var length = Math.Max(0, limit - 1); length <= limit + 1; length++) yield return Samples.Lengthened(text, length);
        }
        foreach (var keyword in new[] { "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf" })
        {
            if ((double?)schema[keyword] is not { } limit) continue;
            foreach (var number in new[] { limit - 1, limit - 0.5, limit, limit + 0.5, limit + 1 }) yield return number;
        }
        foreach (var known in SchemaView.Strings([schema], "enum").Take(4))
        {
            yield return known;
            yield return known + "x";
            yield return known.ToUpperInvariant();
        }
    }

    private IEnumerable<JsonNode?> Members(JsonObject members, IReadOnlyList<JsonObject> at)
    {
        foreach (var (name, value) in members)
        {
            yield return Changed(members, m => m.Remove(name));
            yield return Changed(members, m => m[name + "X"] = value?.DeepClone());
            yield return Changed(members, m => { m.Remove(name); m[name.ToUpperInvariant()] = value?.DeepClone(); });
        }
        foreach (var name in SchemaView.Declared(at).Where(n => !members.ContainsKey(n)))
        {
            foreach (var sample in samples.Of(view.Member(at, name), full: false).Take(4)) yield return Changed(members, m => m[name] = sample?.DeepClone());
        }
        foreach (var name in at.SelectMany(Samples.Keys).Distinct(StringComparer.Ordinal).Append("zz extra!").Append("extra").Append("575ec8687ae143cd83dc4a9f"))
        {
            yield return Changed(members, m => m[name] = samples.One(view.Member(at, name), full: false)?.DeepClone());
            yield return Changed(members, m => m[name] = "value");
            yield return Changed(members, m => m[name] = new JsonObject { ["a"] = 1 });
        }
        // Members of two cases of a union.
        foreach (var sample in samples.Of(at, full: true, depth: 3).OfType<JsonObject>())
        {
            yield return Changed(members, m =>
            {
                foreach (var (name, value) in sample) m.TryAdd(name, value?.DeepClone());
            });
            yield return Changed(members, m =>
            {
                foreach (var (name, value) in sample) m[name] = value?.DeepClone();
            });
        }
        foreach (var most in at.Select(s => (int?)s["maxProperties"]).OfType<int>().Where(m => m < LongestList))
        {
            yield return Changed(members, m =>
            {
                for (var i = 0; m.Count <= most; i++) m.TryAdd("key" + Samples.Show(i), m.FirstOrDefault().Value?.DeepClone());
            });
        }
    }

    private IEnumerable<JsonNode?> Items(JsonArray items, IReadOnlyList<JsonObject> at)
    {
        if (items.Count > 0)
        {
            yield return new JsonArray([.. items.Skip(1).Select(i => i?.DeepClone())]);
            yield return new JsonArray([.. items.Append(items[0]).Select(i => i?.DeepClone())]);
        }
        foreach (var sample in samples.Of(view.Items(at), full: false).Append(null).Append(5).Append("text")) yield return new JsonArray([.. items.Append(sample).Select(i => i?.DeepClone())]);
        foreach (var most in at.Select(s => (int?)s["maxItems"]).OfType<int>().Where(m => m < LongestList))
        {
            var item = items.FirstOrDefault() ?? samples.One(view.Items(at), full: false);
            // Otherwise a string with a format would become invalid.
            var isFormat = view.Items(at).Any(s => s.ContainsKey("format"));
            for (var count = most; count <= most + 1; count++) yield return new JsonArray([.. Enumerable.Range(0, count).Select(i => isFormat ? item?.DeepClone() : Distinct(item, i))]);
        }
    }

    // uniqueItems allows only distinct strings.
    private static JsonNode? Distinct(JsonNode? item, int number) => item?.GetValueKind() == JsonValueKind.String
        ? ((string)item!)[..Math.Max(0, ((string)item!).Length - 4)] + number.ToString("x4", System.Globalization.CultureInfo.InvariantCulture)
        : item?.DeepClone();

    private static IEnumerable<JsonNode?> Strings(string text, IReadOnlyList<JsonObject> at)
    {
        // A time is written in one format only; another format of the same time is not another value.
        if (at.Any(s => (string?)s["format"] == "date-time")) return ["2016-13-45", "yesterday", "2016-06-13T04:00:00.000X"];
        return [text + " ", " " + text, text + "!", text + "é", text.ToUpperInvariant(), text.ToLowerInvariant(), text + text, text.Length > 0 ? text[1..] : "x", "a b", "$%&/", "http://x", "x@y.zz", "@", ":", new string('z', 2000)];
    }

    private static JsonObject Changed(JsonObject members, Action<JsonObject> change)
    {
        var copy = (JsonObject)members.DeepClone();
        change(copy);
        return copy;
    }
}
