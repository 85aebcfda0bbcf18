using System.Text;
using Losant.Runtime;
using Losant.Runtime.Json.Strings;

namespace Losant;

/// <summary>
/// Reads and writes values of generated types as JSON without reflection, for files, queues and tests; works with Native AOT.
/// System.Text.Json's own serializer reads and writes them too.
/// </summary>
public static class LosantJson
{
    /// <summary>Reads a value from JSON text.</summary>
    /// <typeparam name="T">A generated type.</typeparam>
    /// <param name="utf8">The JSON text in UTF-8.</param>
    /// <returns>The value.</returns>
    /// <exception cref="LosantSerializationException">The text is not valid JSON or does not match the type; the error says where.</exception>
    public static T Deserialize<T>(ReadOnlySpan<byte> utf8)
        where T : IJsonCodec<T> => JsonText.Deserialize<T, T>(utf8);

    /// <summary>Reads a value from JSON text, and says what in it does not fit.</summary>
    /// <typeparam name="T">A generated type.</typeparam>
    /// <param name="utf8">The JSON text in UTF-8.</param>
    /// <param name="misfits">The values that do not fit their types and were kept as JSON; empty if all fit.</param>
    /// <returns>The value.</returns>
    /// <exception cref="LosantSerializationException">The text is not valid JSON or does not match the type; the error says where.</exception>
    public static T Deserialize<T>(ReadOnlySpan<byte> utf8, out IReadOnlyList<LosantMisfit> misfits)
        where T : IJsonCodec<T> => JsonText.Deserialize<T, T>(utf8, out misfits);

    /// <summary>Reads a value from JSON text.</summary>
    /// <typeparam name="T">A generated type.</typeparam>
    /// <param name="json">The JSON text.</param>
    /// <returns>The value.</returns>
    /// <exception cref="LosantSerializationException">The text is not valid JSON or does not match the type; the error says where.</exception>
    public static T Deserialize<T>(string json)
        where T : IJsonCodec<T>
    {
        ArgumentNullException.ThrowIfNull(json);
        return JsonText.Deserialize<T, T>(JsonEscapes.GetBytes(json));
    }

    /// <summary>Reads a value from JSON text, and says what in it does not fit.</summary>
    /// <typeparam name="T">A generated type.</typeparam>
    /// <param name="json">The JSON text.</param>
    /// <param name="misfits">The values that do not fit their types and were kept as JSON; empty if all fit.</param>
    /// <returns>The value.</returns>
    /// <exception cref="LosantSerializationException">The text is not valid JSON or does not match the type; the error says where.</exception>
    public static T Deserialize<T>(string json, out IReadOnlyList<LosantMisfit> misfits)
        where T : IJsonCodec<T>
    {
        ArgumentNullException.ThrowIfNull(json);
        return JsonText.Deserialize<T, T>(Encoding.UTF8.GetBytes(json), out misfits);
    }

    /// <summary>
    /// Forgets what in a value, and in the values within it, did not fit when it was read: its JSON is no longer written back, and
    /// <c>Validate()</c> no longer reports it. What a program has set since then stays.
    /// </summary>
    /// <typeparam name="T">A generated type.</typeparam>
    /// <param name="value">The value.</param>
    public static void DropMisfits<T>(T value)
        where T : IJsonCodec<T> => JsonText.DropMisfits<T, T>(value);

    /// <summary>Writes a value as JSON text.</summary>
    /// <typeparam name="T">A generated type.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The JSON text, without white space.</returns>
    public static string Serialize<T>(T value)
        where T : IJsonCodec<T> => Encoding.UTF8.GetString(JsonText.Serialize<T, T>(value));

    /// <summary>Writes a value as JSON text in UTF-8.</summary>
    /// <typeparam name="T">A generated type.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The JSON text in UTF-8, without white space.</returns>
    public static byte[] SerializeToUtf8Bytes<T>(T value)
        where T : IJsonCodec<T> => JsonText.Serialize<T, T>(value);
}
