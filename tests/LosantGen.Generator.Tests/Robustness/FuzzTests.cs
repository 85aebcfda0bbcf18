using System.Globalization;
using System.Text;

namespace LosantGen.Generator.Tests.Robustness;

/// <summary>
/// However a description is corrupted, the generator does not fail and its code compiles. The default run tries a few dozen
/// seeds; <c>LOSANTGEN_FUZZ=20000 dotnet test tests/LosantGen.Generator.Tests --filter FuzzTests</c> tries more, and
/// <c>LOSANTGEN_FUZZ_FROM=17</c> starts at another seed.
/// </summary>
public class FuzzTests
{
    private const int Normal = 60;

    /// <summary>A small description with every feature.</summary>
    internal static readonly (string Path, string Text)[] Synthetic =
    [
        Small.Api("""
            {
              "lamps": {
                "path": "/rooms/{roomId}/lamps",
                "params": [{ "in": "path", "name": "roomId", "required": true, "pattern": "^[a-f0-9]{24}$" }],
                "auth": ["all.User"],
                "actions": {
                  "get": { "method": "GET", "path": "", "auth": ["lamps.get"], "summary": "All lamps", "params": [{ "in": "query", "name": "page", "default": "0" }, { "in": "query", "name": "perPage", "default": "100" }, { "in": "query", "name": "filter", "type": "object", "schema": { "$ref": "#/definitions/filter" } }], "responses": { "200": { "description": "Lamps.", "schema": { "$ref": "#/definitions/lamps" } }, "400": { "schema": { "$ref": "#/definitions/error" } } } },
                  "post": { "method": "POST", "path": "", "params": [{ "in": "body", "name": "lamp", "required": true, "schema": { "$ref": "#/definitions/lamp" } }], "responses": { "200": { "schema": { "$ref": "#/definitions/lamp" } }, "202": { "schema": { "$ref": "#/definitions/error" } } } },
                  "upload": { "method": "POST", "path": "/picture", "params": [{ "in": "multipart", "name": "picture", "type": "file" }, { "in": "multipart", "name": "options", "schema": { "$ref": "#/definitions/filter" } }] },
                  "stream": { "method": "GET", "path": "/stream", "sseStream": true, "params": [{ "in": "query", "name": "kinds", "type": "array", "items": { "$ref": "#/definitions/shade" }, "maxItems": 3 }, { "in": "query", "name": "least", "type": "integer", "minimum": 1, "multipleOf": 2 }], "responses": { "200": { "sseEvents": { "lamp": { "schema": { "$ref": "#/definitions/lamp" } } } } } }
                }
              }
            }
            """),
        Small.Schema("lamp", """{ "type": "object", "title": "A lamp", "properties": { "name": { "type": "string", "minLength": 1, "pattern": "^[a-z]+$" }, "watts": { "type": ["number", "null"], "minimum": 0 }, "lit": { "type": "string", "format": "date-time" }, "shade": { "$ref": "#/definitions/shade" }, "light": { "$ref": "#/definitions/light" }, "labels": { "type": "object", "patternProperties": { "^[a-z]+$": { "type": ["string", "number", "boolean"] } }, "additionalProperties": false }, "parts": { "type": "array", "items": { "type": "object", "properties": { "kind": { "type": "string", "enum": ["bulb", "cord"] }, "length": { "type": "integer" } }, "required": ["kind"] } } }, "required": ["name"], "additionalProperties": false }"""),
        Small.Schema("lamps", """{ "type": "object", "properties": { "items": { "type": "array", "items": { "$ref": "#/definitions/lamp" } }, "totalCount": { "type": "integer" }, "page": { "type": "integer" }, "perPage": { "type": "integer" } } }"""),
        Small.Schema("shade", """{ "type": "string", "enum": ["light", "DARK", "*"] }"""),
        Small.Schema("light", """{ "oneOf": [{ "type": "string" }, { "type": "object", "properties": { "kind": { "type": "string", "enum": ["lamp"] } }, "required": ["kind"] }, { "type": "object", "properties": { "kind": { "type": "string", "enum": ["candle"] }, "wick": { "type": "string" } }, "required": ["kind"] }, { "type": "array", "items": { "$ref": "#/definitions/shade" } }, { "type": "null" }] }"""),
        Small.Schema("filter", """{ "type": "object", "properties": { "$and": { "type": "array", "items": { "$ref": "#/definitions/filter" } }, "$eq": { "allOf": [{ "type": "string" }, { "maxLength": 5 }] } }, "additionalProperties": { "type": "string" } }"""),
        Small.Schema("error", """{ "type": "object", "properties": { "type": { "type": "string" }, "message": { "type": "string" } } }"""),
        Small.Examples("""{ "lamp": { "name": "a", "watts": null }, "shade": "light" }"""),
        Small.Names("""{ "lamp#/properties/parts/items": "LampPart" }"""),
    ];

    private static readonly IReadOnlyList<(string Path, string Text, string Kind)> OfPackage = BuiltIn.Files();

    // The small description is faster and has every feature; the built-in one is the one in use.
    [Fact]
    public void Descriptions_can_be_corrupted_in_any_way() => Spoil(
        Requested.Number("LOSANTGEN_FUZZ") ?? Normal,
        seed => seed % 12 == 0 ? OfPackage.ToList() : [.. Synthetic.Select(f => (f.Path, f.Text, Kind: f.Path.EndsWith("names.json", StringComparison.Ordinal) ? "names" : "schema"))]);

    // Nodes of real files, moved to other locations.
    [Fact]
    public void The_vendors_files_can_be_corrupted_in_any_way()
    {
        var files = VendorFolder.Files().Where(f => !Path.GetFileName(f.Path).StartsWith("api", StringComparison.Ordinal)).ToArray();
        Spoil((Requested.Number("LOSANTGEN_FUZZ") ?? Normal) / 10, seed => [.. new Random(seed).GetItems(files, 8).DistinctBy(f => f.Path).Select(f => (f.Path, f.Text, "schema"))]);
    }

    private static void Spoil(int count, Func<int, List<(string Path, string Text, string Kind)>> filesOf)
    {
        var first = Requested.Number("LOSANTGEN_FUZZ_FROM") ?? 1;
        var failures = new StringBuilder();
        for (var seed = first; seed < first + count && failures.Length < 20_000; seed++)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            var files = filesOf(seed);
            var mutator = new Mutator(seed);
            var at = new Random(seed).Next(files.Count);
            files[at] = files[at] with { Text = mutator.Mutate(files[at].Text, [.. files.Select(f => f.Text)]) };
            if (seed % 6 == 0 && mutator.Recased(Path.GetFileName(files[at].Path)) is var recased && files.All(f => Path.GetFileName(f.Path) != recased))
                files.Add(files[at] with { Path = Path.Combine(Path.GetDirectoryName(files[at].Path)!, recased) });
            if (Failure(files) is { } failure) failures.Append(CultureInfo.InvariantCulture, $"seed {seed}: {failure}\n{Path.GetFileName(files[at].Path)}:\n{files[at].Text}\n\n");
        }
        Assert.True(failures.Length == 0, failures.ToString());
    }

    private static string? Failure(List<(string Path, string Text, string Kind)> files)
    {
        var run = GeneratorRun.Of(files);
        if (run.Result.Results[0].Exception is { } exception) return exception.ToString();
        if (run.CompilerDiagnostics.FirstOrDefault() is not { } diagnostic) return null;
        var line = diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString();
        return $"{diagnostic}\n{line}";
    }
}
