namespace LosantGen.Conformance.Tests.Support;

/// <summary>The documented naming rules, implemented independently: PascalCase of the description's names, and camelCase for parameters.</summary>
internal static class CSharpName
{
    public static string Pascal(string name)
    {
        var words = new string([.. name.Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(words.Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
    }

    /// <summary>The name of a parameter. A body that the description calls options is the body: options are those of the request.</summary>
    public static string Parameter(string name) => name == "options" ? "body" : Camel(name);

    public static string Camel(string name) => Pascal(name) is var pascal ? char.ToLowerInvariant(pascal[0]) + pascal[1..] : "";
}
