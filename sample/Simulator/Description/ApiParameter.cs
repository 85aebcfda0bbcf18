using System.Text.Json.Nodes;

namespace Losant.Simulator.Description;

/// <summary>Where in a request a parameter stands.</summary>
internal enum ApiParameterLocation
{
    Path,
    Query,
    Header,
    Body,
    Multipart,
}

/// <summary>One parameter of an action.</summary>
internal sealed record ApiParameter
{
    public required string Name { get; init; }

    public required ApiParameterLocation Place { get; init; }

    /// <summary>string, object, array, file …; null where only a schema says it.</summary>
    public string? Type { get; init; }

    public bool Required { get; init; }

    public string? Pattern { get; init; }

    public IReadOnlyList<string> AllowedValues { get; init; } = [];

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    /// <summary>Name of the schema that the value must fit.</summary>
    public string? Schema { get; init; }

    public JsonNode? Default { get; init; }

    public JsonNode? Example { get; init; }
}
