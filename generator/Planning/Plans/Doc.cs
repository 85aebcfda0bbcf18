namespace LosantGen.Planning.Plans;

/// <summary>What the documentation of a type or member says; every text is data from a description.</summary>
internal sealed record Doc(string? Summary)
{
    /// <summary>Sentences after the summary: limits, defaults.</summary>
    public EquatableArray<string> Notes { get; init; }

    /// <summary>A sentence of our own where there is no summary; names stand between backticks.</summary>
    public string? Use { get; init; }

    public string? Example { get; init; }

    public bool Deprecated { get; init; }
}
