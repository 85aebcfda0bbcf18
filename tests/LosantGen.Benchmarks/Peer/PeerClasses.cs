using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NJsonSchema;
using NJsonSchema.CodeGeneration.CSharp;

namespace LosantGen.Benchmarks.Peer;

/// <summary>The classes that NJsonSchema makes of schemas of the same shapes, compiled in this process.</summary>
internal static class PeerClasses
{
    private const string Namespace = "Peer";

    private static readonly Lazy<Assembly> Compiled = new(() => Compile(Generate()));

    public static Type Of(string schema) => Compiled.Value.GetType($"{Namespace}.{schema}", throwOnError: true)!;

    private static string Generate()
    {
        using var reader = new StreamReader(typeof(PeerClasses).Assembly.GetManifestResourceStream("Peer.schemas.json")!);
        var settings = new CSharpGeneratorSettings
        {
            Namespace = Namespace,
            ClassStyle = CSharpClassStyle.Poco,
            JsonLibrary = CSharpJsonLibrary.SystemTextJson,
            GenerateNullableReferenceTypes = true,
            GenerateDataAnnotations = false,
        };
        return new CSharpGenerator(JsonSchema.FromJsonAsync(reader.ReadToEnd()).GetAwaiter().GetResult(), settings).GenerateFile("Responses");
    }

    private static Assembly Compile(string code)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable);
        using var stream = new MemoryStream();
        var emitted = CSharpCompilation.Create("Peer", [CSharpSyntaxTree.ParseText(code)], references, options).Emit(stream);
        if (!emitted.Success) throw new InvalidOperationException(string.Join('\n', emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        return Assembly.Load(stream.ToArray());
    }
}
