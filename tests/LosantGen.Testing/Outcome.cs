using System.Text.RegularExpressions;

namespace LosantGen.Testing;

/// <summary>The exit code and the output of a program.</summary>
public sealed partial record Outcome(string Command, int ExitCode, string Output, string Error)
{
    /// <summary>The codes of the warnings, one for each location.</summary>
    public IReadOnlyList<string> Warnings => Codes("warning");

    /// <summary>The codes of the errors, one for each location.</summary>
    public IReadOnlyList<string> Errors => Codes("error");

    public Outcome Succeeds()
    {
        Assert.True(ExitCode == 0, $"{Command} ended with {ExitCode}:\n{Output}{Error}");
        return this;
    }

    public Outcome Fails()
    {
        Assert.True(ExitCode != 0, $"{Command} was expected to fail:\n{Output}{Error}");
        return this;
    }

    public Outcome HasNoWarning()
    {
        Assert.True(Warnings.Count == 0, $"{Command} warns:\n{Output}{Error}");
        return this;
    }

    private string[] Codes(string kind) =>
        [.. Output.Split('\n').Select(l => NodeNumber().Replace(l, "")).Distinct(StringComparer.Ordinal).Select(l => Diagnostic().Match(l)).Where(m => m.Groups["kind"].Value == kind).Select(m => m.Groups["code"].Value)];

    /// <summary>At some verbosities a line starts with the number of its build node, and is repeated without it.</summary>
    [GeneratedRegex(@"^\s*(\d+>)?\s*|\s+$")]
    private static partial Regex NodeNumber();

    [GeneratedRegex(@"(^|: )(?<kind>warning|error) (?<code>[A-Z]+\d+)?( |:)")]
    private static partial Regex Diagnostic();
}
