using System.Text;
using System.Text.RegularExpressions;

namespace LosantGen.Emitting;

/// <summary>
/// Gives the methods of a convenience to bound classes too: what is called with the client and an application's id can be called with the
/// application alone.
/// </summary>
internal static class BoundConveniences
{
    private static readonly Regex Method = new(@"^    public static (?:async )?(?<type>\S.*?) (?<name>\w+)(?<generic><\w+>)?\(\s*this LosantClient losant, (?<parameters>.+)\)$", RegexOptions.Multiline);
    private static readonly Regex Between = new(@", (?![^<]*>)");
    private static readonly Regex Attribute = new(@"\[\w+\] ");

    /// <summary>The targets to which a convenience gives methods.</summary>
    public static EquatableArray<BoundTarget> TargetsOf(string code, IReadOnlyList<BoundTarget> all) =>
        Method.Matches(code).Cast<Match>().Select(m => TargetOf(m, all)).OfType<BoundTarget>().Distinct().ToEquatableArray();

    /// <summary>Adds the methods to the class of those that they call.</summary>
    public static string AddTo(string code, EquatableArray<BoundTarget> targets)
    {
        var methods = new StringBuilder();
        foreach (Match method in Method.Matches(code))
        {
            if (TargetOf(method, targets.ToList()) is not { } target) continue;
            var (name, generic) = (method.Groups["name"].Value, method.Groups["generic"].Value);
            var all = ParametersOf(method);
            var parameters = all.Skip(target.Parameters.Count).ToList();
            var original = InReference($"{name}{generic}({string.Join(", ", all.Select(TypeOf).Prepend("LosantClient"))})");
            var arguments = target.Properties.Select(p => "bound." + p).Concat(parameters.Select(NameOf));
            methods.Append($"\n\n    /// <inheritdoc cref=\"{original}\"/>\n    public static {method.Groups["type"].Value} {name}{generic}(this {target.ClassName} bound, {string.Join(", ", parameters)}) =>\n")
                .Append($"        bound.Client.{name}({string.Join(", ", arguments)});");
        }
        // The class is the only type of the file.
        return methods.Length == 0 ? code : code.Insert(code.IndexOf("\n}\n", StringComparison.Ordinal), methods.ToString());
    }

    private static BoundTarget? TargetOf(Match method, IReadOnlyList<BoundTarget> all)
    {
        var parameters = ParametersOf(method);
        return all.OrderByDescending(t => t.Parameters.Count).FirstOrDefault(t => t.Parameters.Count < parameters.Count && t.Parameters.Select((p, i) => parameters[i] == "string " + p).All(same => same));
    }

    private static List<string> ParametersOf(Match method) => Between.Split(Attribute.Replace(method.Groups["parameters"].Value, "")).ToList();

    private static string NameOf(string parameter) => Declaration(parameter).Split(' ').Last();

    private static string TypeOf(string parameter) => Declaration(parameter).Substring(0, Declaration(parameter).LastIndexOf(' '));

    private static string Declaration(string parameter) => parameter.Split([" = "], StringSplitOptions.None)[0];

    // References have braces around type arguments, and no types of nullable references.
    private static string InReference(string signature) => signature.Replace('<', '{').Replace('>', '}').Replace("?", "");
}
