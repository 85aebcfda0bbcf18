using System.Text;

namespace LosantGen.Emitting;

/// <summary>
/// Gives the methods of a convenience to bound classes too: what is called with the client and an application's id can be called with the
/// application alone.
/// </summary>
internal static class BoundConveniences
{
    /// <summary>The targets to which a convenience gives methods.</summary>
    public static EquatableArray<BoundTarget> TargetsOf(Convenience convenience, IReadOnlyList<BoundTarget> all) =>
        convenience.Methods.Select(m => m.TargetIn(all)).OfType<BoundTarget>().Distinct().ToEquatableArray();

    /// <summary>Adds the methods to the class of those that they call.</summary>
    public static string AddTo(Convenience convenience, EquatableArray<BoundTarget> targets)
    {
        var methods = new StringBuilder();
        foreach (var method in convenience.Methods)
        {
            if (method.TargetIn(targets) is not { } target) continue;
            var parameters = method.Parameters.Skip(target.Parameters.Count).ToList();
            var original = InReference($"{method.Name}{method.Generic}({string.Join(", ", method.Parameters.Select(TypeOf).Prepend("LosantClient"))})");
            var arguments = target.Properties.Select(p => "bound." + p).Concat(parameters.Select(NameOf));
            methods.Append($"\n\n    /// <inheritdoc cref=\"{original}\"/>\n    public static {method.Type} {method.Name}{method.Generic}(this {target.ClassName} bound, {string.Join(", ", parameters)}) =>\n")
                .Append($"        bound.Client.{method.Name}({string.Join(", ", arguments)});");
        }
        // The class is the only type of the file.
        return methods.Length == 0 ? convenience.Text : convenience.Text.Insert(convenience.Text.IndexOf("\n}\n", StringComparison.Ordinal), methods.ToString());
    }

    private static string NameOf(string parameter) => Declaration(parameter).Split(' ').Last();

    private static string TypeOf(string parameter) => Declaration(parameter).Substring(0, Declaration(parameter).LastIndexOf(' '));

    private static string Declaration(string parameter) => parameter.Split([" = "], StringSplitOptions.None)[0];

    // References have braces around type arguments, and no types of nullable references.
    private static string InReference(string signature) => signature.Replace('<', '{').Replace('>', '}').Replace("?", "");
}
