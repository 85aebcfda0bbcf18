namespace LosantGen;

/// <summary>The names of the pipeline's steps; tests use them to see what an edit re-runs.</summary>
internal static class TrackingNames
{
    public const string Options = "LosantOptions";
    public const string References = "LosantReferences";
    public const string Input = "LosantInput";
    public const string Read = "LosantRead";
    public const string Descriptions = "LosantDescriptions";
    public const string CheckExamples = "LosantCheckExamples";
    public const string Plan = "LosantPlan";
    public const string EmitOptions = "LosantEmitOptions";
    public const string Type = "LosantType";
    public const string Resource = "LosantResource";
    public const string Client = "LosantClient";
    public const string Conveniences = "LosantConveniences";
    public const string Rules = "LosantRules";
    public const string NamesFile = "LosantNamesFile";
    public const string Diagnostics = "LosantDiagnostics";
}
