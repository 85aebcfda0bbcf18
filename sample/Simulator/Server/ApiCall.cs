using System.Text.Json.Nodes;
using Losant.Simulator.Description;
using Microsoft.Extensions.Primitives;

namespace Losant.Simulator.Server;

/// <summary>A request that has passed every check of the description.</summary>
internal sealed record ApiCall
{
    public required ApiAction Action { get; init; }

    public required IReadOnlyDictionary<string, string> PathValues { get; init; }

    public required IReadOnlyDictionary<string, StringValues> Query { get; init; }

    /// <summary>The JSON body, or null where there is none.</summary>
    public JsonNode? Body { get; init; }

    /// <summary>The parts of a multipart body.</summary>
    public IReadOnlyList<ReceivedPart> Parts { get; init; } = [];

    /// <summary>A query parameter's text, or null where it is missing.</summary>
    public string? QueryText(string name) => Query.TryGetValue(name, out var values) ? values.ToString() : null;

    /// <summary>Whether a switch such as _links is on.</summary>
    public bool IsOn(string name) => string.Equals(QueryText(name), "true", StringComparison.OrdinalIgnoreCase);
}

/// <summary>One part of a multipart body.</summary>
/// <param name="Name">Its name in the form.</param>
/// <param name="FileName">Its file name; null for a plain value.</param>
/// <param name="ContentType">Its own content type, if it has one.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record ReceivedPart(string Name, string? FileName, string? ContentType, byte[] Content)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Content);
}
