using System.Collections.ObjectModel;
using System.Net;
using System.Text.Json;

namespace Losant.Runtime.Http.Responses;

/// <summary>The parts of a response that an exception keeps.</summary>
internal sealed record ApiFailure
{
    public required HttpStatusCode StatusCode { get; init; }

    public required string Method { get; init; }

    public required string Path { get; init; }

    public required string RawBody { get; init; }

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public string? ErrorType { get; init; }

    public string? ErrorMessage { get; init; }

    public IReadOnlyDictionary<string, JsonElement> Details { get; init; } = ReadOnlyDictionary<string, JsonElement>.Empty;

    public object? Error { get; init; }

    public Exception? Cause { get; init; }
}
