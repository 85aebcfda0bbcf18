using System.Text.RegularExpressions;

namespace LosantGen.Emitting;

/// <summary>A method of a convenience that takes the client and then, perhaps, what a bound class knows.</summary>
internal sealed record ClientMethod(string Type, string Name, string Generic, IReadOnlyList<string> Parameters)
{
    private static readonly Regex Declarations = new(@"^    public static (?:async )?(?<type>\S.*?) (?<name>\w+)(?<generic><\w+>)?\(\s*this LosantClient losant, (?<parameters>.+)\)$", RegexOptions.Multiline);
    private static readonly Regex Between = new(@", (?![^<]*>)");
    private static readonly Regex Attribute = new(@"\[\w+\] ");

    /// <summary>All in the code of a convenience.</summary>
    public static IReadOnlyList<ClientMethod> In(string code) => Declarations.Matches(code).Cast<Match>()
        .Select(m => new ClientMethod(m.Groups["type"].Value, m.Groups["name"].Value, m.Groups["generic"].Value, Between.Split(Attribute.Replace(m.Groups["parameters"].Value, ""))))
        .ToList();

    /// <summary>The bound class that knows the most of its parameters; null if none knows any.</summary>
    public BoundTarget? TargetIn(IEnumerable<BoundTarget> all) =>
        all.OrderByDescending(t => t.Parameters.Count).FirstOrDefault(t => t.Parameters.Count < Parameters.Count && t.Parameters.Select((p, i) => Parameters[i] == "string " + p).All(same => same));
}
