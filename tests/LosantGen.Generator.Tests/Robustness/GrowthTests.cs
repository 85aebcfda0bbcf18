using LosantGen.Planning.Shapes;
using LosantGen.Reading;

namespace LosantGen.Generator.Tests.Robustness;

/// <summary>
/// What a description costs grows with its size. No test looks at a clock: emitted code is counted, and a generous size would not end
/// (or would end the process, for want of stack) if the cost grew faster.
/// </summary>
public class GrowthTests
{
    private const int Many = 1500;

    private static readonly Dictionary<string, Func<int, IEnumerable<(string Path, string Text)>>> Kinds = new()
    {
        ["files"] = n => Files(n, i => Object($$""" "v{{i}}": { "type": "string" }, "tag": { "type": "object", "properties": { "key": { "type": "string" } } }""")),
        ["properties"] = n => [Schema(Object(Join(n, i => $$""" "v{{i}}": { "type": "object", "properties": { "w{{i}}": {} } }""")))],
        ["enum values"] = n => [Schema($$"""{ "enum": [{{Join(n, i => $"\"v{i}\"")}}] }""")],
        ["cases"] = n => [Schema($$"""{ "oneOf": [{{Join(n, Case)}}] }""")],
        ["cases that only JSON can hold"] = n => [Schema(Object($$""" "v": { "oneOf": [{{Join(n, i => $$"""{ "enum": [{ "a": {{i}} }] }""")}}] }"""))],
        ["parts"] = n => [Schema($$"""{ "allOf": [{{Join(n, i => Object($$""" "v{{i}}": {}"""))}}] }""")],
        ["closed parts"] = n => [Schema($$"""{ "allOf": [{{Join(n, i => Object($$""" "v{{i}}": {}""", """, "additionalProperties": false"""))}}] }""")],
        ["patterns beside members"] = n => [Schema($$"""{ "type": "object", "properties": { {{Join(n, i => $$""" "v{{i}}": {}""")}} }, "patternProperties": { {{Join(n, i => $$""" "^v{{i}}$": { "minLength": 1 }""")}} } }""")],
        ["parameters"] = n => [Small.Api($$"""{ "r": { "path": "/r", "actions": { "get": { "method": "GET", "path": "", "params": [{{Join(n, i => $$"""{ "in": "query", "name": "p{{i}}", "enum": ["a", "b{{i}}"] }""")}}], "responses": {} } } } }""")],
        ["variants of one type"] = n => Files(n, i => Object($$""" "v{{i}}": { "type": "object", "properties": { "key": { "type": "string", "maxLength": {{i + 1}} } } }""")),
        ["references"] = n => Chain(n, next => next),
        ["references of an allOf"] = n => Chain(n, next => $$"""{ "allOf": [{{next}}] }"""),
        ["objects in objects"] = n => Chain(n, (next, i) => Object($$""" "next": {{next}}, "v{{i}}": {}, "shared": { "type": "object", "properties": { "by": { "type": "string" } } }""")),
        ["objects in objects of one file"] = n => OneFile(n, (next, i) => Object($$""" "next": {{next}}, "v{{i}}": {}""")),
        ["objects in lists"] = n => Chain(n, (next, i) => Object($$""" "next": { "type": "array", "items": {{next}} }, "v{{i}}": {}""")),
        ["objects in patterns"] = n => Chain(n, (next, i) => $$"""{ "type": "object", "patternProperties": { "^n": {{next}} }, "properties": { "v{{i}}": {} } }"""),
        ["objects in a oneOf"] = n => Chain(n, (next, i) => $$"""{ "oneOf": [{{Object($""" "next": {next} """)}}, {{Case(i)}}] }"""),
        ["lists in lists"] = n => Chain(n, next => $$"""{ "type": "array", "items": {{next}} }"""),
        ["maps in maps"] = n => Chain(n, next => $$"""{ "type": "object", "additionalProperties": {{next}} }"""),
        ["maps in maps of one file"] = n => OneFile(n, (next, _) => $$"""{ "type": "object", "additionalProperties": {{next}} }"""),
        ["lists in unions"] = n => Chain(n, (next, i) => $$"""{ "oneOf": [{ "type": "array", "items": {{next}} }, {{Case(i)}}] }"""),
        ["oneOf in oneOf"] = n => Chain(n, (next, i) => $$"""{ "oneOf": [{{next}}, {{Case(i)}}] }"""),
        ["anyOf in anyOf"] = n => Chain(n, (next, i) => $$"""{ "anyOf": [{{next}}, {{Case(i)}}] }"""),
        ["oneOf in oneOf with members beside it"] = n => Chain(n, (next, i) => $$"""{ "type": "object", "properties": { "s{{i}}": {} }, "oneOf": [{{next}}, {{Case(i)}}] }""", Object("")),
        ["alternatives of strings"] = n => Chain(n, (next, i) => $$"""{ "oneOf": [{{next}}, { "type": "string", "maxLength": {{i}} }] }"""),
        ["not in not"] = n => Chain(n, next => $$"""{ "type": ["string", "number"], "not": {{next}} }""", """{ "type": "string", "maxLength": 2 }"""),
        ["allOf in allOf"] = n => Chain(n, (next, i) => $$"""{ "allOf": [{{next}}, {{Object($$""" "v{{i}}": {}""")}}] }""", Object("")),
        ["allOf in members of allOf"] = n => Chain(n, (next, _) => $$"""{ "allOf": [{{Object($""" "next": {next} """)}}, {{Object($""" "next": {next} """)}}] }""", Object("")),
        ["a lattice of allOf"] = n => Files(n, i => i == n - 1 ? Object("") : Object($$""" "a": { "allOf": [{{Reference(i + 1)}}, { "properties": { "x{{i}}": {} } }] }, "b": { "allOf": [{{Reference(i + 1)}}, { "properties": { "y{{i}}": {} } }] }""")),
        ["a lattice of unions"] = n => Files(n, i => i == n - 1 ? Object("") : $$"""{ "oneOf": [{{Reference(i + 1)}}, { "allOf": [{{Reference(i + 1)}}, { "required": ["q{{i}}"] }] }] }"""),
        ["a circle of objects"] = n => Files(n, i => Object($$""" "next": {{Reference((i + 1) % n)}}, "v{{i}}": {}""")),
        ["a circle of lists"] = n => Files(n, i => $$"""{ "type": "array", "items": {{Reference((i + 1) % n)}} }"""),
        ["a circle of unions"] = n => Files(n, i => $$"""{ "oneOf": [{{Reference((i + 1) % n)}}, {{Case(i)}}] }"""),
        ["a circle of allOf"] = n => Files(n, i => $$"""{ "allOf": [{{Reference((i + 1) % n)}}, {{Object($$""" "v{{i}}": {}""")}}] }"""),
        ["members that collide"] = n => [Schema(Object(Join(n, i => $$""" "{{Alike(i)}}": {}""")))],
        ["enum values that collide"] = n => [Schema($$"""{ "enum": [{{Join(n, i => $"\"{Alike(i)}\"")}}] }""")],
        ["files that collide"] = n => Enumerable.Range(0, n).Select(i => Small.Schema(Alike(i), Object($$""" "v{{i}}": {}"""))),
        ["actions that collide"] = n => [Small.Api($$"""{ "r": { "path": "/r", "actions": { {{Join(n, i => $$""" "{{Alike(i)}}": { "method": "GET", "path": "", "responses": {} }""")}} } } }""")],
        ["inner types that collide"] = n => Files(n, i => Object($$""" "v": { "title": "Point", "type": "object", "properties": { "k": { "const": "{{i}}" }, "a": {}, "b": {} } }""")),
        ["chosen names"] = n => [Schema(Object(Join(n, i => $$""" "v{{i}}": { "type": "object", "properties": { "w{{i}}": {} } }"""))), Small.Names($$"""{ {{Join(n, i => $$""" "thing#/properties/v{{i}}": "Chosen{{i}}x" """)}} }""")],
    };

    public static TheoryData<string> NamesOfKinds => new(Kinds.Keys);

    [Theory]
    [MemberData(nameof(NamesOfKinds))]
    public void Emitted_code_grows_with_the_description(string kind)
    {
        var (small, large) = (SizeOf(kind, 150), SizeOf(kind, 600));

        // Four times the description, and what each file begins with.
        Assert.InRange(large, 0, (small * 9 / 2) + 10_000);
    }

    [Theory]
    [InlineData("references")]
    [InlineData("objects in objects of one file")]
    [InlineData("lists in lists")]
    [InlineData("oneOf in oneOf")]
    [InlineData("not in not")]
    [InlineData("parts")]
    [InlineData("cases that only JSON can hold")]
    [InlineData("a circle of allOf")]
    public void A_description_of_thousands_ends(string kind)
    {
        var run = Generate(kind, Many);

        Assert.Null(run.Result.Results[0].Exception);
        Assert.All(run.Diagnostics, d => Assert.True(d.Id is "LSG007" or "LSG015" or "LSG017", d.ToString()));
    }

    [Fact]
    public void Each_of_thousands_of_objects_in_a_chain_has_its_type()
    {
        var run = Generate("objects in objects", Many);

        Assert.Empty(run.Diagnostics);
        Assert.Contains("public C0005? Next {", run.Sources["C0004.g.cs"], StringComparison.Ordinal);
        Assert.Equal(Many, run.Sources.Keys.Count(k => k.StartsWith('C')));
    }

    [Fact]
    public void Each_of_thousands_of_parts_gives_its_members()
    {
        var run = Generate("parts", Many);

        Assert.Empty(run.Diagnostics);
        Assert.All(Enumerable.Range(0, Many), i => Assert.Contains($" V{i} {{ get; set; }}", run.Sources["Thing.g.cs"], StringComparison.Ordinal));
    }

    [Fact]
    public void A_thousandth_name_is_no_longer_than_the_tenth()
    {
        var run = Generate("files that collide", 1000);

        Assert.Contains("AB________.g.cs", run.Sources.Keys);
        Assert.Contains("AB_A.g.cs", run.Sources.Keys);
        Assert.All(run.Sources.Keys, k => Assert.InRange(k.Length, 0, 20));
    }

    [Fact]
    public void A_cancelled_generation_ends_within_the_schemas()
    {
        List<LosantGen.Diagnostics.ReportedDiagnostic> diagnostics = [];
        var files = Generous().Select(f => DescriptionReader.Read(new Input(f.Path, InputKind.Schema, f.Text), TestContext.Current.CancellationToken).Value).OfType<LosantGen.Model.SchemaFile>();

        Assert.Throws<OperationCanceledException>(() => ShapeTable.Of(SchemaIndex.Of(files, diagnostics), diagnostics, new CancellationToken(canceled: true)));

        static IEnumerable<(string Path, string Text)> Generous() => Kinds["objects in objects"](10);
    }

    private static long SizeOf(string kind, int count) => Generate(kind, count).Sources.Values.Sum(s => (long)s.Length);

    private static GeneratorRun Generate(string kind, int count) => Small.Generate([.. Kinds[kind](count)]);

    private static (string Path, string Text) Schema(string json) => Small.Schema("thing", json);

    private static IEnumerable<(string Path, string Text)> Files(int count, Func<int, string> json) => Enumerable.Range(0, count).Select(i => Small.Schema(Name(i), json(i)));

    private static IEnumerable<(string Path, string Text)> Chain(int count, Func<string, string> link, string end = """{ "type": "string" }""") => Chain(count, (next, _) => link(next), end);

    private static IEnumerable<(string Path, string Text)> Chain(int count, Func<string, int, string> link, string end = """{ "type": "string" }""") =>
        Files(count, i => i == count - 1 ? end : link(Reference(i + 1), i));

    private static IEnumerable<(string Path, string Text)> OneFile(int count, Func<string, int, string> link) =>
        [Schema($$"""{ "definitions": { {{Join(count, i => $$""" "{{Name(i)}}": {{(i == count - 1 ? """{ "type": "string" }""" : link(Reference(i + 1), i))}}""")}} }, "type": "object", "properties": { "first": {{Reference(0)}} } }""")];

    private static string Object(string properties, string more = "") => $$"""{ "type": "object", "properties": { {{properties}} }{{more}} }""";

    private static string Case(int number) => Object($$""" "kind": { "const": "k{{number}}" }""", """, "required": ["kind"]""");

    private static string Reference(int number) => $$"""{ "$ref": "#/definitions/{{Name(number)}}" }""";

    private static string Name(int number) => $"c{number:0000}";

    // Names of one length that become one name in C#.
    private static string Alike(int number) => "a" + string.Concat(Enumerable.Range(0, 11).Select(bit => (number >> bit & 1) == 0 ? '-' : '_')) + "b";

    private static string Join(int count, Func<int, string> item) => string.Join(", ", Enumerable.Range(0, count).Select(item));
}
