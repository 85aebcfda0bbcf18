using System.Text.Json.Nodes;
using Losant.Simulator.Auth;
using Losant.Simulator.Description;
using Microsoft.Extensions.Primitives;

namespace Losant.Simulator.Server;

/// <summary>A request that has passed all checks of the description.</summary>
internal sealed record ApiCall
{
    public required ApiAction Action { get; init; }

    /// <summary>Who calls.</summary>
    public required Token Caller { get; init; }

    public required IReadOnlyDictionary<string, string> PathValues { get; init; }

    public required IReadOnlyDictionary<string, StringValues> Query { get; init; }

    /// <summary>The JSON body, or null if there is none.</summary>
    public JsonNode? Body { get; init; }

    /// <summary>The parts of a multipart body.</summary>
    public IReadOnlyList<ReceivedPart> Parts { get; init; } = [];

    /// <summary>What is otherwise made up of what the call creates: its id, and of tokens and keys also the secret. Only <see cref="LosantSimulatorOptions.Content"/> says it.</summary>
    public JsonObject Given { get; init; } = [];

    /// <summary>The value of a query parameter, or null if it is missing.</summary>
    public string? QueryText(string name) => Query.TryGetValue(name, out var values) ? values.ToString() : null;

    /// <summary>The default of a query parameter, or null.</summary>
    public string? Default(string name) =>
        Action.In(ApiParameterLocation.Query).FirstOrDefault(parameter => string.Equals(parameter.Name, name, StringComparison.Ordinal))?.Default?.ToString();

    /// <summary>An id in the path.</summary>
    public string Id(string name) => PathValues[name];

    /// <summary>Whether a flag such as _links is true.</summary>
    public bool IsOn(string name) => string.Equals(QueryText(name), "true", StringComparison.OrdinalIgnoreCase);
}

/// <summary>One part of a multipart body.</summary>
/// <param name="Name">The name of the form field.</param>
/// <param name="FileName">The file name; null for a plain value.</param>
/// <param name="ContentType">The content type, if the part has one.</param>
/// <param name="Content">The bytes.</param>
internal sealed record ReceivedPart(string Name, string? FileName, string? ContentType, byte[] Content)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Content);
}
