using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Losant.Simulator.Store;

/// <summary>Reads scalars, whether they were parsed or created in code.</summary>
internal static class JsonRead
{
    public static string? Text(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;

    public static bool IsTrue(JsonNode? node) => node?.GetValueKind() == JsonValueKind.True;

    public static double? Number(JsonNode? node)
    {
        if (node?.GetValueKind() != JsonValueKind.Number)
            return null;
        return node.AsValue().TryGetValue(out double number) ? number : double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture);
    }

    public static IEnumerable<string> Texts(JsonNode? node) => (node as JsonArray ?? []).Select(Text).OfType<string>();

    public static IEnumerable<JsonObject> Objects(JsonNode? node) => (node as JsonArray ?? []).OfType<JsonObject>();

    public static JsonArray Array(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];
}
