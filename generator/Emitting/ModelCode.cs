namespace LosantGen.Emitting;

/// <summary>What all generated types have.</summary>
internal static class ModelCode
{
    public static void Validate(CodeWriter code, string name)
    {
        code.Line("/// <summary>Every violation of the value's schema, each with its JSON pointer; none when it is valid.</summary>");
        code.Line($"public Col::IReadOnlyList<Lo::LosantViolation> Validate() => Rt::JsonText.Check<{name}, {name}>(this);\n");
    }
}
