namespace LosantGen.Planning.Shapes;

/// <summary>
/// The cases of a union that are notations of one time: text, and possibly milliseconds; and an object with the only member <c>$date</c>, which
/// says that the others are times too.
/// </summary>
/// <param name="Plain">Text or a number.</param>
/// <param name="Wrapped">The value of <c>$date</c>.</param>
/// <param name="IsClosed">No other member may be beside <c>$date</c>.</param>
internal sealed record InstantCases(ScalarShape Plain, ScalarShape Wrapped, bool IsClosed)
{
    private const JsonKinds Notations = JsonKinds.String | JsonKinds.Number | JsonKinds.Integer;

    public static InstantCases? Of(IReadOnlyList<Shape> cases)
    {
        if (cases.Count != 2) return null;
        var plain = cases.OfType<ScalarShape>().FirstOrDefault(s => (s.Kinds & JsonKinds.String) != 0 && IsNotation(s));
        var wrapped = cases.OfType<ObjectShape>().FirstOrDefault(o => o.Map is null && o.Members.Count == 1 && o.Members[0].Name == "$date");
        return plain is not null && wrapped?.Members[0].Use is { Nullable: false, Shape: ScalarShape date } && IsNotation(date) ? new InstantCases(plain, date, wrapped!.IsClosed) : null;
    }

    private static bool IsNotation(ScalarShape shape) => (shape.Kinds & ~Notations) == 0 && shape.Values.Count == 0;
}
