using LosantGen.Planning.Shapes;

namespace LosantGen.Planning;

/// <summary>The role of a value that an action takes or returns.</summary>
internal enum ContentKind
{
    /// <summary>A parameter other than the body.</summary>
    Parameter,
    RequestBody,

    /// <summary>The body of a success response.</summary>
    Response,

    /// <summary>The body of an error response.</summary>
    Error,
    Event,
}

/// <summary>A value that an action takes or returns.</summary>
/// <param name="Kind">Its role in the action.</param>
/// <param name="Name">The parameter's or the event's name; the status of a response.</param>
/// <param name="Reference">The schema that the action references for it; null if the action describes it inline.</param>
/// <param name="Use">Its shape.</param>
internal sealed record ActionContent(ContentKind Kind, string Name, string? Reference, ShapeUse Use)
{
    /// <summary>Everything that an action takes and returns. All code that needs these values gets them from <see cref="ActionContents"/>, so that none is missed.</summary>
    public static IEnumerable<ActionContent> Of(ResourceAction action, ShapeTable table, ParameterShapes parameters)
    {
        foreach (var parameter in action.Parameters)
        {
            if (parameters.ShapeOf(parameter) is { } use)
                yield return new ActionContent(parameter.In == ParameterLocation.Body ? ContentKind.RequestBody : ContentKind.Parameter, parameter.Name, parameter.Schema?.Reference, use);
        }
        foreach (var response in action.Responses)
        {
            if (response.Schema is { } body)
                yield return OfSchema(response.Status < 400 ? ContentKind.Response : ContentKind.Error, response.Status.ToString(System.Globalization.CultureInfo.InvariantCulture), body, table);
            foreach (var item in response.Events.Where(e => e.Schema is not null)) yield return OfSchema(ContentKind.Event, item.Name, item.Schema!, table);
        }
    }

    private static ActionContent OfSchema(ContentKind kind, string name, Schema schema, ShapeTable table) => new(kind, name, schema.Reference, table.Of(schema));
}
