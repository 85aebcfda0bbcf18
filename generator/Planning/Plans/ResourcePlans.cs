namespace LosantGen.Planning.Plans;

/// <summary>A resource's class.</summary>
internal sealed record ResourcePlan
{
    public required string JsonName { get; init; }

    /// <summary>The client's property.</summary>
    public required string PropertyName { get; init; }

    public required string ClassName { get; init; }

    public required Doc Doc { get; init; }

    public EquatableArray<ActionPlan> Actions { get; init; }

    /// <summary>The class with the same methods, of which path parameters are known; null if the methods have none in common.</summary>
    public BoundPlan? Bound { get; init; }
}

/// <summary>An action's method.</summary>
internal sealed record ActionPlan
{
    public required string JsonName { get; init; }

    /// <summary>The method's name without <c>Async</c>.</summary>
    public required string Name { get; init; }

    public required string Method { get; init; }

    public required string Path { get; init; }

    public required Doc Doc { get; init; }

    public bool NeedsToken { get; init; }

    public bool IsIdempotent { get; init; }

    public bool IsEventStream { get; init; }

    /// <summary>The description marks the response itself as a secret.</summary>
    public bool HasSecretResponse { get; init; }

    public bool IsDownload => Response.Kind == ResponseKind.Download;

    public EquatableArray<ParameterPlan> Parameters { get; init; }

    public required ResponsePlan Response { get; init; }

    public EquatableArray<string> Scopes { get; init; }

    public EquatableArray<StatusDoc> Statuses { get; init; }

    /// <summary>The error bodies other than the common one, by status.</summary>
    public EquatableArray<ErrorPlan> Errors { get; init; }

    public PagePlan? Page { get; init; }

    /// <summary>The type of every value that the method takes or returns.</summary>
    public IEnumerable<TypeRef> TypeRefs => Parameters.Select(p => p.TypeRef).Concat(Response.TypeRef is { } body ? [body] : [])
        .Concat(Errors.Select(e => e.TypeRef)).Concat(Page is { } page ? [page.Item] : []);
}

/// <summary>A declared status and what it means.</summary>
internal sealed record StatusDoc(int Status, string? Description);

/// <summary>The type of a declared error body.</summary>
internal sealed record ErrorPlan(int Status, TypeRef TypeRef);

/// <summary>How a parameter's value is written.</summary>
internal enum ParameterStyle
{
    Plain,

    /// <summary>JSON text in one value.</summary>
    Json,

    /// <summary>With brackets and indexes: <c>a[0][key]=v</c>.</summary>
    Nested,
}

/// <summary>A parameter of an action's method.</summary>
internal sealed record ParameterPlan
{
    public required string JsonName { get; init; }

    /// <summary>The C# name, not yet escaped.</summary>
    public required string Name { get; init; }

    public required ParameterLocation In { get; init; }

    public required TypeRef TypeRef { get; init; }

    public required Doc Doc { get; init; }

    public ParameterStyle Style { get; init; }

    public bool Required { get; init; }

    /// <summary>No object is a valid value.</summary>
    public bool IsNoObject { get; init; }

    /// <summary>The smallest valid number; null if any number is valid.</summary>
    public long? Least { get; init; }
}

/// <summary>The kind of a method's return value.</summary>
internal enum ResponseKind
{
    None,
    Body,

    /// <summary>A body, or no body with another success code.</summary>
    BodyOrNone,

    /// <summary>A different body for each success code.</summary>
    ByStatus,

    /// <summary>A body that is not JSON, as a stream.</summary>
    Download,

    /// <summary>A stream of events of one type.</summary>
    Events,

    /// <summary>A stream of several kinds of events, distinguished by their names.</summary>
    EventsByName,
}

/// <summary>A method's return value: its kind and type.</summary>
internal sealed record ResponsePlan(ResponseKind Kind, TypeRef? TypeRef, string? EventName);

/// <summary>The style of pagination.</summary>
internal enum PageStyle
{
    Page,
    Offset,
    Cursor,
}

/// <summary>The pagination of an action.</summary>
/// <param name="Name">The name of the method that returns all items.</param>
/// <param name="Style">The way to request the next page.</param>
/// <param name="PositionParameter">The parameter for the position of a page.</param>
/// <param name="SizeParameter">The parameter for the size of a page.</param>
/// <param name="Item">The type of an item.</param>
/// <param name="ItemsName">The property of the response with the items; null if the response is the list.</param>
/// <param name="TotalName">The property with the total number of items.</param>
/// <param name="SizeName">The property with the size of a page.</param>
/// <param name="CursorName">The property of the last item after which the next page begins.</param>
internal sealed record PagePlan(
    string Name, PageStyle Style, string PositionParameter, string? SizeParameter, TypeRef Item, string? ItemsName, string? TotalName, string? SizeName, string? CursorName);
