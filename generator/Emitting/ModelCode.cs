namespace LosantGen.Emitting;

/// <summary>What all generated types have.</summary>
internal static class ModelCode
{
    public static void Validate(CodeWriter code, string name)
    {
        code.Line("/// <summary>Checks the value against its schema.</summary>");
        code.Line("/// <returns>Every violation, with its place as a JSON pointer; none when the value is valid.</returns>");
        code.Line($"public Col::IReadOnlyList<global::Losant.LosantViolation> Validate() => Rt::JsonText.Check<{name}, {name}>(this);\n");
    }
}
