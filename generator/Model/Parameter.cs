namespace LosantGen.Model;

/// <summary>Where a parameter travels.</summary>
public enum ParameterPlace
{
    Path,
    Query,
    Header,
    Body,
    Multipart,
}

/// <summary>A parameter of an action. Its default and example are held as compact JSON text.</summary>
public sealed record Parameter
{
    public required string Name { get; init; }

    public required TextPlace Place { get; init; }

    public required ParameterPlace In { get; init; }

    /// <summary>The type that the description states: string, file, object, array, integer, number, boolean or nothing.</summary>
    public string? Type { get; init; }

    public bool Required { get; init; }

    public string? Description { get; init; }

    public string? Example { get; init; }

    public string? Default { get; init; }

    public bool Deprecated { get; init; }

    public TextLimits? Text { get; init; }

    public EquatableArray<string> Enum { get; init; }

    public Schema? Schema { get; init; }
}
