using LosantGen.CSharp;
using LosantGen.Diagnostics;
using LosantGen.Emitting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LosantGen;

/// <summary>The options that a consumer sets in the project file, and whether its compiler can compile the emitted code.</summary>
internal sealed record GeneratorOptions(EmitOptions Emit, EquatableArray<string> Resources, bool IsCompilerTooOld)
{
    private const string DefaultNamespace = "Losant";
    private const string DefaultClientName = "LosantClient";

    public static Result<GeneratorOptions> Read(AnalyzerConfigOptions options, ParseOptions language)
    {
        var diagnostics = new List<ReportedDiagnostic>();
        string Value(string name, string standard, Func<string, bool> isGood, string expected)
        {
            if (!options.TryGetValue("build_property." + name, out var value) || string.IsNullOrWhiteSpace(value)) return standard;
            value = value.Trim();
            if (isGood(value)) return value;
            diagnostics.Add(ReportedDiagnostic.At(null, Descriptors.BadOption, name, value, expected));
            return standard;
        }

        var space = Value("LosantNamespace", DefaultNamespace, v => v.Split('.').All(Identifier.IsTypeName), "expected the name of a C# namespace");
        var client = Value("LosantClientName", DefaultClientName, v => Identifier.IsTypeName(v) && ReservedNames.Yield(v) == v, "expected the name of a C# class that is not in use");
        var access = Value("LosantAccessibility", "public", v => v is "public" or "internal", "expected public or internal");
        var resources = Value("LosantResources", "", IsList, "expected names of resources or actions separated by commas, as in data,device.get");
        var tooOld = language is CSharpParseOptions { LanguageVersion: < LanguageVersion.CSharp12 } csharp ? csharp.LanguageVersion.ToDisplayString() : null;
        if (tooOld is not null) diagnostics.Add(ReportedDiagnostic.At(null, Descriptors.CompilerTooOld, tooOld));
        return new Result<GeneratorOptions>(
            new GeneratorOptions(
                new EmitOptions(space, client, access),
                resources.Split([','], StringSplitOptions.RemoveEmptyEntries).Select(r => r.Trim()).Where(r => r.Length > 0).Distinct(StringComparer.Ordinal).OrderBy(r => r, StringComparer.Ordinal).ToEquatableArray(),
                tooOld is not null),
            diagnostics.ToEquatableArray());
    }

    private static bool IsList(string value) => value.All(c => char.IsLetterOrDigit(c) || c is ',' or '.' or '_' or '-' or ' ');
}
