using System.Net;
using System.Text.Json;
using Losant.Runtime;
using Losant.Runtime.Http.Responses;
using Losant.Runtime.Http.Secrets;
using Losant.Runtime.Json;

namespace Losant;

/// <summary>The success response to a <see cref="LosantRawRequest"/>, with its body in memory.</summary>
public sealed class LosantRawResponse
{
    // Kept to redact them if the body is not valid JSON.
    private readonly CallSecrets? _secrets;

    /// <summary>Initializes a response, for tests and fakes.</summary>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="body">The body.</param>
    /// <param name="contentType">The content type; null if there is none.</param>
    public LosantRawResponse(HttpStatusCode statusCode, ReadOnlyMemory<byte> body = default, string? contentType = null)
        : this(statusCode, body, contentType, null)
    {
    }

    internal LosantRawResponse(HttpStatusCode statusCode, ReadOnlyMemory<byte> body, string? contentType, CallSecrets? secrets) =>
        (StatusCode, Body, ContentType, _secrets) = (statusCode, body, contentType, secrets);

    /// <summary>The HTTP status, from 200 to 299.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The response's headers, content headers included, by case-insensitive name; several values of one name are joined by commas.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The content type that the server states; null if it states none.</summary>
    public string? ContentType { get; }

    /// <summary>The body after decompression; empty if there is none.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The members for navigation that the request asked for.</summary>
    internal RequestedMembers Requested { get; init; }

    /// <summary>Reads the body as JSON, regardless of its content type.</summary>
    /// <returns>The JSON.</returns>
    /// <exception cref="LosantSerializationException">The body is not valid JSON; the error says where.</exception>
    public JsonElement ToJson() => Read<JsonElement, ElementCodec>();

    /// <summary>Reads the body as a generated type, regardless of its content type.</summary>
    /// <typeparam name="T">A generated type.</typeparam>
    /// <returns>The value.</returns>
    /// <exception cref="LosantSerializationException">The body is not valid JSON or does not match the type; the error says where.</exception>
    public T Deserialize<T>()
        where T : IJsonCodec<T> => Read<T, T>();

    private T Read<T, TCodec>()
        where TCodec : IJsonCodec<T> => new ResponseReading(Requested).Read(Body.Span, (int)StatusCode, new SecretSource(_secrets), static (int _, ref JsonInput input) => TCodec.Read(ref input));
}
