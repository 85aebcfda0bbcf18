using LosantGen.Planning.Plans;
using LosantGen.Planning.Shapes;

namespace LosantGen.Planning;

/// <summary>Plans the documentation of types, members and parameters as plain text; the emitter escapes it.</summary>
internal static class DocPlanner
{
    // The description of an inline schema without a title is about the member that has it; the member's documentation shows it.
    // A title that is the type's name says nothing.
    public static Doc OfType(Schema source, string name, bool isOfFile, string? use, string? example) => new(!isOfFile && source.Title is null ? null : source.Description ?? (source.Title == name ? null : source.Title))
    {
        Use = use,
        Example = Short(example),
        Deprecated = source.Deprecated,
    };

    public static Doc OfMember(ObjectMember member, TypeRef typeRef) => new(member.Source.Description ?? member.Source.Title)
    {
        Notes = Notes(typeRef, member.Source.Default).ToEquatableArray(),
        Deprecated = member.Source.Deprecated,
    };

    /// <summary>The documentation that is true of a member wherever its object is used.</summary>
    public static Doc Common(IReadOnlyList<Doc> docs)
    {
        var notes = docs[0].Notes.Where(n => docs.All(d => d.Notes.Contains(n))).ToList();
        if (docs.Any(d => d.Notes.Count != notes.Count)) notes.Add("Its constraints depend on where the object is used.");
        return docs[0] with { Notes = notes.ToEquatableArray() };
    }

    public static Doc OfParameter(Parameter parameter, TypeRef typeRef) => new(parameter.Description)
    {
        // If an example shows the format of a string, its pattern tells a reader nothing more.
        Notes = Notes(parameter is { Example: not null, Inline.Enum.Count: 0 } && typeRef.Kind == TypeRefKind.String ? typeRef with { Rule = null } : typeRef, parameter.Default).ToEquatableArray(),
        // The example of an id is as good as any other, and stands at each action.
        Example = parameter.In == ParameterLocation.Path && typeRef.Rule?.String?.Pattern is not null ? null : Short(parameter.Example),
        Deprecated = parameter.Deprecated,
    };

    private static IEnumerable<string> Notes(TypeRef typeRef, string? standard)
    {
        if (typeRef.Rule is { } rule && Limits(rule) is { } limits) yield return limits;
        if (typeRef.Count is { } count) yield return Counted(count, typeRef.Kind == TypeRefKind.List ? "items" : "entries");
        if (typeRef.Item is { Rule: { } inner } && Limits(inner) is { } each) yield return "Each: " + char.ToLowerInvariant(each[0]) + each.Substring(1);
        if (standard is not null) yield return "Default: " + standard + ".";
    }

    private static string? Limits(RulePlan rule)
    {
        var parts = new List<string>();
        if (rule.String is { } text)
        {
            if (text.MinLength is { } min && text.MaxLength is { } max) parts.Add($"{min} to {max} characters");
            else if (text.MaxLength is { } most) parts.Add("at most " + Number(most, "characters"));
            else if (text.MinLength is { } least) parts.Add("at least " + Number(least, "characters"));
            if (text.Pattern is { } pattern) parts.Add("pattern " + pattern);
        }
        if (rule.Number is { } number)
        {
            if (number.Minimum is not null) parts.Add("at least " + number.Minimum);
            if (number.ExclusiveMinimum is not null) parts.Add("more than " + number.ExclusiveMinimum);
            if (number.Maximum is not null) parts.Add("at most " + number.Maximum);
            if (number.ExclusiveMaximum is not null) parts.Add("less than " + number.ExclusiveMaximum);
            if (number.MultipleOf is not null) parts.Add("a multiple of " + number.MultipleOf);
        }
        if (rule.CheckedFormat is { } format) parts.Add("format " + format);
        if (rule.Values.Count is > 0 and <= 12) parts.Add((rule.Values.Count == 1 ? "always " : "one of ") + string.Join(", ", rule.Values));
        if (parts.Count == 0) return null;
        var sentence = string.Join(", ", parts) + ".";
        return char.ToUpperInvariant(sentence[0]) + sentence.Substring(1);
    }

    private static string Counted(CountConstraints count, string what) => count switch
    {
        { Min: { } min, Max: { } max } => min == max ? $"Exactly {Number(min, what)}." : $"{min} to {max} {what}.",
        { Max: { } max } => $"At most {Number(max, what)}.",
        _ => $"At least {Number(count.Min!.Value, what)}.",
    };

    private static string Number(long number, string what) => number != 1 ? $"{number} {what}" : what == "entries" ? "1 entry" : "1 " + what.TrimEnd('s');

    private static string? Short(string? example) => example is { Length: <= 400 } ? example : null;
}
