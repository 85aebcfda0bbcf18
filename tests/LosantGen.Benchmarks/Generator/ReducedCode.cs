using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LosantGen.Benchmarks.Generator;

/// <summary>Emitted code without some of its parts, which shows what the parts cost to compile, and what no code with the same API can do without.</summary>
internal static class ReducedCode
{
    public static string WithoutDocumentation(string code) => Reduce(code, new DocumentationRemover());

    /// <summary>Each method, constructor and operator only throws.</summary>
    public static string WithoutBodies(string code) => Reduce(code, new BodyRemover());

    private static string Reduce(string code, CSharpSyntaxRewriter rewriter) =>
        rewriter.Visit(CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.CSharp12)).GetRoot()).ToFullString();

    private sealed class DocumentationRemover : CSharpSyntaxRewriter
    {
        public override SyntaxToken VisitToken(SyntaxToken token) => token.HasStructuredTrivia
            ? token.WithLeadingTrivia(token.LeadingTrivia.Where(trivia => !trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia)))
            : token;
    }

    private sealed class BodyRemover : CSharpSyntaxRewriter
    {
        private static readonly ArrowExpressionClauseSyntax Throw = SyntaxFactory.ArrowExpressionClause(SyntaxFactory.ParseExpression("throw null"));
        private static readonly SyntaxToken End = SyntaxFactory.Token(SyntaxKind.SemicolonToken).WithTrailingTrivia(SyntaxFactory.LineFeed);

        // A partial method may have no body.
        public override SyntaxNode VisitMethodDeclaration(MethodDeclarationSyntax node) => node.Body is null && node.ExpressionBody is null
            ? node
            : Empty(node).WithModifiers([.. node.Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.AsyncKeyword))]);

        public override SyntaxNode VisitConversionOperatorDeclaration(ConversionOperatorDeclarationSyntax node) => Empty(node);

        public override SyntaxNode VisitConstructorDeclaration(ConstructorDeclarationSyntax node) => Empty(node);

        private static BaseMethodDeclarationSyntax Empty(BaseMethodDeclarationSyntax node) => node.WithBody(null).WithExpressionBody(Throw).WithSemicolonToken(End);
    }
}
