using LosantGen.CSharp;

namespace LosantGen.Emitting;

/// <summary>Writes the members that all unions have, whatever their discriminator is.</summary>
internal static class UnionCode
{
    public static void Storage(CodeWriter code, string union) => code
        .Line($"private {union}(int @case, object value)\n\t: base(@case, value)\n{{\n}}\n");

    /// <summary>Writes the property <c>IsNothing</c>, for unions that may have no value.</summary>
    public static void IsNothing(CodeWriter code, string why) => code
        .Line($"/// <summary>Whether there is no value: {why}.</summary>")
        .Line("public bool IsNothing => Case_Number == -1;\n");

    public static void Match(CodeWriter code, List<CaseCode> cases, bool mayBeNothing = false)
    {
        var named = Named(cases);
        string Parameters(string kind, string result) => string.Join(", ", named
            .Select(c => $"Sys::{kind}<{c.Case.Type}{result}> {c.Parameter}")
            .Concat(mayBeNothing ? [kind == "Func" ? "Sys::Func<TResult> nothing" : "Sys::Action nothing"] : [])
            .Append($"Sys::{kind}<{CSharpType.Json}{result}> unknown"));

        code.Line("/// <summary>Calls the function of the value's case and returns its result.</summary>");
        using (code.Open($"public TResult Match<TResult>({Parameters("Func", ", TResult")}) => Case_Number switch", "};"))
        {
            foreach (var (item, parameter) in named) code.Line($"{item.Number} => {parameter}({item.Value("Case_Value")}),");
            if (mayBeNothing) code.Line("-1 => nothing(),");
            code.Line($"_ => unknown(({CSharpType.Json})Case_Value),");
        }
        code.Line("\n/// <summary>Calls the action of the value's case.</summary>");
        using (code.Open($"public void Switch({Parameters("Action", "")})"))
        using (code.Open("switch (Case_Number)"))
        {
            foreach (var (item, parameter) in named) code.Line($"case {item.Number}: {parameter}({item.Value("Case_Value")}); break;");
            if (mayBeNothing) code.Line("case -1: nothing(); break;");
            code.Line($"default: unknown(({CSharpType.Json})Case_Value); break;");
        }
        code.Line();
    }

    // The names of two cases may differ in case only, and then not in camelCase.
    private static List<(CaseCode Case, string Parameter)> Named(List<CaseCode> cases)
    {
        var given = new HashSet<string>(["unknown", "nothing"], StringComparer.Ordinal);
        var suffixed = new SuffixedNames(StringComparer.Ordinal);
        return cases.ConvertAll(item =>
        {
            var name = item.Parameter;
            return (item, Identifier.Escape(given.Add(name) ? name : suffixed.Free(name, given.Add)));
        });
    }
}
