using System.Text.Json;
using System.Text.Json.Nodes;

namespace Losant.Simulator.Server;

/// <summary>Reads JSON strictly: no comments, no trailing commas, no name twice.</summary>
internal static class JsonText
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The value; null for the JSON text null.</summary>
    /// <exception cref="ApiFailure">The text is not JSON; the message names <paramref name="what"/>.</exception>
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
