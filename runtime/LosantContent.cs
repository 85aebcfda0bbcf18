using System.Net.Http.Headers;
using System.Text.Json;
using Losant.Runtime;
using Losant.Runtime.Http.Calls;
using Losant.Runtime.Http.Responses;

namespace Losant;

/// <summary>The body of a <see cref="LosantRawRequest"/>. Immutable, in memory; may serve any number of requests.</summary>
public sealed class LosantContent
{
    private const string Json = "application/json";

    private LosantContent(ReadOnlyMemory<byte> bytes, string contentType) => (Bytes, ContentType) = (bytes, contentType);

    /// <summary>The bytes that are sent.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The content type that goes along.</summary>
    public string ContentType { get; }

    /// <summary>A body of JSON.</summary>
    /// <param name="json">The JSON.</param>
    /// <returns>The body.</returns>
    /// <exception cref="ArgumentException">The element was never set.</exception>
    public static LosantContent FromJson(JsonElement json) => json.ValueKind == JsonValueKind.Undefined
        ? throw new ArgumentException("The element holds nothing; null is an element of the kind Null.", nameof(json))
        : new LosantContent(JsonText.Serialize<JsonElement, ElementCodec>(json), Json);

    /// <summary>A body of a generated type, which is not validated.</summary>
    /// <typeparam name="T">A generated type.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The body.</returns>
    /// <exception cref="ArgumentException">The value is missing, or holds a number that JSON cannot express.</exception>
    public static LosantContent FromJson<T>(T value)
        where T : IJsonCodec<T>
    {
        ArgumentNullException.ThrowIfNull(value);
        return new LosantContent(JsonText.Serialize<T, T>(value), Json);
    }

    /// <summary>A body of bytes, which must not change until the call is over.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="contentType">The content type, <c>text/csv</c> or <c>application/json</c> for example.</param>
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
