using System.Text;
using LosantGen.CSharp;
using LosantGen.Diagnostics;
using LosantGen.Emitting;
using LosantGen.Planning;
using LosantGen.Planning.Plans;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LosantGen;

/// <summary>The options that a consumer sets in the project file, and whether its compiler can compile the emitted code.</summary>
internal sealed record GeneratorOptions(EmitOptions Emit, Wanted Resources, bool IsCompilerTooOld, bool HasBuildFiles)
{
    private const string DefaultNamespace = "Losant";

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

        bool IsSet(string name) => Value(name, "", _ => true, "") == "true";

        var space = Value("LosantNamespace", DefaultNamespace, IsNamespace, "expected the name of a C# namespace");
        var client = Value("LosantClientName", ClientPlan.UsualName, v => Identifier.IsTypeName(v) && ReservedNames.IsFreeForClient(v), "expected the name of a C# class that is not in use");
        var access = Value("LosantAccessibility", "public", v => v is "public" or "internal", "expected public or internal");
        var resources = Value("LosantResources", "", IsList, "expected names of resources or actions separated by commas, as in data,device.get");
        var version = Value("LosantApiVersion", "", ApiVersion.IsVersion, "expected a version of the API, as in 1.30.0");
        var tooOld = language is CSharpParseOptions { LanguageVersion: < LanguageVersion.CSharp12 } csharp ? csharp.LanguageVersion.ToDisplayString() : null;
        if (tooOld is not null) diagnostics.Add(ReportedDiagnostic.At(null, Descriptors.CannotCompile, $"LosantGen emits C# 12, but this project is compiled as C# {tooOld}; set LangVersion to 12 or newer"));
        if (IsSet("_LosantGenSchemaIsMissing")) diagnostics.Add(ReportedDiagnostic.At(null, Descriptors.MissingDescriptions));
        return new Result<GeneratorOptions>(
            new GeneratorOptions(
                new EmitOptions(Identifier.EscapeNamespace(space), client, access),
                new Wanted(
                    List(resources), List(Value("_LosantGenResourcesOfGroups", "", IsList, "")), List(Value("_LosantGenKnownResources", "", IsList, "")),
                    version.Length > 0 ? ApiVersion.RangeOf(version) : null, IsSet("_LosantGenOwnDescriptions"), IsSet("_LosantGenWritesNames")),
                tooOld is not null,
                options.TryGetValue("build_property.LosantNamespace", out _)),
            diagnostics.ToEquatableArray());
    }

    /// <summary>Reports that a project has the analyzers of the package and nothing else of it, so that there is nothing to generate.</summary>
    public IEnumerable<ReportedDiagnostic> Check(References references)
    {
        if (!HasBuildFiles && !references.HasRuntime)
            yield return ReportedDiagnostic.At(null, Descriptors.CannotCompile, "This project has the analyzers of the package LosantGen without its library and its build files; reference it without IncludeAssets or ExcludeAssets that leave them out");
    }

    // The first part must not be an alias of emitted files, and the whole not the namespace that emitted code calls.
    private static bool IsNamespace(string value) => value.Split('.') is var parts && parts.All(Identifier.IsPartOfNamespace) && parts.Sum(p => Encoding.UTF8.GetByteCount(p)) <= 2 * Identifier.MaxBytes
        && !SourceFile.Aliases.Contains(parts[0]) && value != SourceFile.RuntimeNamespace;

    private static EquatableArray<string> List(string value) =>
        value.Split([','], StringSplitOptions.RemoveEmptyEntries).Select(r => r.Trim()).Where(r => r.Length > 0).Distinct(StringComparer.Ordinal).OrderBy(r => r, StringComparer.Ordinal).ToEquatableArray();

    private static bool IsList(string value) => value.All(c => char.IsLetterOrDigit(c) || c is ',' or '.' or '_' or '-' or ' ');
}

/// <summary>Whether a project references the library that generated code calls, Microsoft.Extensions.Http, the simulator, and Sep, which reads and writes CSV.</summary>
internal sealed record References(bool HasRuntime, bool HasHttpFactory, bool HasSimulator, bool HasCsv);

/// <summary>What the emitted code depends on beside the descriptions.</summary>
internal sealed record Project(References References, EmitOptions Emit);

/// <summary>How to emit what connects the client with a simulator.</summary>
internal sealed record SimulatorOptions(EmitOptions Options, bool HasHttpFactory);
