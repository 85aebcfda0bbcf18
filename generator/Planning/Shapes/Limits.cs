using System.Globalization;

namespace LosantGen.Planning.Shapes;

/// <summary>Says which limit a description exceeds.</summary>
internal static class Limits
{
    private const string Then = "; its values are typed as JsonElement and are not checked";

    private static readonly string MaxNesting = Shape.MaxNesting.ToString(CultureInfo.InvariantCulture);

    public static readonly string[] Nesting = ["The schema", $"has lists, maps or alternatives of values that are more than {MaxNesting} levels within each other, without an object between them{Then}"];

    public static readonly string[] Cases = ["The schema", "is a union of too many unions; the cases of some of them are read as unknown"];

    public static readonly string[] Patterns = ["The schema", "declares too many members beside too many patterns; the patterns are not applied to members that it declares"];

    public static readonly string[] Expansion = ["The schema", "repeats too many others: all 'allOf' and unions of unions together would be many times larger than the descriptions" + Then];
}
