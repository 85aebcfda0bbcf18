namespace LosantGen.Diagnostics;

/// <summary>
/// What is reported of all that was found: nothing about files of which nothing is used, and one line for each kind of slip in a file, at
/// its first place. A published description repeats its slips, and whoever uses it can mend none of them.
/// </summary>
internal static class DiagnosticSummary
{
    public static IEnumerable<ReportedDiagnostic> Of(IEnumerable<ReportedDiagnostic> found, IEnumerable<string> unusedFiles)
    {
        var unused = new HashSet<string>(unusedFiles, StringComparer.Ordinal);
        return found.Distinct().Where(d => d.Location is null || !unused.Contains(d.Location.File))
            .OrderBy(d => d.Location?.File, StringComparer.Ordinal).ThenBy(d => d.Location?.Line).ThenBy(d => d.Location?.Column)
            .GroupBy(d => (d.Id, d.Location?.File, Descriptors.KindOf(d)))
            .SelectMany(g => g.Key.Item3 is null ? g : g.Take(1).Select(first => first with { Others = g.Count() - 1 }));
    }
}
