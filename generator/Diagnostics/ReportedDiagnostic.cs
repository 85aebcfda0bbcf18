using System.Globalization;
using Losant.Runtime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LosantGen.Diagnostics;

/// <summary>A diagnostic as a value: it is passed from step to step together with the step's result, and reported at the end.</summary>
public sealed record ReportedDiagnostic(string Id, SourceLocation? Location, EquatableArray<string> Arguments)
{
    /// <summary>How many more there are of the same kind in the file.</summary>
    public int Others { get; init; }

    public static ReportedDiagnostic At(SourceLocation? location, DiagnosticDescriptor descriptor, params string[] arguments) =>
        new(descriptor.Id, location, new EquatableArray<string>(arguments));

    /// <summary>Reports that a name got another one, because the wanted one is taken, or one that differs from it in case only.</summary>
    public static ReportedDiagnostic Collision(SourceLocation? location, string first, string second, string wanted, string given, bool inCaseOnly = false) =>
        At(location, Descriptors.NameCollision, first, second, wanted, given, inCaseOnly ? ", apart from upper and lower case" : "");

    /// <summary>Reports that a file defines what another one, which is used, defines too.</summary>
    public static ReportedDiagnostic InTwoFiles(SourceLocation? location, string what, string name, string path, string used) =>
        At(location, Descriptors.Duplicate, what, name, $"in more than one file; '{FileNames.OfOther(used, path)}' is used and this one is ignored");

    public Diagnostic ToDiagnostic()
    {
        var descriptor = Descriptors.Of(Id);
        var arguments = new object[Arguments.Count];
        for (var i = 0; i < arguments.Length; i++) arguments[i] = MessageText.Of(Arguments[i]);
        // The message of a slip that can be made several times ends with its last argument.
        if (Others > 0) arguments[arguments.Length - 1] += $" (and at {Others.ToString(CultureInfo.InvariantCulture)} more {(Others == 1 ? "place" : "places")} in this file)";
        return Diagnostic.Create(descriptor, ToLocation(), arguments);
    }

    private Location ToLocation()
    {
        if (Location is null) return Microsoft.CodeAnalysis.Location.None;
        var at = new LinePosition(Location.Line, Location.Column);
        return Microsoft.CodeAnalysis.Location.Create(Location.File, default, new LinePositionSpan(at, at));
    }
}
