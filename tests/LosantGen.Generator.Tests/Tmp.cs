using Microsoft.CodeAnalysis; using Microsoft.CodeAnalysis.CSharp;
namespace LosantGen.Tests;
public class Tmp
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void T(bool track)
    {
        var before = GeneratorRun.Of([Small.Schema("lamp", """{ "type": "object", "properties": { "name": { "type": "string" } } }"""), Small.Schema("shade", """{ "type": "string", "enum": ["light", "dark"] }"""), Small.Sound, Small.Examples("""{"sound":{"pitch":1}}""")]);
        GeneratorDriver d = CSharpGeneratorDriver.Create([new LosantGenerator().AsSourceGenerator()], before.FilesX, null, before.OptionsX, new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, track));
        var c = before.Compilation.RemoveSyntaxTrees(before.Result.GeneratedTrees);
        string S(GeneratorDriver x) => string.Join(" ", x.GetRunResult().Results[0].GeneratedSources.Select(s => s.HintName + s.SourceText.Length));
        d = d.RunGenerators(c); Console.WriteLine($"APIS {track} {S(d)}");
        d = d.RemoveAdditionalTexts([before.FilesX[1]]).RunGenerators(c); Console.WriteLine("APIS " + S(d));
        d = d.RunGenerators(c.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class X;", (CSharpParseOptions)c.SyntaxTrees[0].Options))); Console.WriteLine("APIS " + S(d));
        d = d.RunGenerators(c.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Y;", (CSharpParseOptions)c.SyntaxTrees[0].Options))); Console.WriteLine("APIS " + S(d));
    }
}
