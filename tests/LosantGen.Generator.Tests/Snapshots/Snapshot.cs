using System.Text;
using System.Text.RegularExpressions;

namespace LosantGen.Generator.Tests.Snapshots;

/// <summary>
/// Compares the generated code with a file in Snapshots/. To write the files again after a change of the emitted code:
/// <c>LOSANTGEN_SNAPSHOTS=write dotnet test tests/LosantGen.Generator.Tests --filter SnapshotTests</c>, then read the diff.
/// </summary>
internal static partial class Snapshot
{
    public static string Folder { get; } = Repository.PathOf("tests", "LosantGen.Generator.Tests", "Snapshots");

    /// <summary>
    /// Input and output side by side, in a file named after the feature. The rules file and the client, which are similar
    /// everywhere, are omitted by default.
    /// </summary>
    public static void Matches(string feature, IReadOnlyList<(string Path, string Text)> files, params string[] generated)
    {
        var run = GeneratorRun.Of(files);
        EmittedCode.IsSound(run);
        var text = new StringBuilder();
        foreach (var (path, input) in files) text.Append("=== in: ").Append(Path.GetFileName(path)).Append('\n').Append(input.ReplaceLineEndings("\n").TrimEnd()).Append("\n\n");
        foreach (var diagnostic in run.Diagnostics) text.Append("=== diagnostic: ").Append(diagnostic.Id).Append(' ').Append(diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)).Append("\n\n");
        foreach (var (name, code) in run.Sources.Where(s => generated.Length == 0 ? IsOwn(s.Key) : generated.Contains(s.Key)).OrderBy(s => s.Key, StringComparer.Ordinal))
            text.Append("=== out: ").Append(name).Append('\n').Append(Version().Replace(code, "\"LosantGen\", \"…\"")).Append('\n');

        var file = Path.Combine(Folder, feature + ".cs.txt");
        var actual = text.ToString().TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("LOSANTGEN_SNAPSHOTS") == "write")
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(file, actual);
            return;
        }
        Assert.True(File.Exists(file), $"There is no snapshot {feature}; the comment on {nameof(Snapshot)} says how to write it.");
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), actual);
    }

    private static bool IsOwn(string file) => file is not ("LosantRules.g.cs" or "LosantClient.g.cs") && !file.EndsWith("Resource.g.cs", StringComparison.Ordinal);

    [GeneratedRegex("\"LosantGen\", \"[0-9.]+\"")]
    private static partial Regex Version();
}
