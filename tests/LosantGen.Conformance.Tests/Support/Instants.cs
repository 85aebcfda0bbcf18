using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LosantGen.Conformance.Tests.Support;

/// <summary>Times in one form: another form of the same instant is no other value.</summary>
internal static class Instants
{
    public static JsonNode? Of(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.Select(m => KeyValuePair.Create(m.Key, Of(m.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Of)]),
        JsonValue text when text.GetValueKind() == JsonValueKind.String && IsTime((string)text!, out var time) => time.UtcDateTime.ToString("o", CultureInfo.InvariantCulture),
        _ => node?.DeepClone(),
    };

    private static bool IsTime(string text, out DateTimeOffset time)
    {
        time = default;
        return text.Length >= 20 && text[4] == '-' && DateTimeOffset.TryParse(text.ToUpperInvariant(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
    }
}
