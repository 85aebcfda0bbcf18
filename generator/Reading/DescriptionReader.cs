using System.Threading;
using LosantGen.Diagnostics;

namespace LosantGen.Reading;

/// <summary>Reads a file of any kind, and returns its content together with the diagnostics.</summary>
internal static class DescriptionReader
{
    private const string NothingArrives = "LosantGen gets its options and descriptions in the file that MSBuild writes for analyzers, but the compiler does not get that file; "
        + "leave GenerateMSBuildEditorConfigFile and the item in EditorConfigFiles alone";

    public static Result<DescriptionFile?> Read(Input input, CancellationToken cancellation)
    {
        if (input.Kind == InputKind.Version) return new Result<DescriptionFile?>(new VersionFile(input.Path, ApiVersion.InCodeOf(input.Text)), default);
        if (input.Kind == InputKind.Unmarked) return new Result<DescriptionFile?>(null, new EquatableArray<ReportedDiagnostic>([ReportedDiagnostic.At(null, Descriptors.CannotCompile, NothingArrives)]));
        var diagnostics = new List<ReportedDiagnostic>();
        DescriptionFile? file = null;
        if (DescriptionJson.Load(input.Path, input.Text, diagnostics) is { } document)
        {
            cancellation.ThrowIfCancellationRequested();
            file = input.Kind switch
            {
                InputKind.Api => ApiReader.ReadFile(input.Path, document, diagnostics),
                InputKind.Schema => SchemaReader.ReadFile(input.Path, document, diagnostics),
                InputKind.Examples => ExamplesReader.ReadFile(input.Path, document, diagnostics),
                _ => NamesReader.ReadFile(input.Path, input.Kind == InputKind.BuiltInNames, document, diagnostics),
            };
        }
        if (file is not null && SecretMarks.MayBeIn(input.Text)) file = file with { MarksSecrets = true };
        // Schemas inside a file may be read twice: separately and as a part of another schema.
        return new Result<DescriptionFile?>(file, diagnostics.Distinct().ToEquatableArray());
    }
}
