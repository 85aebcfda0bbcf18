namespace Losant.Runtime.Constraints.Syntax;

/// <summary>Determines how a pattern is checked.</summary>
internal static class PatternKind
{
    /// <summary>Whether only a Regex can check a pattern.</summary>
    public static bool NeedsRegex(string pattern) => StraightPatternReader.TryRead(pattern) is null && LinePattern.TryRead(pattern) is null;
}
