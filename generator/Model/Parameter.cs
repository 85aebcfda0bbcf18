namespace LosantGen.Model;

/// <summary>The part of a request that contains a parameter.</summary>
public enum ParameterLocation
{
    Path,
    Query,
    Header,
    Body,
    Multipart,
}

/// <summary>A parameter of an action. Its default and example are compact JSON text.</summary>
public sealed record Parameter
{
    public required string Name { get; init; }

    public required SourceLocation Location { get; init; }

    public required ParameterLocation In { get; init; }

    /// <summary>Its type is <c>file</c>.</summary>
    public bool IsFile { get; init; }

    public bool Required { get; init; }

    public string? Description { get; init; }

    public string? Example { get; init; }

    public string? Default { get; init; }

    public bool Deprecated { get; init; }

    /// <summary>The keywords on the parameter itself: its type, constraints and values.</summary>
    public required Schema Inline { get; init; }

    /// <summary>The schema of its value; if there is one, the keywords on the parameter are ignored.</summary>
    public Schema? Schema { get; init; }
}
