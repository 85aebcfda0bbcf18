namespace Losant.Simulator;

/// <summary>A request that reached the simulator, and how it was responded.</summary>
public sealed record ReceivedRequest
{
    /// <summary>The method, such as POST.</summary>
    public required string Method { get; init; }

    /// <summary>The path as it was sent, still escaped.</summary>
    public required string Path { get; init; }

    /// <summary>The query as it was sent, still escaped, without the question mark; empty when there was none.</summary>
    public required string Query { get; init; }

    /// <summary>The headers by name, case aside; several of one name are joined by a comma.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body read as UTF-8, cut off after 65,536 bytes; empty when there was none.</summary>
    public required string Body { get; init; }

    /// <summary>Length of the whole body in bytes.</summary>
    public required long BodyLength { get; init; }

    /// <summary>The action that the request called, such as <c>data.timeSeriesQuery</c>; null when it called none.</summary>
    public required string? Action { get; init; }

    /// <summary>The status that it was responded with; 0 when the client went away in the middle of its request.</summary>
    public required int Status { get; init; }
}
