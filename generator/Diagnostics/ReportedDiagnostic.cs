using LosantGen.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LosantGen.Diagnostics;

/// <summary>A diagnostic as a value: it travels between pipeline steps beside what was read, and is reported at the end.</summary>
public sealed record ReportedDiagnostic(string Id, TextPlace? Place, EquatableArray<string> Arguments)
{
    public static ReportedDiagnostic At(TextPlace? place, DiagnosticDescriptor descriptor, params string[] arguments) =>
        new(descriptor.Id, place, new EquatableArray<string>(arguments));

    public Diagnostic ToDiagnostic()
    {
        var descriptor = Descriptors.Of(Id);
        var arguments = new object[Arguments.Count];
        for (var i = 0; i < arguments.Length; i++) arguments[i] = Arguments[i];
        return Diagnostic.Create(descriptor, ToLocation(), arguments);
    }

    private Location ToLocation()
    {
        if (Place is null) return Location.None;
        var at = new LinePosition(Place.Line, Place.Column);
        return Location.Create(Place.File, default, new LinePositionSpan(at, at));
    }
}
