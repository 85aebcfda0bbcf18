using System.Threading;
using LosantGen.Diagnostics;

namespace LosantGen.Reading;

/// <summary>A file that was read.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Content">What it says, if that can be read, and its diagnostics.</param>
internal sealed record ReadFile(string Path, Result<DescriptionFile?> Content)
{
    public static ReadFile Of(Input input, CancellationToken cancellation) => new(input.Path, DescriptionReader.Read(input, cancellation));

    /// <summary>
    /// What all files say, in the order of their paths: after several files changed at once, the compiler passes them on in another order than a new
    /// compiler does, and may pass on one of them twice.
    /// </summary>
    public static Result<Descriptions> All(IEnumerable<ReadFile> files)
    {
        var contents = files.GroupBy(f => f.Path, f => f.Content, StringComparer.Ordinal).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.First()).ToList();
        return new Result<Descriptions>(Descriptions.Of(contents.Select(c => c.Value).OfType<DescriptionFile>().ToList()), contents.SelectMany(c => c.Diagnostics).ToEquatableArray());
    }
}
