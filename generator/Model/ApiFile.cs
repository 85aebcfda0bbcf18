namespace LosantGen.Model;

/// <summary>The content of an <c>apiInfo.json</c>.</summary>
public sealed record ApiFile(string Path, EquatableArray<Resource> Resources) : DescriptionFile(Path);
