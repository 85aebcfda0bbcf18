using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LosantGen.Reading;

/// <summary>The kind of an additional file.</summary>
internal enum InputKind
{
    None,
    Api,
    Schema,
    Examples,
    Names,
    BuiltInNames,
    Version,

    /// <summary>A file that the package always marks, without its mark: nothing that the targets tell the compiler arrives.</summary>
    Unmarked,
}

/// <summary>A description file: its path, kind and text.</summary>
internal sealed record Input(string Path, InputKind Kind, string Text)
{
    /// <summary>The item metadata with which the package's targets mark description files among all additional files.</summary>
    private const string KindMetadata = "build_metadata.AdditionalFiles.LosantGenKind";

    private const string AlwaysMarked = "LosantGen.members.json";

    public static InputKind KindOf(AdditionalText file, AnalyzerConfigOptionsProvider options) =>
        options.GetOptions(file).TryGetValue(KindMetadata, out var kind) ? KindOf(file.Path, kind)
        : FileNames.Of(file.Path) == AlwaysMarked ? InputKind.Unmarked : InputKind.None;

    public static InputKind KindOf(string path, string kind) => kind switch
    {
        "names" => InputKind.Names,
        "builtInNames" => InputKind.BuiltInNames,
        "version" => InputKind.Version,
        "schema" when FileNames.IsApiInfo(path) => InputKind.Api,
        "schema" when FileNames.IsApiExamples(path) => InputKind.Examples,
        "schema" => InputKind.Schema,
        _ => InputKind.None,
    };

    public static Input Of(AdditionalText file, InputKind kind, CancellationToken cancellation) => new(file.Path, kind, file.GetText(cancellation)?.ToString() ?? "");
}
