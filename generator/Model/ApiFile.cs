namespace LosantGen.Model;

/// <summary>What an <c>apiInfo.json</c> says.</summary>
public sealed record ApiFile(string Path, EquatableArray<Resource> Resources) : DescriptionFile(Path);
