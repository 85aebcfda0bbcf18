using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Losant.Simulator.Server;

/// <summary>
/// Parses strict JSON: no comments, no trailing commas, no duplicate names, no text that is not Unicode (half a surrogate pair, bytes that are not UTF-8) and no number
/// that a double cannot hold. What is kept can then be read and written again, whatever comes later.
/// </summary>
internal static class JsonText
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The value; null for the JSON text null.</summary>
    /// <exception cref="ApiFailure">The text is not valid JSON; the message contains <paramref name="what"/>.</exception>
    public static JsonNode? Parse(ReadOnlySpan<byte> utf8, string what)
    {
        try
        {
            return FirstMistake(utf8, default) is { } mistake ? throw ApiFailure.Validation($"{what} has {mistake.What}.") : JsonNode.Parse(utf8, documentOptions: Strict);
        }
        catch (JsonException)
        {
            throw ApiFailure.Validation($"{what} is not valid JSON.");
        }
    }

    /// <summary>What could not be read from a text that is valid JSON otherwise, and where: the parser looks at texts and numbers only when they are asked for, and throws then. Null for nothing.</summary>
    /// <exception cref="JsonException">The text is not valid JSON.</exception>
    public static (long Offset, string What)? FirstMistake(ReadOnlySpan<byte> utf8, JsonReaderOptions options)
    {
        if (!Utf8.IsValid(utf8))
            return (0, "bytes that are not UTF-8");
        var reader = new Utf8JsonReader(utf8, options);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.Number && !(reader.TryGetDouble(out var number) && double.IsFinite(number)))
                return (reader.TokenStartIndex, "a number that is too large");
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped && !IsText(ref reader))
                return (reader.TokenStartIndex, "a text with half a character");
        }

        return null;
    }

    private static bool IsText(ref Utf8JsonReader reader)
    {
        try
        {
            reader.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
