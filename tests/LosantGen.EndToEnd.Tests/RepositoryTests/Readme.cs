using System.Text.RegularExpressions;

namespace LosantGen.EndToEnd.Tests.RepositoryTests;

/// <summary>The code blocks of the README.</summary>
internal static partial class Readme
{
    public static string Text { get; } = File.ReadAllText(Repository.PathOf("README.md")).ReplaceLineEndings("\n");

    /// <summary>The C# blocks, each with its heading.</summary>
    public static IReadOnlyList<(string Heading, string Code)> Blocks { get; } =
    [
        .. Block().Matches(Text).Select(match => (Heading().Matches(Text[..match.Index])[^1].Groups["title"].Value, match.Groups["code"].Value)),
    ];

    [GeneratedRegex(@"^```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^##? (?<title>.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
