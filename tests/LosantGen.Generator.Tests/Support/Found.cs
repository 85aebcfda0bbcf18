using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LosantGen.Generator.Tests.Support;

/// <summary>Diagnostics in the format of a build: <c>thing.json(3,5): warning LSG003</c>; severities as declared.</summary>
internal static class Found
{
    public static IReadOnlyList<string> In(GeneratorRun run) =>
        [.. run.Diagnostics.Select(d => $"{Place(d)}{d.DefaultSeverity.ToString().ToLowerInvariant()} {d.Id}").Order(StringComparer.Ordinal)];

    public static string Message(GeneratorRun run, string id) => run.Diagnostics.First(d => d.Id == id).GetMessage(CultureInfo.InvariantCulture);

    private static string Place(Diagnostic diagnostic)
    {
        if (diagnostic.Location == Location.None) return "";
        var span = diagnostic.Location.GetLineSpan();
        return string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(span.Path)}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1}): ");
    }
}
