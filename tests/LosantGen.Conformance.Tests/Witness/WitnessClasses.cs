using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using System.Runtime.Serialization;
using LosantGen.Conformance.Tests.Support;
using LosantGen.Conformance.Tests.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using NJsonSchema;
using NJsonSchema.CodeGeneration.CSharp;

namespace LosantGen.Conformance.Tests.Witness;

/// <summary>
/// The classes that NJsonSchema makes of the schemas of a folder: those of each in a namespace of its own, and all of them one assembly.
/// </summary>
internal sealed class WitnessClasses
{
    private const string Root = "TheRoot";

    // Texts that look like times stay texts, and values of an enum are texts also where the classes do not say so: in lists, and as a whole.
    private static readonly JsonSerializerSettings Settings = new() { DateParseHandling = DateParseHandling.None, Converters = { new TextEnums() } };

    private readonly Assembly _assembly;
    private readonly Dictionary<string, string> _broken = new(StringComparer.Ordinal);

    public WitnessClasses(Description description)
    {
        var oracle = new Oracle(description.Schemas);
        var trees = new List<SyntaxTree>();
        foreach (var schema in description.Schemas.Keys) trees.Add(CSharpSyntaxTree.ParseText(Classes(schema, oracle.Bundle(schema)), path: schema));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(p => MetadataReference.CreateFromFile(p));
        var compilation = CSharpCompilation.Create("Witness", trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var stream = new MemoryStream();
        var emitted = compilation.Emit(stream);
        foreach (var error in emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).GroupBy(d => d.Location.SourceTree!))
        {
            _broken.Add(error.Key.FilePath, error.OrderBy(d => d.Location.SourceSpan.Start).First().GetMessage(CultureInfo.InvariantCulture));
            compilation = compilation.RemoveSyntaxTrees(error.Key);
        }
        if (!emitted.Success) emitted = compilation.Emit(stream);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Take(10)));
        stream.Position = 0;
        _assembly = new AssemblyLoadContext("Witness").LoadFromStream(stream);
    }

    /// <summary>The schemas of which NJsonSchema makes code that does not compile, with the compiler's first word on it.</summary>
    public IReadOnlyDictionary<string, string> Broken => _broken;

    /// <summary>The class of a schema; null where there is none, since C# has a type for such values.</summary>
    public Type? TypeOf(string schema) => _assembly.GetType($"{Namespace(schema)}.{Root}");

    public static object? Read(Type type, string json) => JsonConvert.DeserializeObject(json, type, Settings);

    public static string Write(object? value) => JsonConvert.SerializeObject(value, Settings);

    private static string Namespace(string schema) => "Witness." + CSharpName.Pascal(schema);

    private static string Classes(string schema, string bundle)
    {
        var settings = new CSharpGeneratorSettings
        {
            Namespace = Namespace(schema),
            ClassStyle = CSharpClassStyle.Poco,
            JsonLibrary = CSharpJsonLibrary.NewtonsoftJson,
            GenerateDataAnnotations = false,
        };
        return new CSharpGenerator(JsonSchema.FromJsonAsync(bundle).GetAwaiter().GetResult(), settings).GenerateFile(Root);
    }

    // An enum of numbers is numbers.
    private sealed class TextEnums : StringEnumConverter
    {
        public override bool CanConvert(Type objectType) => base.CanConvert(objectType)
            && (Nullable.GetUnderlyingType(objectType) ?? objectType).GetFields().Any(f => f.IsDefined(typeof(EnumMemberAttribute)));
    }
}
