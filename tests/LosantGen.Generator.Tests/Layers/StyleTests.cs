using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LosantGen.Generator.Tests.Layers;

/// <summary>The style rules of .editorconfig that neither the compiler checks while it builds nor `dotnet format whitespace`.</summary>
public class StyleTests
{
    private static readonly HashSet<string> NamesOfKeywords =
        ["Boolean", "Byte", "Char", "Decimal", "Double", "Int16", "Int32", "Int64", "Object", "SByte", "Single", "String", "UInt16", "UInt32", "UInt64"];

    [Theory]
    [InlineData("class A { int _b; int C() => this._b; }", "this._b")]
    [InlineData("class A { String B; }", "String")]
    [InlineData("class A { System.Int32 B(A c) => 0; }", "System.Int32")]
    [InlineData("using System.Text; using Aa; using System; class A { }", "Aa")]
    [InlineData("using System; using System.IO; using Aa; using aB.C; using D = Aa.B; class A { }", "")]
    [InlineData("class A { Option String; bool B => String is null; A C(A d) => d.This; }", "")]
    public void A_fault_of_style_is_found(string code, string faults) => Assert.Equal(faults, string.Join(' ', FaultsOf(code)));

    [Fact]
    public void No_member_is_qualified_with_this_types_with_keywords_are_named_by_them_and_usings_are_sorted()
    {
        var files = Repository.SourcesIn(Repository.Root).ToList();

        Assert.True(files.Count > 500, $"{files.Count} files");
        Assert.Empty(files.SelectMany(f => FaultsOf(File.ReadAllText(f)).Select(fault => $"{Path.GetRelativePath(Repository.Root, f)}: {fault}")));
    }

    private static IEnumerable<string> FaultsOf(string code) => CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.Preview))
        .GetRoot(TestContext.Current.CancellationToken)
        .DescendantNodes()
        .Where(node => node switch
        {
            MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } => true,
            QualifiedNameSyntax name => IsOfKeyword(name.Right) && name.Left is IdentifierNameSyntax { Identifier.ValueText: "System" },
            IdentifierNameSyntax name => name.Parent is not QualifiedNameSyntax && IsOfKeyword(name) && SyntaxFacts.IsInTypeOnlyContext(name),
            UsingDirectiveSyntax { Name: { } name } directive => Following(directive) is { Name: { } next } following && string.CompareOrdinal(Order(directive, name), Order(following, next)) > 0,
            _ => false,
        })
        .Select(node => (node is UsingDirectiveSyntax { Name: { } name } ? name : node).ToString());

    private static UsingDirectiveSyntax? Following(UsingDirectiveSyntax directive) =>
        directive.Parent!.ChildNodes().OfType<UsingDirectiveSyntax>().SkipWhile(other => other != directive).Skip(1).FirstOrDefault();

    // System first, then by the parts of the name; after them static usings, then aliases.
    private static string Order(UsingDirectiveSyntax directive, NameSyntax name) =>
        (directive.Alias is not null ? "3" : directive.StaticKeyword.IsKind(SyntaxKind.StaticKeyword) ? "2" : name.ToString().Split('.')[0] == "System" ? "0" : "1")
        + (directive.Alias?.Name.ToString() ?? name.ToString()).Replace('.', '\0').ToUpperInvariant();

    private static bool IsOfKeyword(SimpleNameSyntax name) => NamesOfKeywords.Contains(name.Identifier.ValueText);
}
