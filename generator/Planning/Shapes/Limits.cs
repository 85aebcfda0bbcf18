using System.Globalization;

namespace LosantGen.Planning.Shapes;

/// <summary>Says which limit a schema exceeds: the arguments of the diagnostic. The page on diagnostics has the limits.</summary>
internal static class Limits
{
    private const string Subject = "The schema";

    private const string Then = "; its values are typed as JsonAny and are not checked";

    private static readonly string MaxNesting = Shape.MaxNesting.ToString(CultureInfo.InvariantCulture);

    /// <summary>Shapes without a C# type of their own are too deep within each other.</summary>
    public static readonly string[] Nesting = [Subject, $"has lists, maps or alternatives that are more than {MaxNesting} levels within each other without an object between them{Then}"];

    /// <summary>No C# type is its own item.</summary>
    public static readonly string[] Endless = [Subject, "is a list or a map of itself without an object between; its values are typed as JsonAny, and only their kind is checked"];

    /// <summary>An <c>allOf</c> or a union repeats too much.</summary>
    public static readonly string[] Expansion = [Subject, "repeats too much of other schemas by 'allOf' or by unions of unions" + Then];

    /// <summary>A union that contains itself repeats too many cases.</summary>
    public static readonly string[] Cases = [Subject, "is a union of too many unions; the cases of some of them are read as unknown"];

    /// <summary>Too many members would have to be compared with too many patterns.</summary>
    public static readonly string[] Patterns = [Subject, "declares too many members beside too many patterns; the patterns are not applied to the declared members"];
}
