using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Losant.Runtime;

/// <summary>Lets System.Text.Json read and write values with a codec. Invalid values throw a <see cref="JsonException"/>.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
/// <typeparam name="TCodec">The codec that reads and writes them.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public class JsonCodecConverter<T, TCodec> : JsonConverter<T>
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonOutput copy = new();
        try
        {
            if (TryTakeRaw(ref reader, out ReadOnlySpan<byte> raw)) return JsonText.Deserialize<T, TCodec>(raw);
            copy.Write(JsonElement.ParseValue(ref reader));
            return JsonText.Deserialize<T, TCodec>(copy.Written);
        }
        catch (LosantSerializationException e)
        {
            throw new JsonException(e.Message, e);
        }
        finally
        {
            copy.Dispose();
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        JsonOutput output = new();
        try
        {
            TCodec.Write(ref output, value);
            if (writer.Options.Indented) WriteIndented(writer, output.Written);
            else writer.WriteRawValue(output.Written, skipInputValidation: true);
        }
        finally
        {
            output.Dispose();
        }
    }

    private static void WriteIndented(Utf8JsonWriter writer, ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        document.RootElement.WriteTo(writer);
    }

    /// <summary>
    /// Gets the value's bytes from the reader's buffer without a copy. That requires a contiguous buffer and strict
    /// JSON; the reader tells whether it has both.
    /// </summary>
    private static bool TryTakeRaw(ref Utf8JsonReader reader, out ReadOnlySpan<byte> raw)
    {
        raw = default;
        JsonReaderOptions options = reader.CurrentState.Options;
        bool isOnePiece = reader.Position.GetObject() is null; // only a reader over a sequence has a position object
        bool isContainer = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
        if (!isOnePiece || !isContainer || options.CommentHandling != JsonCommentHandling.Disallow || options.AllowTrailingCommas) return false;
        ref byte first = ref MemoryMarshal.GetReference(reader.ValueSpan);
        long start = reader.TokenStartIndex;
        if (!reader.TrySkip()) return false;
        raw = MemoryMarshal.CreateReadOnlySpan(ref first, (int)(reader.BytesConsumed - start));
        return true;
    }
}
