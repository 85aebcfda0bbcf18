using LosantGen.Diagnostics;

namespace Losant.Simulator.Content;

/// <summary>Says which name was probably meant.</summary>
internal static class Suggestion
{
    /// <summary>The end of a message that a name is unknown: the nearest of those that are known, or nothing.</summary>
    public static string Of(string name, IEnumerable<string> known) =>
        NearestName.Of(name, known, Math.Max(2, name.Length / 4)) is { } near ? $"; did you mean {near}?" : ".";
}
