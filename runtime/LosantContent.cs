using System.Net.Http.Headers;
using System.Text.Json;
using Losant.Runtime;
using Losant.Runtime.Http.Calls;

namespace Losant;

/// <summary>The body of a <see cref="LosantRawRequest"/>. Immutable and in memory; can be used for any number of requests.</summary>
public sealed class LosantContent
{
    private const string Json = "application/json";

    private LosantContent(ReadOnlyMemory<byte> bytes, string contentType) => (Bytes, ContentType) = (bytes, contentType);

    /// <summary>The bytes that are sent.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The content type that is sent with the bytes.</summary>
    public string ContentType { get; }

    /// <summary>Creates a body from JSON.</summary>
    /// <param name="json">The JSON.</param>
    /// <returns>The body.</returns>
    /// <exception cref="ArgumentException">The element is undefined.</exception>
    public static LosantContent FromJson(JsonElement json) => json.ValueKind == JsonValueKind.Undefined
        ? throw new ArgumentException("The element is undefined; for JSON null, pass an element of the kind Null.", nameof(json))
        : new LosantContent(JsonText.Serialize<JsonElement, ElementCodec>(json), Json);

    /// <summary>Creates a body from a value of a generated type, which is not validated.</summary>
    /// <typeparam name="T">A generated type.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The body.</returns>
    /// <exception cref="ArgumentException">The value is null, or contains a number that JSON cannot express.</exception>
    public static LosantContent FromJson<T>(T value)
        where T : IJsonCodec<T>
    {
        ArgumentNullException.ThrowIfNull(value);
        return new LosantContent(JsonText.Serialize<T, T>(value), Json);
    }

    /// <summary>Creates a body from bytes, which must not change until the call has completed.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="contentType">The content type, such as <c>text/csv</c> or <c>application/json</c>.</param>
    /// <returns>The body.</returns>
    /// <exception cref="ArgumentException">The content type is not valid.</exception>
    public static LosantContent FromBytes(ReadOnlyMemory<byte> bytes, string contentType)
    {
        ArgumentException.ThrowIfNullOrEmpty(contentType);
        return MediaTypeHeaderValue.TryParse(contentType, out _) && HeaderValue.IsSafe(contentType)
            ? new LosantContent(bytes, contentType)
            : throw new ArgumentException("The content type is not valid.", nameof(contentType));
    }
}
