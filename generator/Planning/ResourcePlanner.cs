using System;
using System.Collections.Generic;
using System.Linq;
using LosantGen.CSharp;
using LosantGen.Model;
using LosantGen.Planning.Names;
using LosantGen.Planning.Plans;
using LosantGen.Planning.Shapes;

namespace LosantGen.Planning;

/// <summary>Plans a resource's class: a method for each action, its parameters in their order, and what it gives back.</summary>
internal sealed class ResourcePlanner(ShapeTable table, TypeRefPlanner typeRefs, BodyTypeRefs topLevel, string? commonError)
{
    public ResourcePlan Of(Resource resource, IEnumerable<ResourceAction> actions, string propertyName, ActionNames names)
    {
        var plans = new List<ActionPlan>();
        foreach (var action in actions) plans.Add(Of(action, names));
        return new ResourcePlan
        {
            JsonName = resource.Name,
            PropertyName = propertyName,
            ClassName = names.ClassName,
            Doc = new Doc(resource.Description),
            Actions = plans.ToEquatableArray(),
        };
    }

    /// <summary>The events that an action streams, each name once.</summary>
    public static List<StreamEvent> EventsOf(ResourceAction action) => action.Responses.Where(IsSuccess).SelectMany(r => r.Events)
        .GroupBy(e => e.Name, StringComparer.Ordinal).Select(g => g.First()).ToList();

    private ActionPlan Of(ResourceAction action, ActionNames names)
    {
        var parameters = Parameters(action);
        var response = ResponseOf(action, names);
        return new ActionPlan
        {
            JsonName = action.Name,
            Name = names.Of(action),
            Method = action.Method,
            Path = action.Path,
            Doc = new Doc(action.Summary ?? action.Description) { Deprecated = action.Deprecated },
            NeedsToken = action.Scopes.Count > 0,
            IsIdempotent = IsIdempotent(action),
            IsEventStream = response.Kind is ResponseKind.Events or ResponseKind.EventsByName,
            Parameters = parameters.ToEquatableArray(),
            Response = response,
            Scopes = action.Scopes,
            Statuses = action.Responses.OrderBy(r => r.Status).Select(r => new StatusDoc(r.Status, r.Description)).ToEquatableArray(),
            Errors = action.Responses.Where(r => !IsSuccess(r) && r.Schema is not null && r.Schema.Reference != commonError)
                .Select(r => new ErrorPlan(r.Status, topLevel.Of(r.Schema!))).ToEquatableArray(),
            Page = PagePlanner.Of(action, parameters, response, table, typeRefs, () => names.AllOf(action)),
        };
    }

    // A read may be sent twice, unless it starts a job. The API also reads by POST, in actions that are called queries.
    private static bool IsIdempotent(ResourceAction action) => action.Responses.All(r => r.Status != 202)
        && (action.Method is "GET" or "HEAD" || Identifier.Words(Identifier.Pascal(action.Name)).Last() == "Query");

    private static bool IsSuccess(Response response) => response.Status is >= 200 and < 300;

    private List<ParameterPlan> Parameters(ResourceAction action)
    {
        var names = new MemberNames("");
        var path = PathTemplate.NamesIn(action.Path);
        return action.Parameters
            .OrderBy(p => Order(p, path))
            .Select(p => Of(p, names) with { Least = PagePlanner.LeastOf(p, action) })
            .ToList();
    }

    // Path, body, required, optional; a body that may be left out comes first among the optional.
    private static int Order(Parameter parameter, IReadOnlyList<string> path)
    {
        if (parameter.In == ParameterLocation.Path)
        {
            for (var i = 0; i < path.Count; i++)
            {
                if (path[i] == parameter.Name) return i;
            }
        }
        return (parameter.Required ? 1000 : 3000) + (parameter.In == ParameterLocation.Body ? 0 : 1000);
    }

    private ParameterPlan Of(Parameter parameter, MemberNames names)
    {
        var typeRef = parameter.IsFile ? new TypeRef(TypeRefKind.Upload)
            : parameter.Schema is { } schema ? topLevel.Of(schema)
            : typeRefs.Of(ParameterShapes.ShapeOf(parameter, table)!.Value);
        // An open enum takes any text; a parameter takes those that the description names, like every other limit of it.
        if (typeRef.Kind == TypeRefKind.Enum && ParameterShapes.ShapeOf(parameter, table) is { } use && table.Resolve(use.Shape) is EnumShape known)
            typeRef = typeRef with { Rule = new RulePlan { Kinds = JsonKinds.String, Values = WithShown(known.Values, parameter) } };
        return new ParameterPlan
        {
            JsonName = parameter.Name,
            Name = names.Free(Identifier.Camel(parameter.Name)),
            In = parameter.In,
            TypeRef = typeRef with { Nullable = false },
            Doc = DocPlanner.OfParameter(parameter, typeRef),
            Required = parameter.Required,
            Style = typeRef.Kind is TypeRefKind.Class or TypeRefKind.Union or TypeRefKind.List or TypeRefKind.Map or TypeRefKind.Any
                ? parameter.Inline.Kinds == JsonKinds.Object || parameter.In == ParameterLocation.Multipart ? ParameterStyle.Json : ParameterStyle.Nested
                : ParameterStyle.Plain,
        };
    }

    // Some descriptions show, as default or example, a text that they do not list; the API takes it.
    private static EquatableArray<string> WithShown(EquatableArray<string> values, Parameter parameter) => values
        .Concat(new[] { parameter.Default, parameter.Example }.OfType<string>().Where(shown => shown.StartsWith("\"", StringComparison.Ordinal)))
        .Distinct(StringComparer.Ordinal).ToEquatableArray();

    private ResponsePlan ResponseOf(ResourceAction action, ActionNames names)
    {
        var successes = action.Responses.Where(IsSuccess).ToList();
        var events = EventsOf(action);
        if (events.Count > 1) return new ResponsePlan(ResponseKind.EventsByName, new TypeRef(TypeRefKind.Class) { Type = names.EventOf(action) }, null);
        if (action.IsEventStream || events.Count > 0)
        {
            return events.Count == 1 && events[0].Schema is { } data
                ? new ResponsePlan(ResponseKind.Events, topLevel.Of(data), events[0].Name)
                : new ResponsePlan(ResponseKind.Events, new TypeRef(TypeRefKind.Any), null);
        }
        var bodies = new List<TypeRef>();
        foreach (var typeRef in successes.Where(r => r.Schema is not null).Select(r => topLevel.Of(r.Schema!)))
        {
            var known = bodies.FindIndex(b => IsOneCase(b, typeRef));
            if (known < 0) bodies.Add(typeRef);
            else if (typeRef.Nullable) bodies[known] = typeRef;
        }
        if (bodies.Count == 0) return new ResponsePlan(ResponseKind.None, null, null);
        if (bodies.Count > 1) return new ResponsePlan(ResponseKind.ByStatus, new TypeRef(TypeRefKind.Class) { Type = names.ResponseOf(action) }, null);
        return new ResponsePlan(successes.All(r => r.Schema is not null) ? ResponseKind.Body : ResponseKind.BodyOrNone, bodies[0], null);
    }

    // That one of two may be null does not make them two types.
    private static bool IsOneCase(TypeRef one, TypeRef other) => (one with { Nullable = other.Nullable }).HasTypeOf(other);

    /// <summary>The type for an action whose success codes have different bodies, or which streams several kinds of event; null for any other.</summary>
    public TypePlan? UnionOf(Resource resource, ResourceAction action, ActionNames names) => ResponseOf(action, names).Kind switch
    {
        ResponseKind.ByStatus => ByStatus(resource, action, names.ResponseOf(action)),
        ResponseKind.EventsByName => ByName(resource, action, names.EventOf(action)),
        _ => null,
    };

    private ResponseUnionPlan ByStatus(Resource resource, ResourceAction action, string name)
    {
        var names = new MemberNames(name, "Status", "Match", "Switch", "Unknown", "Nothing");
        var cases = new List<ResponseUnionCase>();
        foreach (var response in action.Responses.Where(IsSuccess).OrderBy(r => r.Status))
        {
            var typeRef = response.Schema is { } schema ? topLevel.Of(schema) : null;
            var known = typeRef is null ? null : cases.FirstOrDefault(c => c.TypeRef is { } other && IsOneCase(other, typeRef));
            cases.Add(new ResponseUnionCase(response.Status, typeRef is null ? "Nothing" : known?.Name ?? names.Free(typeRef.Type ?? typeRef.Kind.ToString()), typeRef));
        }
        return new ResponseUnionPlan { Name = name, Doc = new Doc($"What {resource.Name}.{action.Name} gives: one body for each of its success codes."), Cases = cases.ToEquatableArray() };
    }

    private EventUnionPlan ByName(Resource resource, ResourceAction action, string name)
    {
        var names = new MemberNames(name, "EventName", "Match", "Switch", "Unknown", "Nothing");
        return new EventUnionPlan
        {
            Name = name,
            Doc = new Doc($"An event that {resource.Name}.{action.Name} streams; its name says which."),
            Cases = EventsOf(action)
                .Select(e => new EventUnionCase(e.Name, names.Free(Identifier.Pascal(e.Name)), e.Schema is { } data ? topLevel.Of(data) : new TypeRef(TypeRefKind.Any), e.Description))
                .ToEquatableArray(),
        };
    }
}
