namespace LosantGen.Model;

/// <summary>The content of one file of a description.</summary>
public abstract record DescriptionFile(string Path);
