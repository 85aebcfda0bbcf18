using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Losant;
using Losant.Runtime;
using Microsoft.CodeAnalysis;

namespace LosantGen.Conformance.Tests.Support;

/// <summary>
/// The client that the generator generates from a folder of descriptions, compiled and loaded. Tests use it by reflection, with
/// the documented naming rules.
/// </summary>
internal sealed class GeneratedApi
{
    private static readonly Lazy<GeneratedApi> VendorApi = new(() => WithEverySchema("Vendor", VendorFolder.Description()));
    private static readonly Lazy<GeneratedApi> OwnApi = new(() => WithEverySchema("Own", BuiltIn.Files()));
    private readonly ConcurrentDictionary<Type, Func<object, IReadOnlyList<LosantViolation>>> _checks = new();
    private readonly Lazy<Description> _description;

    // Its own, so that the usual ones do not hold types of a client that nobody uses any more.
    private readonly JsonSerializerOptions _json = new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    private GeneratedApi(string name, IReadOnlyList<(string Path, string Text, string Kind)> files, params (string Path, string Text, string Kind)[] more)
    {
        var run = GeneratorRun.Of([.. files, .. more]);
        Assembly = Load(name, run);
        Diagnostics = run.Diagnostics;
        _description = new(() => new Description(files.Where(f => f.Kind == "schema").Select(f => (f.Path, f.Text))));
    }

    /// <summary>The client of the vendor's folder; tests are skipped if the folder is missing.</summary>
    public static GeneratedApi Vendor
    {
        get
        {
            VendorFolder.Require();
            return VendorApi.Value;
        }
    }

    /// <summary>The client of the built-in schemas.</summary>
    public static GeneratedApi Own => OwnApi.Value;

    /// <summary>The client of the folder with that name: vendor or own.</summary>
    public static GeneratedApi Of(string folder) => folder == "vendor" ? Vendor : Own;

    /// <summary>The client of the schemas and examples of a test.</summary>
    public static GeneratedApi Of(string name, params (string Path, string Text)[] files) =>
        new(name, [.. files.Select(f => (f.Path, f.Text, "schema"))]);

    public Assembly Assembly { get; }

    /// <summary>What the generator reported about the description.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    public Description Description => _description.Value;

    /// <summary>A generated client whose calls go to the handler.</summary>
    public object Client(HttpMessageHandler handler, LosantClientOptions options) =>
        Activator.CreateInstance(Type("LosantClient"), new HttpClient(handler), options)!;

    public Type Type(string name) => Assembly.GetType("Losant." + name) ?? throw new InvalidOperationException($"There is no generated type {name}.");

    /// <summary>The type of a schema file. A name that implicit usings bring into scope has a prefix.</summary>
    public Type TypeOf(string schema)
    {
        var name = CSharpName.Pascal(schema);
        return Assembly.GetType("Losant.Losant" + name) ?? Type(name);
    }

    public object Read(Type type, string json) => JsonSerializer.Deserialize(json, type, _json)!;

    public string Write(object value) => JsonSerializer.Serialize(value, value.GetType(), _json);

    /// <summary>All violations of the value's schema.</summary>
    public IReadOnlyList<LosantViolation> Validate(object value) => _checks.GetOrAdd(value.GetType(), Check)(value);

    // No action uses some of the schemas; a resource for tests uses all of them.
    private static GeneratedApi WithEverySchema(string name, IReadOnlyList<(string Path, string Text, string Kind)> files)
    {
        var actions = files.Select(f => Path.GetFileNameWithoutExtension(f.Path)).Where(schema => Description.IsSchema(schema) && !schema.Contains('.', StringComparison.Ordinal))
            .Select(schema => $$"""  "{{schema}}": { "method": "GET", "path": "/{{schema}}", "responses": { "200": { "schema": { "$ref": "#/definitions/{{schema}}" } } } }""");
        var all = $$"""{ "everySchema": { "path": "/every", "actions": { {{string.Join(",\n", actions)}} } } }""";
        return new GeneratedApi(name, files, ("every/apiInfo.json", all, "schema"));
    }

    private static Func<object, IReadOnlyList<LosantViolation>> Check(Type type) => typeof(GeneratedApi)
        .GetMethod(nameof(CheckOf), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type)
        .CreateDelegate<Func<object, IReadOnlyList<LosantViolation>>>();

    private static IReadOnlyList<LosantViolation> CheckOf<T>(object value)
        where T : IJsonCodec<T> => JsonText.Check<T, T>((T)value);

    // Two clients have types of the same names, so each has its own load context; the runtime library is shared. A client that
    // nobody uses any more is unloaded.
    private static Assembly Load(string name, GeneratorRun run)
    {
        using var stream = new MemoryStream();
        var emitted = run.Compilation.Emit(stream);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Take(10)));
        stream.Position = 0;
        return new AssemblyLoadContext(name, isCollectible: true).LoadFromStream(stream);
    }
}
