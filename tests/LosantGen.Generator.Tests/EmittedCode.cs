using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LosantGen.Tests;

/// <summary>Looks at what was emitted as a compiler does.</summary>
internal static class EmittedCode
{
    /// <summary>
    /// What emitted files consist of, and nothing else: types with data members, operators and methods, in one namespace.
    /// </summary>
    private static readonly HashSet<SyntaxKind> Members =
    [
        SyntaxKind.FileScopedNamespaceDeclaration, SyntaxKind.ClassDeclaration, SyntaxKind.StructDeclaration, SyntaxKind.RecordStructDeclaration,
        SyntaxKind.FieldDeclaration,
        SyntaxKind.PropertyDeclaration, SyntaxKind.IndexerDeclaration, SyntaxKind.MethodDeclaration, SyntaxKind.ConstructorDeclaration,
        SyntaxKind.OperatorDeclaration, SyntaxKind.ConversionOperatorDeclaration,
    ];

    private static readonly HashSet<SyntaxKind> Directives = [SyntaxKind.NullableDirectiveTrivia, SyntaxKind.PragmaWarningDirectiveTrivia];

    /// <summary>
    /// The generator did not fail, everything compiles without a warning, and no text of a description has become code.
    /// </summary>
    public static void IsSound(GeneratorRun run)
    {
        Assert.Null(run.Result.Results[0].Exception);
        Assert.DoesNotContain(run.Diagnostics, d => d.Id == "CS8785");
        Assert.Empty(run.CompilerDiagnostics.Take(5));
        HoldsNoForeignCode(run);
    }

    public static void HoldsNoForeignCode(GeneratorRun run)
    {
        foreach (var tree in run.Result.GeneratedTrees)
        {
            var root = tree.GetRoot();
            var strange = root.DescendantNodes(descendIntoTrivia: true).Where(n => (n is MemberDeclarationSyntax && !Members.Contains(n.Kind())) || (n is DirectiveTriviaSyntax && !Directives.Contains(n.Kind())));
            Assert.Empty(strange.Select(n => n.ToString()));
            // Every test that tries to smuggle code in uses this word for it.
            Assert.DoesNotContain(root.DescendantTokens(descendIntoTrivia: false), t => t.IsKind(SyntaxKind.IdentifierToken) && t.Text.Equals("smuggled", StringComparison.Ordinal));
            Assert.Empty(root.DescendantTrivia().Where(t => t.IsKind(SyntaxKind.DisabledTextTrivia) || t.IsKind(SyntaxKind.MultiLineCommentTrivia) || t.IsKind(SyntaxKind.MultiLineDocumentationCommentTrivia)).Select(t => t.ToString()));
        }
    }

    /// <summary>The members of a generated type, as a program sees them.</summary>
    public static IReadOnlyList<string> MembersOf(GeneratorRun run, string type) =>
        [.. Type(run, type).GetMembers().Where(m => m.DeclaredAccessibility == Accessibility.Public && !m.IsImplicitlyDeclared).Select(m => m.Name)];

    public static INamedTypeSymbol Type(GeneratorRun run, string type) =>
        run.Compilation.GetTypeByMetadataName("Losant." + type) ?? throw new InvalidOperationException($"There is no type Losant.{type}.");

    /// <summary>The type of a property in the words of C#.</summary>
    public static string TypeOf(GeneratorRun run, string type, string property) =>
        Type(run, type).GetMembers(property).OfType<IPropertySymbol>().Single().Type.ToDisplayString();
}
