namespace Losant.Simulator;

/// <summary>A request that the simulator received, with the status of its response.</summary>
public sealed record ReceivedRequest
{
    /// <summary>When it came, by the simulator's clock.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The method, such as POST.</summary>
    public required string Method { get; init; }

    /// <summary>The path as sent, still escaped.</summary>
    public required string Path { get; init; }

    /// <summary>The query as sent, still escaped, without the question mark; empty if there was none.</summary>
    public required string Query { get; init; }

    /// <summary>The headers by case-insensitive name; several headers of one name are joined by a comma.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body decoded as UTF-8, truncated after 65,536 bytes; empty if there was none.</summary>
    public required string Body { get; init; }

    /// <summary>Length of the whole body in bytes.</summary>
    public required long BodyLength { get; init; }

    /// <summary>The action that the request called, such as <c>data.timeSeriesQuery</c>; null if it called none.</summary>
    public required string? Action { get; init; }

    /// <summary>The ids and names in the path, unescaped, by the names of their parameters, such as deviceId; empty if no action was called.</summary>
    public required IReadOnlyDictionary<string, string> PathValues { get; init; }

    /// <summary>The fault that hit it, such as TooManyRequests; null for none. Latency alone is none.</summary>
    public required string? Fault { get; init; }

    /// <summary>The message of the error response, such as what violates the schema; null for none.</summary>
    public string? Error { get; init; }

    /// <summary>The time that it took to find the response, with latency that a fault adds, by the simulator's clock.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The status of the response; 0 if there was none, because a fault reset the connection or the client left before the end of its request.</summary>
    public required int Status { get; init; }
}
