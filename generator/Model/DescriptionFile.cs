namespace LosantGen.Model;

/// <summary>The content of one file of a description.</summary>
public abstract record DescriptionFile(string Path)
{
    /// <summary>Its text may mark a value as a secret; most descriptions do not, and are not searched for marks.</summary>
    public bool MarksSecrets { get; init; }
}
