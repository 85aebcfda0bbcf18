using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Losant.Simulator.Server;

namespace Losant.Simulator.Content;

/// <summary>A JSON text that a person has written: what is wrong in it is told with its line and its path.</summary>
internal sealed class PlacedText
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
    private static readonly JsonReaderOptions ReaderOptions = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
    private readonly byte[] _utf8;

    public PlacedText(string text)
    {
        _utf8 = Encoding.UTF8.GetBytes(text);
        if (string.IsNullOrWhiteSpace(text))
            throw new FormatException("line 1: There is no JSON.");
        try
        {
            if (JsonText.FirstMistake(_utf8, ReaderOptions) is { } mistake)
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"line {LineAt(mistake.Offset)}: There is {mistake.What}."));
            Root = JsonNode.Parse(_utf8, documentOptions: Options);
        }
        catch (JsonException error)
        {
            var reason = error.Message.Split([" LineNumber:", " Path:"], StringSplitOptions.None)[0];
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"line {(error.LineNumber ?? 0) + 1}: {reason}"), error);
        }
    }

    /// <summary>The value; null for the text null.</summary>
    public JsonNode? Root { get; }

    /// <summary>Says what is wrong with a value.</summary>
    /// <param name="node">The value; null for the whole text.</param>
    /// <param name="message">What is wrong.</param>
    public FormatException At(JsonNode? node, string message)
    {
        var reader = new Utf8JsonReader(_utf8, ReaderOptions);
        reader.Read();
        var start = Find(ref reader, Root, node ?? Root) ?? 0;
        return new FormatException(string.Create(CultureInfo.InvariantCulture, $"line {LineAt(start)}, {(node ?? Root)?.GetPath() ?? "$"}: {message}"));
    }

    private int LineAt(long offset) => _utf8.AsSpan(0, (int)offset).Count((byte)'\n') + 1;

    /// <summary>Where a value begins; null if it is not in this one, which the reader has then passed.</summary>
    private static int? Find(ref Utf8JsonReader reader, JsonNode? here, JsonNode? wanted)
    {
        if (ReferenceEquals(here, wanted))
            return (int)reader.TokenStartIndex;
        if (here is JsonObject map)
        {
            foreach (var (_, value) in map)
            {
                reader.Read();
                reader.Read();
                if (Find(ref reader, value, wanted) is { } found)
                    return found;
            }

            reader.Read();
        }
        else if (here is JsonArray list)
        {
            foreach (var value in list)
            {
                reader.Read();
                if (Find(ref reader, value, wanted) is { } found)
                    return found;
            }

            reader.Read();
        }

        return null;
    }
}
