using System.Text.Json;

namespace Losant.Runtime.Json.Misfits;

/// <summary>A value that did not fit its type, and is kept as JSON.</summary>
/// <param name="Position">Where it begins in the text.</param>
/// <param name="Cause">Where the value in it begins that is not what was expected; the same position if it is the value itself.</param>
/// <param name="Expected">What was expected, with its article.</param>
internal sealed record Misfit(int Position, int Cause, string Expected)
{
    public JsonElement Json { get; set; }
}
