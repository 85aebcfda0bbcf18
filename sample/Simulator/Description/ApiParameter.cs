using System.Text.Json.Nodes;

namespace Losant.Simulator.Description;

/// <summary>The location of a parameter in a request.</summary>
internal enum ApiParameterLocation
{
    Path,
    Query,
    Header,
    Body,
    Multipart,
}

/// <summary>A parameter of an action.</summary>
internal sealed record ApiParameter
{
    public required string Name { get; init; }

    public required ApiParameterLocation Place { get; init; }

    /// <summary>The type: string, object, array, file …; null if only the schema defines it.</summary>
    public string? Type { get; init; }

    public bool Required { get; init; }

    public string? Pattern { get; init; }

    public IReadOnlyList<string> AllowedValues { get; init; } = [];

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    /// <summary>Name of the schema of the value.</summary>
    public string? Schema { get; init; }

    public JsonNode? Default { get; init; }

    public JsonNode? Example { get; init; }
}
