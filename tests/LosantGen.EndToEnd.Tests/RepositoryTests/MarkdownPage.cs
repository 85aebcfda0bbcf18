using System.Text.RegularExpressions;

namespace LosantGen.EndToEnd.Tests.RepositoryTests;

/// <summary>A page of the documentation, or the README.</summary>
internal sealed partial class MarkdownPage(string path)
{
    public string Text { get; } = File.ReadAllText(Repository.PathOf(path)).ReplaceLineEndings("\n");

    /// <summary>The C# blocks, each with its heading.</summary>
    public IReadOnlyList<(string Heading, string Code)> Blocks =>
        [.. Block().Matches(Text).Select(match => (Heading().Matches(Text[..match.Index])[^1].Groups["title"].Value, match.Groups["code"].Value))];

    [GeneratedRegex(@"^```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^##? (?<title>.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
