using System.Text.Json;
using System.Text.Json.Nodes;

namespace Losant.Simulator.Server;

/// <summary>Parses strict JSON: no comments, no trailing commas, no duplicate names.</summary>
internal static class JsonText
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The value; null for the JSON text null.</summary>
    /// <exception cref="ApiFailure">The text is not valid JSON; the message contains <paramref name="what"/>.</exception>
    public static JsonNode? Parse(ReadOnlySpan<byte> utf8, string what)
    {
        try
        {
            return JsonNode.Parse(utf8, documentOptions: Strict);
        }
        catch (JsonException)
        {
            throw ApiFailure.Validation($"{what} is not valid JSON.");
        }
    }
}
