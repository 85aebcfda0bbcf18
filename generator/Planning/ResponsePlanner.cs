using LosantGen.CSharp;
using LosantGen.Planning.Names;
using LosantGen.Planning.Plans;
using LosantGen.Planning.Shapes;

namespace LosantGen.Planning;

/// <summary>Plans what a method returns: a body, one of several, nothing, a download, or a stream of events.</summary>
internal sealed class ResponsePlanner(BodyTypeRefs bodies, ShapeTable table)
{
    private readonly Dictionary<ResourceAction, ResponsePlan> _known = new(SameObject<ResourceAction>.Instance);

    /// <summary>The events that an action streams, each name once.</summary>
    public static List<StreamEvent> EventsOf(ResourceAction action) => !action.Responses.Any(r => r.Events.Count > 0) ? [] : action.Responses.Where(IsSuccess).SelectMany(r => r.Events)
        .GroupBy(e => e.Name, StringComparer.Ordinal).Select(g => g.First()).ToList();

    /// <summary>The error bodies of which <c>LosantApiException</c> does not hold everything.</summary>
    public EquatableArray<ErrorPlan> ErrorsOf(ResourceAction action) => action.Responses
        .Where(r => !IsSuccess(r) && r.Schema is { } schema && !IsHeldByException(schema))
        .Select(r => new ErrorPlan(r.Status, bodies.OfResponse(r.Schema!))).ToEquatableArray();

    public ResponsePlan Of(ResourceAction action, ActionNames names)
    {
        if (!_known.TryGetValue(action, out var plan)) _known.Add(action, plan = New(action, names));
        return plan;
    }

    private ResponsePlan New(ResourceAction action, ActionNames names)
    {
        var successes = action.Responses.Where(IsSuccess).ToList();
        var events = EventsOf(action);
        if (events.Count > 1) return new ResponsePlan(ResponseKind.EventsByName, new TypeRef(TypeRefKind.Class) { Type = names.TypeOf(action) }, null);
        if (action.IsEventStream || events.Count > 0)
        {
            return events.Count == 1 && events[0].Schema is { } data
                ? new ResponsePlan(ResponseKind.Events, bodies.OfResponse(data), events[0].Name)
                : new ResponsePlan(ResponseKind.Events, new TypeRef(TypeRefKind.Any), null);
        }
        if (successes.Exists(r => action.IsDownload || IsFile(r))) return new ResponsePlan(ResponseKind.Download, null, null);
        var found = new List<TypeRef>();
        foreach (var typeRef in successes.Where(r => r.Schema is not null).Select(r => bodies.OfResponse(r.Schema!)))
        {
            var known = found.FindIndex(b => IsOneCase(b, typeRef));
            if (known < 0) found.Add(typeRef);
            else found[known] = found[known] with { Nullable = found[known].Nullable || typeRef.Nullable, RefusesNull = found[known].RefusesNull && typeRef.RefusesNull };
        }
        if (found.Count == 0) return new ResponsePlan(ResponseKind.None, null, null);
        if (found.Count > 1) return new ResponsePlan(ResponseKind.ByStatus, new TypeRef(TypeRefKind.Class) { Type = names.TypeOf(action) }, null);
        return new ResponsePlan(successes.All(r => r.Schema is not null) ? ResponseKind.Body : ResponseKind.BodyOrNone, found[0], null);
    }

    private bool IsFile(Response response) => response.IsFile
        || (response.Schema is { Reference: not null } schema && table.Resolve(table.Of(schema).Shape) is ScalarShape { Kinds: JsonKinds.String, Format: "binary" });

    // Two types that differ only in whether null is allowed are one type.
    private static bool IsOneCase(TypeRef one, TypeRef other) => (one with { Nullable = other.Nullable }).HasTypeOf(other);

    /// <summary>The type for an action whose success codes have different bodies, or which streams several kinds of events; null for any other action.</summary>
    public TypePlan? UnionOf(Resource resource, ResourceAction action, ActionNames names) => Of(action, names).Kind switch
    {
        ResponseKind.ByStatus => ByStatus(resource, action, names.TypeOf(action)),
        ResponseKind.EventsByName => ByName(resource, action, names.TypeOf(action)),
        _ => null,
    };

    private ResponseUnionPlan ByStatus(Resource resource, ResourceAction action, string name)
    {
        var names = new MemberNames(name, "Status", "Match", "Switch", "Unknown", "Nothing");
        var cases = new List<ResponseUnionCase>();
        foreach (var response in action.Responses.Where(IsSuccess).OrderBy(r => r.Status))
        {
            var typeRef = response.Schema is { } schema ? bodies.OfResponse(schema) : null;
            var known = typeRef is null ? null : cases.FirstOrDefault(c => c.TypeRef is { } other && IsOneCase(other, typeRef));
            cases.Add(new ResponseUnionCase(response.Status, typeRef is null ? "Nothing" : known?.Name ?? names.Free(typeRef.Type ?? typeRef.Kind.ToString()), typeRef));
        }
        return new ResponseUnionPlan { Name = name, Doc = new Doc($"The response of {resource.Name}.{action.Name}, which has a different body for each success code."), Cases = cases.ToEquatableArray() };
    }

    private EventUnionPlan ByName(Resource resource, ResourceAction action, string name)
    {
        var names = new MemberNames(name, "EventName", "Match", "Switch", "Unknown", "Nothing");
        return new EventUnionPlan
        {
            Name = name,
            Doc = new Doc($"An event of the stream of {resource.Name}.{action.Name}; its name determines the case."),
            Cases = EventsOf(action)
                .Select(e => new EventUnionCase(e.Name, names.Free(Identifier.Pascal(e.Name)), e.Schema is { } data ? bodies.OfResponse(data) : new TypeRef(TypeRefKind.Any), e.Description))
                .ToEquatableArray(),
        };
    }

    private bool IsHeldByException(Schema schema) => table.Resolve(table.Of(schema).Shape) is ObjectShape { Map: null } error
        && error.Members.All(m => m.Name is "type" or "message" && m.Use.Shape is ScalarShape { Kinds: JsonKinds.String });

    private static bool IsSuccess(Response response) => response.Status is >= 200 and < 300;
}
