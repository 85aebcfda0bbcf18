namespace Losant.Runtime.Constraints.Syntax;

/// <summary>A sequence of characters of one class, with a minimum and a maximum length.</summary>
internal sealed partial class CharRun
{
    /// <summary>Initializes a run.</summary>
    public CharRun(CharClass @class, int min, int max)
    {
        Class = @class;
        Min = min;
        Max = max;
        Prepare();
    }

    /// <summary>The class.</summary>
    public CharClass Class { get; }

    /// <summary>The minimum number of characters.</summary>
    public int Min { get; }

    /// <summary>The maximum number of characters.</summary>
    public int Max { get; }

    // Implemented where runs are matched against strings, and not only parsed.
    partial void Prepare();
}
