namespace LosantGen.Emitting;

/// <summary>What all generated types have.</summary>
internal static class ModelCode
{
    public static void Validate(CodeWriter code, string name)
    {
        code.Line("/// <summary>Every violation of the schema; none when valid.</summary>");
        code.Line($"public Col::IReadOnlyList<Lo::LosantViolation> Validate() => Rt::JsonText.Check(this);\n");
    }
}
