using System.IO;
using System.Text.RegularExpressions;
using LosantGen.Planning.Plans;

namespace LosantGen.Emitting;

/// <summary>
/// Hand-written C# on top of generated calls, a file of <c>generator/Conveniences</c>. Its first lines say what it needs of the generated code; a test
/// works them out from the code itself.
/// </summary>
/// <param name="Name">The file's name.</param>
/// <param name="Needs">What must be generated, as <see cref="ConvenienceOffers"/> says it.</param>
/// <param name="Text">The code, without those lines.</param>
/// <param name="Reference">The library that a project must refer to; null for none.</param>
internal sealed record Convenience(string Name, IReadOnlyList<string> Needs, string Text, string? Reference)
{
    /// <summary>What begins a line with a need.</summary>
    public const string NeedsMark = "// needs ";

    /// <summary>What begins the need of a library that a project may refer to; it comes before all others.</summary>
    public const string ReferenceMark = "reference ";

    private const string Folder = "Conveniences.";

    // A project may have types of these names in the client's namespace, which hide those of the framework.
    private static readonly Dictionary<string, string> Framework = new[]
        {
            "System.ArgumentException", "System.ArgumentNullException", "System.Array", "System.DateTimeOffset", "System.Exception", "System.Func", "System.IDisposable",
            "System.InvalidOperationException", "System.IProgress", "System.OperationCanceledException", "System.StringComparer", "System.StringComparison", "System.TimeProvider",
            "System.TimeSpan", "System.Collections.Generic.Dictionary", "System.Collections.Generic.HashSet", "System.Collections.Generic.IAsyncEnumerable",
            "System.Collections.Generic.IEnumerable", "System.Collections.Generic.IReadOnlyDictionary", "System.Collections.Generic.IReadOnlyList",
            "System.Collections.Generic.List", "System.IO.Directory", "System.IO.File", "System.IO.FileNotFoundException", "System.IO.InvalidDataException", "System.IO.Path", "System.IO.SearchOption", "System.IO.Stream", "System.IO.StreamWriter",
            "System.Net.Http.HttpClient", "System.Runtime.CompilerServices.ConditionalWeakTable", "System.Runtime.CompilerServices.EnumeratorCancellation",
            "System.Text.StringBuilder", "System.Text.Json.JsonException", "System.Text.Json.JsonSerializer", "System.Text.Json.Serialization.Metadata.JsonTypeInfo", "System.Threading.CancellationToken",
            "System.Threading.Tasks.Task",
        }.ToDictionary(n => n.Substring(n.LastIndexOf('.') + 1), n => "global::" + n, StringComparer.Ordinal);

    private static readonly Regex FrameworkNames = new($@"(?<![\w.:])(?:{string.Join("|", Framework.Keys)})(?=[<>(),?.\]]|\[\]| [A-Za-z_]|$)");

    private static readonly Lazy<IReadOnlyList<Convenience>> Files = new(Load);

    /// <summary>All files, by name.</summary>
    public static IReadOnlyList<Convenience> All => Files.Value;

    /// <summary>The names of the types in it.</summary>
    public IReadOnlyList<string> Declares { get; } = Regex.Matches(Text, @"^public .*?\b(?:class|struct|record|interface|enum) (\w+)", RegexOptions.Multiline).Cast<Match>().Select(m => m.Groups[1].Value).ToList();

    /// <summary>The words of its needs: names of types, among others.</summary>
    public ISet<string> Words { get; } = new HashSet<string>(Needs.SelectMany(n => Regex.Matches(n, @"\w+").Cast<Match>()).Select(m => m.Value), StringComparer.Ordinal);

    /// <summary>Its methods that bound classes may have too.</summary>
    public IReadOnlyList<ClientMethod> Methods { get; } = ClientMethod.In(Text);

    /// <summary>Reads a file.</summary>
    public static Convenience Of(string name, string text)
    {
        var lines = text.Replace("\r", "").Split('\n');
        var needs = lines.TakeWhile(l => l.StartsWith(NeedsMark, StringComparison.Ordinal)).Select(l => l.Substring(NeedsMark.Length)).ToList();
        var code = string.Join("\n", lines.Skip(needs.Count));
        return needs.Count > 0 && needs[0].StartsWith(ReferenceMark, StringComparison.Ordinal)
            ? new Convenience(name, needs.Skip(1).ToList(), code, needs[0].Substring(ReferenceMark.Length))
            : new Convenience(name, needs, code, null);
    }

    /// <summary>The code as it stands, but for namespace, client, accessibility and chosen names of types, and with the methods of bound classes.</summary>
    public string Emit(EmitOptions options, EquatableArray<RenamedType> renamed = default, EquatableArray<BoundTarget> bound = default)
    {
        var names = new ConvenienceNames(renamed);
        var code = string.Join("\n", BoundConveniences.AddTo(this, bound).Split('\n').Select(l => names.InCode(Qualified(l)))).Replace("namespace Losant;", $"namespace {options.Namespace};");
        code = Regex.Replace(code, @"\bLosantClient\b", options.ClientName);
        code = Regex.Replace(code, "^public ", $"[global::System.CodeDom.Compiler.GeneratedCode(\"LosantGen\", \"{SourceFile.Version}\")]\n{options.Accessibility} ", RegexOptions.Multiline);
        return "// <auto-generated/>\n#pragma warning disable\n#nullable disable warnings\n#nullable enable annotations\n" + code;
    }

    private static string Qualified(string line) => line.TrimStart().StartsWith("//", StringComparison.Ordinal) || line.StartsWith("using ", StringComparison.Ordinal)
        ? line
        : FrameworkNames.Replace(line, m => Framework[m.Value]);

    private static IReadOnlyList<Convenience> Load()
    {
        var assembly = typeof(Convenience).Assembly;
        return assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).OrderBy(n => n, StringComparer.Ordinal).Select(n =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(n)!);
            return Of(n.Substring(Folder.Length), reader.ReadToEnd());
        }).ToList();
    }
}
