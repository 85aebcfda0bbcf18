using System.Text.Json;

namespace Losant.Runtime.Json.Misfits;

/// <summary>A value that did not fit its type, and is kept as JSON.</summary>
/// <param name="position">Where it begins in the text.</param>
/// <param name="cause">Where the value in it begins that is not what was expected; the same position if it is the value itself.</param>
/// <param name="expected">What was expected, with its article.</param>
internal sealed class Misfit(int position, int cause, string expected)
{
    public int Position { get; } = position;

    public int Cause { get; } = cause;

    public string Expected { get; } = expected;

    public JsonElement Json { get; set; }
}
