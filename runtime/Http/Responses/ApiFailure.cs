using System.Collections.ObjectModel;
using System.Net;
using System.Text.Json;

namespace Losant.Runtime.Http.Responses;

/// <summary>The parts of a response that an exception keeps.</summary>
internal sealed class ApiFailure
{
    public required HttpStatusCode StatusCode { get; init; }

    public required string Method { get; init; }

    public required string Path { get; init; }

    public required string RawBody { get; init; }

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public TimeSpan? RetryAfter { get; set; }

    public string? ErrorType { get; set; }

    public string? ErrorMessage { get; set; }

    public IReadOnlyDictionary<string, JsonElement> Details { get; set; } = ReadOnlyDictionary<string, JsonElement>.Empty;

    public object? Error { get; set; }

    public Exception? Cause { get; init; }
}
