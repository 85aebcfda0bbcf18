using LosantGen.CSharp;
using LosantGen.Planning.Names;
using LosantGen.Planning.Plans;
using LosantGen.Planning.Shapes;

namespace LosantGen.Planning;

/// <summary>Plans a resource's class: a method for each action, with its parameters in order.</summary>
internal sealed class ResourcePlanner(
    ShapeTable table, ParameterShapes shapes, TypeRefPlanner typeRefs, BodyTypeRefs bodies, ResponsePlanner responses, KeptPlan kept, Func<ResourceAction, bool> hasSecretResponse)
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

    private ActionPlan Of(ResourceAction action, ActionNames names)
    {
        var parameters = kept.ParametersOfActions.Of(action, new ParametersInputs(action, action.Parameters.Select(ContentOf).ToEquatableArray()), Parameters);
        var response = responses.Of(action, names);
        return kept.Actions.Of(
            action,
            new ActionInputs(action, names.Of(action), parameters, response)
            {
                Errors = responses.ErrorsOf(action),
                Page = PagePlanner.Of(action, parameters, response, table, typeRefs, () => names.AllOf(action)),
                HasSecretResponse = hasSecretResponse(action),
            },
            Plan);
    }

    private static ActionPlan Plan(ActionInputs inputs)
    {
        var action = inputs.Action;
        return new ActionPlan
        {
            JsonName = action.Name,
            Name = inputs.Name,
            Method = action.Method,
            Path = action.Path,
            Doc = new Doc(action.Summary ?? action.Description) { Notes = action is { Summary: not null, Description: { } more } ? new[] { more }.ToEquatableArray() : default, Deprecated = action.Deprecated },
            NeedsToken = action.Scopes.Count > 0,
            IsIdempotent = IsIdempotent(action),
            IsEventStream = inputs.Response.Kind is ResponseKind.Events or ResponseKind.EventsByName,
            HasSecretResponse = inputs.HasSecretResponse,
            Parameters = inputs.Parameters,
            Response = inputs.Response,
            Scopes = action.Scopes,
            Statuses = action.Responses.OrderBy(r => r.Status).Select(r => new StatusDoc(r.Status, r.Description)).ToEquatableArray(),
            Errors = inputs.Errors,
            Page = inputs.Page,
        };
    }

    // A read is idempotent, unless it starts a job. The API also has reads by POST, in actions whose names end in "Query".
    private static bool IsIdempotent(ResourceAction action) => action.Responses.All(r => r.Status != 202)
        && (action.Method is "GET" or "HEAD" || Identifier.Words(Identifier.Pascal(action.Name)).Last() == "Query");

    // The options of a request are always called so; a body, or a part of one, that the description calls so is the body.
    private const string Options = "options";

    private static EquatableArray<ParameterPlan> Parameters(ParametersInputs inputs)
    {
        var action = inputs.Action;
        var names = new MemberNames("", Options, "cancellationToken");
        var path = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in PathTemplate.NamesIn(action.Path))
        {
            if (!path.ContainsKey(name)) path.Add(name, path.Count);
        }
        return action.Parameters.Select((p, i) => (Parameter: p, Content: inputs.Contents[i]))
            .OrderBy(p => Order(p.Parameter, path))
            .Select(p => Of(p.Parameter, p.Content, names) with { Least = PagePlanner.LeastOf(p.Parameter, action) })
            .ToEquatableArray();
    }

    // The order is path, body, required, optional; an optional body is the first optional parameter.
    private static int Order(Parameter parameter, Dictionary<string, int> path)
    {
        if (parameter.In == ParameterLocation.Path && path.TryGetValue(parameter.Name, out var place)) return place;
        return path.Count + (parameter.Required ? 0 : 2) + (parameter.In == ParameterLocation.Body ? 0 : 1);
    }

    private ParameterContent ContentOf(Parameter parameter)
    {
        var use = shapes.ShapeOf(parameter);
        return new ParameterContent(
            parameter.IsFile ? new TypeRef(TypeRefKind.Upload) : parameter.Schema is { } schema ? bodies.Of(schema) : typeRefs.Of(use!.Value), use, use is { } of ? table.Resolve(of.Shape) : null);
    }

    private static ParameterPlan Of(Parameter parameter, ParameterContent content, MemberNames names)
    {
        var typeRef = content.TypeRef;
        // An open enum accepts any string; a parameter accepts only those that the description lists, like every other constraint.
        if (typeRef.Kind == TypeRefKind.Enum && content.Resolved is EnumShape known)
            typeRef = typeRef with { Rule = new RulePlan { Kinds = JsonKinds.String, Values = WithShown(known.Values, parameter) } };
        return new ParameterPlan
        {
            JsonName = parameter.Name,
            Name = names.Free(parameter.In is ParameterLocation.Body or ParameterLocation.Multipart && Identifier.Camel(parameter.Name) == Options ? "body" : Identifier.Camel(parameter.Name)),
            In = parameter.In,
            // Any other null means that the parameter is not sent.
            TypeRef = typeRef with { Nullable = typeRef.Nullable && !typeRef.HoldsNull && parameter is { In: ParameterLocation.Body, Required: true } },
            Doc = DocPlanner.OfParameter(parameter, typeRef),
            Required = parameter.Required,
            IsNoObject = content.Use is { } given && JsonValues.Fits("{}", given) == false,
            Style = typeRef.Kind is TypeRefKind.Class or TypeRefKind.Union or TypeRefKind.List or TypeRefKind.Map or TypeRefKind.Instant or TypeRefKind.Any
                ? parameter.Inline.Kinds == JsonKinds.Object || parameter.In == ParameterLocation.Multipart ? ParameterStyle.Json : ParameterStyle.Nested
                : ParameterStyle.Plain,
        };
    }

    // Some descriptions have a default or an example that they do not list; the API accepts it.
    private static EquatableArray<string> WithShown(EquatableArray<string> values, Parameter parameter) => values
        .Concat(new[] { parameter.Default, parameter.Example }.OfType<string>().Where(shown => shown.StartsWith("\"", StringComparison.Ordinal)))
        .Distinct(StringComparer.Ordinal).ToEquatableArray();
}

/// <summary>All that the plan of an action follows from.</summary>
internal sealed record ActionInputs(ResourceAction Action, string Name, EquatableArray<ParameterPlan> Parameters, ResponsePlan Response)
{
    public EquatableArray<ErrorPlan> Errors { get; init; }

    public PagePlan? Page { get; init; }

    public bool HasSecretResponse { get; init; }
}

/// <summary>All that the plans of an action's parameters follow from.</summary>
internal sealed record ParametersInputs(ResourceAction Action, EquatableArray<ParameterContent> Contents);

/// <summary>The type of a parameter, and its shape, also after the mention of another schema is resolved; none for a file.</summary>
internal sealed record ParameterContent(TypeRef TypeRef, ShapeUse? Use, Shape? Resolved);
