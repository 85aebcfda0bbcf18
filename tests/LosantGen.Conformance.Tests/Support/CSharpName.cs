namespace LosantGen.Conformance.Tests.Support;

/// <summary>The documented naming rules, implemented independently: PascalCase of the description's names, and camelCase for parameters.</summary>
internal static class CSharpName
{
    public static string Pascal(string name)
    {
        var words = new string([.. name.Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(words.Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
    }

    public static string Camel(string name) => Pascal(name) is var pascal ? char.ToLowerInvariant(pascal[0]) + pascal[1..] : "";
}
