namespace LosantGen.Diagnostics;

/// <summary>
/// What is reported of all that was found: nothing about files of which nothing is used, nothing that only follows from a file that could not be read,
/// and one line for each kind of slip in a file, at its first place. A published description repeats its slips, and whoever uses it can mend none of them.
/// </summary>
internal static class DiagnosticSummary
{
    public static IEnumerable<ReportedDiagnostic> Of(IEnumerable<ReportedDiagnostic> found, IEnumerable<string> unusedFiles)
    {
        var all = found.Distinct().ToList();
        var unused = new HashSet<string>(unusedFiles, StringComparer.Ordinal);
        var unread = new HashSet<string>(all.Where(d => d.Id is "LSG001" or "LSG002").Select(d => FileNames.WithoutExtension(d.Location!.File)), StringComparer.Ordinal);
        return all.Where(d => d.Location is null || !unused.Contains(d.Location.File)).Where(d => !FilesMissedBy(d).Any(unread.Contains))
            .OrderBy(d => d.Location?.File, StringComparer.Ordinal).ThenBy(d => d.Location?.Line).ThenBy(d => d.Location?.Column)
            .GroupBy(d => (d.Id, d.Location?.File, Descriptors.KindOf(d)))
            .SelectMany(g => g.Key.Item3 is null ? g : g.Take(1).Select(first => first with { Others = g.Count() - 1 }));
    }

    /// <summary>The names of the files in which what a diagnostic misses may be.</summary>
    private static string[] FilesMissedBy(ReportedDiagnostic diagnostic) => diagnostic.Id switch
    {
        "LSG004" => [diagnostic.Arguments[0].Split('#')[0]],
        "LSG009" => [FileNames.WithoutExtension(FileNames.ApiInfo), diagnostic.Arguments[0].Split('.')[0] + ".actions"],
        "LSG012" => [diagnostic.Arguments[1].Split('#')[0]],
        _ => [],
    };
}
