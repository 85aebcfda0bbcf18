namespace LosantGen.Planning.Names;

/// <summary>What follows from a names file alone.</summary>
/// <param name="Files">The schema files within which it names types.</param>
/// <param name="Shapes">What had a name when it was chosen, by the name.</param>
/// <param name="Unique">Those whose fingerprint no other one has.</param>
internal sealed record NamesIndex(HashSet<string> Files, Dictionary<string, NamedShape> Shapes, List<NamedShape> Unique)
{
    public static NamesIndex Of(NamesFile file) => new(
        // What stands before the # is a schema file, or the parameter of an action.
        new HashSet<string>(file.Names.Select(n => n.Target.Split('#')[0]).Where(t => t.IndexOf('/') < 0), StringComparer.Ordinal),
        file.Shapes.ToDictionary(s => s.Name, StringComparer.Ordinal),
        file.Shapes.GroupBy(s => s.Fingerprint, StringComparer.Ordinal).Where(g => g.Count() == 1).Select(g => g.Single()).ToList());
}
