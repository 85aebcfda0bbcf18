namespace LosantGen.Emitting;

/// <summary>Writes the members that all unions have, whatever their discriminator is.</summary>
internal static class UnionCode
{
    public static void Storage(CodeWriter code, string union) => code
        .Line($"private {union}(int @case, object value)\n    : base(@case, value)\n{{\n}}\n");

    /// <summary>Writes the property <c>IsNothing</c>, for unions that may have no value.</summary>
    public static void IsNothing(CodeWriter code, string why) => code
        .Line($"/// <summary>Whether there is no value: {why}.</summary>")
        .Line("public bool IsNothing => Case == -1;\n");

    public static void Match(CodeWriter code, List<CaseCode> cases, bool mayBeNothing = false)
    {
        string Parameters(string kind, string result) => string.Join(", ", cases
            .Select(c => $"Sys::{kind}<{c.Type}{result}> {c.Parameter}")
            .Concat(mayBeNothing ? [kind == "Func" ? "Sys::Func<TResult> nothing" : "Sys::Action nothing"] : [])
            .Append($"Sys::{kind}<{CSharpType.Json}{result}> unknown"));

        code.Line("/// <summary>Calls the function of the value's case and returns its result.</summary>");
        using (code.Open($"public TResult Match<TResult>({Parameters("Func", ", TResult")}) => Case switch", "};"))
        {
            foreach (var item in cases) code.Line($"{item.Number} => {item.Parameter}({item.Value("Value")}),");
            if (mayBeNothing) code.Line("-1 => nothing(),");
            code.Line($"_ => unknown(({CSharpType.Json})Value),");
        }
        code.Line("\n/// <summary>Calls the action of the value's case.</summary>");
        using (code.Open($"public void Switch({Parameters("Action", "")})"))
        using (code.Open("switch (Case)"))
        {
            foreach (var item in cases) code.Line($"case {item.Number}: {item.Parameter}({item.Value("Value")}); break;");
            if (mayBeNothing) code.Line("case -1: nothing(); break;");
            code.Line($"default: unknown(({CSharpType.Json})Value); break;");
        }
        code.Line();
    }
}
