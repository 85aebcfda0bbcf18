using LosantGen.Planning.Shapes;

namespace LosantGen.Planning;

/// <summary>What a value is to the action that takes or returns it.</summary>
internal enum ContentKind
{
    Parameter,

    /// <summary>The body of a response, of an error too.</summary>
    Body,
    Event,
}

/// <summary>A value that an action takes or returns.</summary>
/// <param name="Kind">What it is to the action.</param>
/// <param name="Name">The parameter's or the event's name; the status of a response.</param>
/// <param name="Reference">The schema to which the action refers for it; null where the action describes it itself.</param>
/// <param name="Use">Its shape.</param>
internal sealed record ActionContent(ContentKind Kind, string Name, string? Reference, ShapeUse Use)
{
    /// <summary>Everything that an action takes and returns. Whoever needs that asks here, so that nothing is forgotten.</summary>
    public static IEnumerable<ActionContent> Of(ResourceAction action, ShapeTable table)
    {
        foreach (var parameter in action.Parameters)
        {
            if (ParameterShapes.ShapeOf(parameter, table) is { } use) yield return new ActionContent(ContentKind.Parameter, parameter.Name, parameter.Schema?.Reference, use);
        }
        foreach (var response in action.Responses)
        {
            if (response.Schema is { } body) yield return OfSchema(ContentKind.Body, response.Status.ToString(System.Globalization.CultureInfo.InvariantCulture), body, table);
            foreach (var item in response.Events.Where(e => e.Schema is not null)) yield return OfSchema(ContentKind.Event, item.Name, item.Schema!, table);
        }
    }

    private static ActionContent OfSchema(ContentKind kind, string name, Schema schema, ShapeTable table) => new(kind, name, schema.Reference, table.Of(schema));
}
