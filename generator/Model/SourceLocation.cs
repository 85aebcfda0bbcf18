namespace LosantGen.Model;

/// <summary>A location in a description file, for diagnostics. Lines and columns count from zero.</summary>
public sealed record SourceLocation(string File, int Line, int Column)
{
    public static SourceLocation StartOf(string file) => new(file, 0, 0);
}
