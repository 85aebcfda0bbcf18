namespace LosantGen.Model;

/// <summary>A resource of the API and its actions.</summary>
public sealed record Resource(string Name, SourceLocation Location, string? Description, EquatableArray<ResourceAction> Actions);

/// <summary>One call of the API. Path, parameters and scopes include those that its resource declares for all its actions.</summary>
public sealed record ResourceAction
{
    public required string Name { get; init; }

    public required SourceLocation Location { get; init; }

    public required string Method { get; init; }

    /// <summary>The path's template, relative to the base address, with <c>{name}</c> for each path parameter.</summary>
    public required string Path { get; init; }

    public string? Summary { get; init; }

    public string? Description { get; init; }

    public bool Deprecated { get; init; }

    public bool IsEventStream { get; init; }

    /// <summary>The description names content types of its responses, of which none is JSON.</summary>
    public bool IsDownload { get; init; }

    /// <summary>The scopes of which a token needs at least one; empty if no token is needed.</summary>
    public EquatableArray<string> Scopes { get; init; }

    public EquatableArray<Parameter> Parameters { get; init; }

    public EquatableArray<Response> Responses { get; init; }
}
