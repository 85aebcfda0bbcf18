namespace LosantGen.Planning.Plans;

/// <summary>The documentation of a type or member; every string is data from a description.</summary>
internal sealed record Doc(string? Summary)
{
    /// <summary>Sentences after the summary: constraints and defaults.</summary>
    public EquatableArray<string> Notes { get; init; }

    /// <summary>A generated sentence if there is no summary; names are between backticks.</summary>
    public string? Use { get; init; }

    public string? Example { get; init; }

    public bool Deprecated { get; init; }
}
