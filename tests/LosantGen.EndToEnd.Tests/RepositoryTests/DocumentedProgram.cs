using System.Reflection;
using Losant;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LosantGen.EndToEnd.Tests.RepositoryTests;

/// <summary>A block of code in the documentation, compiled as a separate program against the client of this project.</summary>
internal static class DocumentedProgram
{
    /// <summary>Declarations that the pages assume.</summary>
    private const string Given = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;

        internal partial class Program
        {
            public static Losant.LosantClient losant = null!;
            public static Losant.Simulator.LosantSimulator simulator = null!;
            public static Losant.TimeSeriesQuery query = null!;
            public static Losant.TimeSeriesData series = null!;
            public static Losant.Dashboard dashboard = null!;
            public static Losant.DeviceCommand received = null!;
            public static Dictionary<string, Losant.JsonScalar> data = [], first = [], second = [];
            public static Uri api = null!;
            public static Losant.LosantClientOptions options = null!;
            public static Losant.ApplicationJobLog log = null!;
            public static string file = "", folder = "", dataTableId = "", deviceRecipeId = "", devices = "", email = "", password = "";
            public static string applicationId = "", deviceId = "64b7f1d9a91e3d5f80c41b31", token = "token", key = "key", secret = "secret", flowId = "";
            public static string pumpId = "64b7f1d9a91e3d5f80c41b31", pumpKey = "key", pumpSecret = "secret", accessKey = "key", accessSecret = "secret", officeToken = "token";
            public static CancellationToken stop = default;
            public static Microsoft.Extensions.Logging.ILogger logger = null!;
            public static Microsoft.AspNetCore.Builder.WebApplicationBuilder builder = null!;
            public static Microsoft.Extensions.DependencyInjection.IServiceCollection services = new Microsoft.Extensions.DependencyInjection.ServiceCollection();
        }

        internal sealed record Tuning(int Channel);

        internal sealed class MyJson
        {
            public static MyJson Default { get; } = new();
            public System.Text.Json.Serialization.Metadata.JsonTypeInfo<Tuning> Tuning { get; } = null!;
        }
        """;

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Append(typeof(LosantClient).Assembly.Location).Distinct(StringComparer.Ordinal)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Compiles the last block, with the types that the blocks before it declare; fails on warnings, and returns the program.</summary>
    /// <remarks>The documentation promises that C# 12 is sufficient. The simulator is for .NET 10, so that its code may use what its compiler has.</remarks>
    public static Assembly Compile(IReadOnlyList<string> blocks, LanguageVersion language = LanguageVersion.CSharp12)
    {
        var options = new CSharpParseOptions(language);
        var trees = new List<SyntaxTree> { CSharpSyntaxTree.ParseText(blocks[^1], options, "Block.cs"), CSharpSyntaxTree.ParseText(Given, options, "Given.cs") };
        var isProgram = Members(trees[0]).OfType<GlobalStatementSyntax>().Any();
        foreach (var block in blocks.Reverse().Skip(1))
        {
            var tree = CSharpSyntaxTree.ParseText(block, options, "Earlier.cs");
            if (Members(tree).All(m => m is BaseTypeDeclarationSyntax) && !Types(tree).Intersect(trees.Where(t => t.FilePath != "Given.cs").SelectMany(Types)).Any()) trees.Add(tree);
        }

        var compilation = CSharpCompilation.Create(
            "Documented",
            trees,
            References,
            new CSharpCompilationOptions(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(compilation.GetDiagnostics().Where(found => found.Severity >= DiagnosticSeverity.Warning).Select(found => $"{found}\n{blocks[^1]}"));
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success);
        return Assembly.Load(image.ToArray());
    }

    /// <summary>Runs the program with values for what the README assumes, by name.</summary>
    public static async Task RunAsync(Assembly program, IReadOnlyDictionary<string, object> given)
    {
        var main = program.EntryPoint!;
        foreach (var (name, value) in given)
            main.DeclaringType!.GetField(name)!.SetValue(null, value);
        await Task.Run(() => main.Invoke(null, main.GetParameters().Length == 0 ? null : [Array.Empty<string>()]));
    }

    private static SyntaxList<MemberDeclarationSyntax> Members(SyntaxTree tree) => ((CompilationUnitSyntax)tree.GetRoot()).Members;

    private static IEnumerable<string> Types(SyntaxTree tree) => Members(tree).OfType<BaseTypeDeclarationSyntax>().Select(type => type.Identifier.Text);
}
