using System.Text.Json;
using Losant.Runtime;

namespace Losant;

/// <summary>A value in a response that does not fit its description, so that it was not read but kept as JSON.</summary>
public sealed class LosantMisfit
{
    /// <summary>Initializes a misfit, for tests of callbacks.</summary>
    /// <param name="path">The JSON path of what was not read.</param>
    /// <param name="reason">What was expected and found, and where.</param>
    /// <param name="json">The JSON that was kept.</param>
    public LosantMisfit(string path, string reason, JsonElement json)
    {
        Path = path;
        Reason = reason;
        Json = json;
    }

    /// <summary>The JSON path of the optional member that is unset, or of the item that a page lacks, such as <c>$.items[3].tags</c>.</summary>
    public string Path { get; }

    /// <summary>What was expected and found, and where: a value within that of <see cref="Path"/>, or that value itself. It contains no values.</summary>
    public string Reason { get; }

    /// <summary>The JSON that was kept.</summary>
    public JsonElement Json { get; }

    /// <summary>Returns the path and the reason.</summary>
    public override string ToString() => MessageText.Of($"{Path}: {Reason}");
}
