using System.Reflection;
using Losant;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LosantGen.EndToEnd.Tests.RepositoryTests;

/// <summary>A block of the README, compiled as a separate program against the client of this project.</summary>
internal static class ReadmeProgram
{
    /// <summary>Declarations that the README assumes.</summary>
    private const string Given = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;

        internal partial class Program
        {
            public static Losant.LosantClient losant = null!;
            public static Uri api = null!;
            public static string applicationId = "", deviceId = "64b7f1d9a91e3d5f80c41b31", token = "token", key = "key", secret = "secret";
            public static Microsoft.Extensions.DependencyInjection.IServiceCollection services = new Microsoft.Extensions.DependencyInjection.ServiceCollection();
        }
        """;

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Append(typeof(LosantClient).Assembly.Location).Distinct(StringComparer.Ordinal)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Compiles the block, fails on warnings, and returns the program.</summary>
    public static Assembly Compile(string code)
    {
        // The README promises that C# 12 is sufficient.
        var options = new CSharpParseOptions(LanguageVersion.CSharp12);
        var compilation = CSharpCompilation.Create(
            "Readme",
            [CSharpSyntaxTree.ParseText(code, options, "README.md"), CSharpSyntaxTree.ParseText(Given, options, "Given.cs")],
            References,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(compilation.GetDiagnostics().Where(found => found.Severity >= DiagnosticSeverity.Warning).Select(found => $"{found}\n{code}"));
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
}
