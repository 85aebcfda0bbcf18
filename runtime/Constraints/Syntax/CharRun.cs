namespace Losant.Runtime.Constraints.Syntax;

/// <summary>A row of characters of one class, at least and at most so many.</summary>
internal sealed partial class CharRun
{
    /// <summary>Makes a run.</summary>
    public CharRun(CharClass @class, int min, int max)
    {
        Class = @class;
        Min = min;
        Max = max;
        Prepare();
    }

    /// <summary>The class.</summary>
    public CharClass Class { get; }

    /// <summary>The least number of characters.</summary>
    public int Min { get; }

    /// <summary>The greatest number of characters.</summary>
    public int Max { get; }

    // Where runs are found in texts, and not only read from patterns.
    partial void Prepare();
}
