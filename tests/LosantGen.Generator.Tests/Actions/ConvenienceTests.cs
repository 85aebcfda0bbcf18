using System.Text.Json.Nodes;
using LosantGen.Emitting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LosantGen.Generator.Tests.Actions;

/// <summary>A convenience is emitted where all that its code names is generated, and nowhere else, so that it breaks no build.</summary>
public partial class ConvenienceTests
{
    private static readonly SymbolDisplayFormat Types = SymbolDisplayFormat.MinimallyQualifiedFormat.WithMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly string[] Names = [.. Directory.GetFiles(Repository.PathOf("generator/Conveniences"), "*.cs").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    /// <summary>LOSANTGEN_CONVENIENCES=write writes what each file needs into its first lines.</summary>
    [Fact]
    public void Each_says_what_its_code_needs()
    {
        var run = Run("");
        foreach (var name in Names)
        {
            var path = Repository.PathOf($"generator/Conveniences/{name}.cs");
            var convenience = Convenience.Of(name, File.ReadAllText(path));
            var needs = NeedsOf(run, convenience);
            var lines = convenience.Reference is null ? needs : needs.Prepend(Convenience.ReferenceMark + convenience.Reference);
            if (Environment.GetEnvironmentVariable("LOSANTGEN_CONVENIENCES") == "write") File.WriteAllText(path, string.Concat(lines.Select(n => Convenience.NeedsMark + n + "\n")) + convenience.Text);
            else Assert.Equal(needs, convenience.Needs);
        }
    }

    [Fact]
    public void All_are_emitted_where_their_actions_are() => Assert.Equal(Names, EmittedIn(Run("")));

    [Fact]
    public void Those_of_CSV_are_there_where_the_project_refers_to_Sep()
    {
        var run = GeneratorRun.Of(BuiltIn.Files());

        Assert.Empty(run.CompilerDiagnostics.Take(5));
        Assert.Equal(Names.Where(n => !n.StartsWith("Csv", StringComparison.Ordinal)), EmittedIn(run));
    }

    [Fact]
    public void The_docs_say_which_actions_each_needs()
    {
        var rows = Row().Matches(File.ReadAllText(Repository.PathOf("docs/jobs/README.md"))).Select(m => (Name: m.Groups[1].Value, Needs: m.Groups[2].Value)).ToList();

        Assert.Equal(Names, rows.Select(r => r.Name).Order(StringComparer.Ordinal));
        Assert.All(rows, row =>
        {
            var run = Run(row.Needs);
            EmittedCode.IsSound(run);
            Assert.Contains(row.Name, EmittedIn(run));
            var actions = row.Needs.Split(',');
            if (actions.Length > 1) Assert.DoesNotContain(row.Name, EmittedIn(Run(string.Join(',', actions[..^1]))));
        });
    }

    [Fact]
    public void The_methods_that_the_docs_list_are_those_of_the_code()
    {
        static string Plain(string code) => Spaces().Replace(code.Replace("[EnumeratorCancellation] ", "", StringComparison.Ordinal).Replace("System.Net.Http.", "", StringComparison.Ordinal), " ").Replace("( ", "(", StringComparison.Ordinal);
        var code = string.Join('\n', Convenience.All.Select(c => Plain(c.Text)));
        var listed = Directory.GetFiles(Repository.PathOf("docs/jobs"), "*.md").Select(f => File.ReadAllText(f).ReplaceLineEndings("\n")).Where(t => t.Contains("The methods:\n", StringComparison.Ordinal))
            .SelectMany(t => t[t.IndexOf("The methods:\n", StringComparison.Ordinal)..].Split('\n').Where(l => l.Contains('('))).ToList();

        Assert.True(listed.Count > 25);
        Assert.All(listed, line => Assert.Contains(line, code, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("data", "Series")]
    [InlineData("application.get,applicationJobLogs.get", "CsvExports")]
    [InlineData("device.sendState,devices", "")]
    public void What_lacks_its_actions_is_not_there(string resources, string expected)
    {
        var run = Run(resources);

        EmittedCode.IsSound(run);
        Assert.Equal(expected, string.Join(' ', EmittedIn(run)));
    }

    [Fact]
    public void Names_of_the_project_are_used()
    {
        var run = Run("", ("LosantNamespace", "Acme.Api"), ("LosantClientName", "AcmeClient"), ("LosantAccessibility", "internal"));

        Assert.Empty(run.CompilerDiagnostics.Take(5));
        Assert.Equal(Accessibility.Internal, run.Compilation.GetTypeByMetadataName("Acme.Api.LosantDeviceClient")!.DeclaredAccessibility);
        Assert.Equal(Names.Length, run.Sources.Keys.Count(k => k.StartsWith("AcmeClient.", StringComparison.Ordinal) && k != "AcmeClient.g.cs"));
    }

    /// <summary>A project that gives each type another name, as the names file of an older package may, has them all, and no other text than code is changed.</summary>
    [Fact]
    public void Chosen_names_of_types_are_used()
    {
        var names = JsonNode.Parse(BuiltIn.Names.Text)!.AsObject();
        var chosen = new JsonObject();
        foreach (var (target, name) in names.Where(n => !n.Key.StartsWith('$'))) chosen.Add(target, "Acme" + name);
        chosen.Add("$shapes", new JsonObject(names["$shapes"]!.AsObject().Select(s => KeyValuePair.Create("Acme" + s.Key, s.Value?.DeepClone()))));
        var usual = WithCsv(BuiltIn.Files(), "");
        var run = WithCsv([.. BuiltIn.Files(), ("chosen.json", chosen.ToJsonString(), "names")], "");

        Assert.Empty(run.CompilerDiagnostics.Take(5));
        Assert.Equal(Names, EmittedIn(run));
        Assert.NotNull(run.Compilation.GetTypeByMetadataName("Losant.AcmeDeviceTag"));
        Assert.Null(run.Compilation.GetTypeByMetadataName("Losant.DeviceTag"));
        Assert.All(Names, name => Assert.Equal(StringsIn(usual, name), StringsIn(run, name)));

        static IEnumerable<string> StringsIn(GeneratorRun run, string name) =>
            CSharpSyntaxTree.ParseText(run.Sources[$"LosantClient.{name}.g.cs"]).GetRoot().DescendantTokens().Where(t => t.IsKind(SyntaxKind.StringLiteralToken) || t.IsKind(SyntaxKind.InterpolatedStringTextToken)).Select(t => t.ValueText);
    }

    [Fact]
    public void What_belongs_to_one_application_or_table_has_the_methods_too()
    {
        var run = Run("");
        var methods = run.Compilation.GetSymbolsWithName(n => n.EndsWith("Async", StringComparison.Ordinal), SymbolFilter.Member, TestContext.Current.CancellationToken).OfType<IMethodSymbol>().Where(m => m.IsExtensionMethod)
            .ToLookup(m => m.Parameters[0].Type.Name, m => $"{m.Name} {m.Parameters.Length}", StringComparer.Ordinal);

        Assert.Equal(
            ["AddMissingAsync 5", "DownloadFileAsync 6", "DownloadFileAsync 6", "DownloadFolderAsync 6", "FindOrCreateDeviceAsync 3", "ReadSeriesAsync 4", "UploadFileAsync 7", "UploadFileAsync 8", "UploadFolderAsync 6", "WaitAsync 5"],
            methods["BoundApplication"].Order(StringComparer.Ordinal));
        Assert.Equal(["ExportRowsAsync 6", "ExportRowsAsync 6", "ImportRowsAsync 4", "ImportRowsAsync 4", "InsertRowsAsync 4", "InsertRowsAsync 5", "QueryRowsAsync 5"], methods["BoundDataTable"].Order(StringComparer.Ordinal));
        Assert.Equal(["CreateDevicesAsync 4", "CreateDevicesAsync 4"], methods["BoundDeviceRecipe"]);
        Assert.Empty(Run("data.timeSeriesQuery").CompilerDiagnostics.Take(5));
    }

    [Fact]
    public void Types_of_the_project_with_names_of_the_framework_break_nothing()
    {
        var names = "Array CancellationToken ConditionalWeakTable DateTimeOffset Dictionary Directory Exception File FileNotFoundException Func HashSet HttpClient IAsyncEnumerable InvalidDataException IDisposable IEnumerable IProgress IReadOnlyDictionary IReadOnlyList JsonException JsonSerializer JsonTypeInfo List Path Stream StreamWriter StringBuilder StringComparer StringComparison Task TimeProvider TimeSpan".Split(' ');
        var run = WithCsv(BuiltIn.Files(), $"namespace Losant;\n{string.Concat(names.Select(n => $"internal class {n};\n"))}");

        Assert.Empty(run.CompilerDiagnostics.Take(5));
        Assert.Equal(Names, EmittedIn(run));
    }

    [Fact]
    public void The_vendors_folder_has_all()
    {
        VendorFolder.Require();
        Assert.Equal(Names.Where(n => !n.StartsWith("Csv", StringComparison.Ordinal)), EmittedIn(VendorRun.Whole));
        Assert.Equal(Names, EmittedIn(WithCsv([.. VendorFolder.Files().Select(f => (f.Path, f.Text, "schema")), BuiltIn.Names, BuiltIn.Members], "")));
    }

    // Each change is one that another version of the API may have.
    [Theory]
    [InlineData("applicationJobLog.json", "\"downloadUrls\"", "\"urls\"", 2)]
    [InlineData("applicationJobLog.json", "\"status\"", "\"state\"")]
    [InlineData("applicationJobLogs.actions.json", "\"sortField\"", "\"sortBy\"")]
    [InlineData("deviceState.json", "\"data\"", "\"values\"")]
    [InlineData("deviceState.json", "\"required\": [\"data\"]", "\"required\": [\"data\", \"flowVersion\"]")]
    [InlineData("device.actions.json", "\"commandStream\"", "\"commands\"")]
    [InlineData("timeSeriesQuery.json", "\"limit\"", "\"most\"")]
    [InlineData("filePost.json", "\"fileSize\"", "\"size\"")]
    [InlineData("devicePatch.json", "\"tags\"", "\"labels\"")]
    public void What_another_version_of_the_API_lacks_breaks_no_build(string file, string from, string to, int lost = 1)
    {
        var changed = 0;
        var files = BuiltIn.Files().Select(f =>
        {
            if (Path.GetFileName(f.Path) != file || !f.Text.Contains(from, StringComparison.Ordinal)) return f;
            changed++;
            return f with { Text = f.Text.Replace(from, to, StringComparison.Ordinal) };
        }).ToList();
        var run = WithCsv(files, "", ("LosantResources", "data,applicationJobLogs,device,devices,deviceAttributes,files,file,dataTable,dataTableRows,deviceRecipe"));

        Assert.Equal(1, changed);
        Assert.Empty(run.CompilerDiagnostics.Take(5));
        Assert.Equal(Names.Length - lost, EmittedIn(run).Count());
    }

    private static GeneratorRun Run(string resources, params (string Name, string Value)[] more) => WithCsv(BuiltIn.Files(), "", [.. more, ("LosantResources", resources)]);

    private static GeneratorRun WithCsv(IEnumerable<(string Path, string Text, string Kind)> files, string program, params (string Name, string Value)[] properties) =>
        GeneratorRun.Of(files, program, properties.ToDictionary(p => p.Name, p => p.Value), references: [MetadataReference.CreateFromFile(typeof(nietras.SeparatedValues.Sep).Assembly.Location)]);

    private static IEnumerable<string> EmittedIn(GeneratorRun run) =>
        Names.Where(n => run.Sources.ContainsKey($"LosantClient.{n}.g.cs"));

    private static List<string> NeedsOf(GeneratorRun run, Convenience convenience)
    {
        var emitted = convenience.Emit(new EmitOptions("Losant", "LosantClient", "public"));
        var without = run.Compilation.RemoveSyntaxTrees(run.Compilation.SyntaxTrees.Where(t => Names.Any(n => t.FilePath.EndsWith($"LosantClient.{n}.g.cs", StringComparison.Ordinal))));
        var tree = CSharpSyntaxTree.ParseText(emitted, (CSharpParseOptions)without.SyntaxTrees.First().Options);
        var model = without.AddSyntaxTrees(tree).GetSemanticModel(tree);
        Assert.Empty(model.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Take(5));
        var needs = new SortedSet<string>(StringComparer.Ordinal);
        bool IsGenerated(ISymbol? symbol) => symbol is not null && symbol.ContainingAssembly?.Name == without.AssemblyName && symbol.DeclaringSyntaxReferences.Any(r => r.SyntaxTree != tree);
        foreach (var node in tree.GetRoot().DescendantNodes())
        {
            if (node is IdentifierNameSyntax && model.GetSymbolInfo(node).Symbol is { } symbol && IsGenerated(symbol)) Add(symbol);
            if (node is not ExpressionSyntax) continue;
            switch (model.GetOperation(node))
            {
                case IInvocationOperation call when IsGenerated(call.TargetMethod) && call.TargetMethod.ContainingType.Name != "LosantClient":
                    needs.Add($"call {Method(call.TargetMethod)}: {string.Join(' ', call.TargetMethod.Parameters.Where(p => !p.HasExplicitDefaultValue).Select(p => p.Name))}");
                    foreach (var argument in call.Arguments.Where(a => !a.IsImplicit && a.ArgumentKind == ArgumentKind.Explicit))
                        needs.Add($"{Method(call.TargetMethod)}({argument.Parameter!.Name}: {argument.Parameter.Type.ToDisplayString(Types)})");
                    break;
                case IObjectCreationOperation { Type: INamedTypeSymbol { Name: not "LosantClient" } type } when IsGenerated(type):
                    needs.Add($"new {type.Name}: {string.Join(' ', type.GetMembers().OfType<IPropertySymbol>().Where(p => p.IsRequired).Select(p => p.Name).Order(StringComparer.Ordinal))}");
                    break;
            }
            if (model.GetConversion(node) is { IsUserDefined: true, MethodSymbol: { } method } && IsGenerated(method))
                needs.Add($"{method.ContainingType.Name}({method.Parameters[0].Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(Types)})");
        }
        Assert.NotEmpty(needs);
        return [.. needs];

        void Add(ISymbol symbol)
        {
            switch (symbol)
            {
                case INamedTypeSymbol { Name: not "LosantClient" } type: needs.Add(type.Name); break;
                case IPropertySymbol property: needs.Add($"{property.ContainingType.Name}.{property.Name}: {property.Type.ToDisplayString(Types)}"); break;
                case IMethodSymbol { MethodKind: MethodKind.Ordinary } method when method.ContainingType.Name != "LosantClient": needs.Add($"{Method(method)}: {method.ReturnType.ToDisplayString(Types)}"); break;
            }
        }

        static string Method(IMethodSymbol method) => $"{method.ContainingType.Name}.{method.Name}";
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"\s+")]
    private static partial System.Text.RegularExpressions.Regex Spaces();

    [System.Text.RegularExpressions.GeneratedRegex(@"^\| \[(\w+)\].*`([\w.,]+)` \|$", System.Text.RegularExpressions.RegexOptions.Multiline)]
    private static partial System.Text.RegularExpressions.Regex Row();
}
