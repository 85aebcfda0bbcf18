using Microsoft.CodeAnalysis;

namespace LosantGen.Generator.Tests.Support;

/// <summary>The public surface of generated code: every public type and member, without documentation.</summary>
internal static class PublicSurface
{
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeContainingType)
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeDefaultValue)
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static IReadOnlyList<string> Of(GeneratorRun run) =>
    [
        .. Types(run)
            .SelectMany(t => t.GetMembers().Where(m => m.DeclaredAccessibility == Accessibility.Public && m is not INamedTypeSymbol)
                .Select(m => m.ToDisplayString(Format) + (m is IPropertySymbol { IsRequired: true } ? " required" : "")).Prepend($"{t.TypeKind} {t.ToDisplayString(Format)}"))
            .OrderBy(m => m, StringComparer.Ordinal),
    ];

    public static IEnumerable<INamedTypeSymbol> Types(GeneratorRun run)
    {
        var open = new Stack<INamespaceSymbol>([run.Compilation.Assembly.GlobalNamespace]);
        while (open.Count > 0)
        {
            var space = open.Pop();
            foreach (var inner in space.GetNamespaceMembers()) open.Push(inner);
            foreach (var type in space.GetTypeMembers().Where(t => t.DeclaredAccessibility == Accessibility.Public)) yield return type;
        }
    }
}
