namespace LosantGen.Model;

/// <summary>What one file of a description says.</summary>
public abstract record DescriptionFile(string Path);
