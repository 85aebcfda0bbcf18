using LosantGen.Planning.Plans;
using LosantGen.Planning.Shapes;

namespace LosantGen.Planning;

/// <summary>
/// Recognizes actions with pagination by their parameters: <c>page</c> and <c>perPage</c>, <c>offset</c> and
/// <c>limit</c>, or a cursor, which is the item after which a page begins.
/// </summary>
internal static class PagePlanner
{
    private const string After = "startingAfter";

    public static PagePlan? Of(ResourceAction action, IReadOnlyList<ParameterPlan> parameters, ResponsePlan response, ShapeTable table, TypeRefPlanner typeRefs, Func<string> name)
    {
        if (response.Kind != ResponseKind.Body) return null;
        var queries = parameters.Where(p => p.In == ParameterLocation.Query).ToList();
        ParameterPlan? Number(string parameter) => queries.FirstOrDefault(q => q.JsonName == parameter && q.TypeRef.Kind == TypeRefKind.Integer);

        var (style, position, size) = (PageStyle.Page, Number("page"), Number("perPage"));
        if (position is null || size is null) (style, position, size) = (PageStyle.Offset, Number("offset"), Number("limit"));
        if (position is null || size is null)
        {
            (style, position, size) = (PageStyle.Cursor, queries.FirstOrDefault(q => q.JsonName.StartsWith(After, StringComparison.Ordinal) && q.TypeRef.Kind == TypeRefKind.String), Number("limit"));
        }
        if (position is null) return null;

        var body = table.Resolve(table.Of(action.Responses.First(r => r.Status is >= 200 and < 300 && r.Schema is not null).Schema!).Shape);
        var items = body is ObjectShape o ? o.Members.FirstOrDefault(m => m.Name == "items") : null;
        var list = (body as ListShape) ?? (items is null ? null : table.Resolve(items.Use.Shape) as ListShape);
        if (list is null) return null;

        string? cursor = null;
        if (style == PageStyle.Cursor)
        {
            var wanted = position.JsonName.Substring(After.Length);
            cursor = (table.Resolve(list.Item.Shape) as ObjectShape)?.Members
                .FirstOrDefault(m => string.Equals(m.Name, wanted, StringComparison.OrdinalIgnoreCase) && m.Use.Shape is ScalarShape { Kinds: JsonKinds.String })?.Name;
            if (cursor is null) return null;
        }
        return new PagePlan(
            name(), style, position.Name, size?.Name, typeRefs.Of(list.Item),
            PropertyOf(typeRefs, body, response.TypeRef!, items?.Name), PropertyOf(typeRefs, body, response.TypeRef!, NumberIn(body, "totalCount")),
            PropertyOf(typeRefs, body, response.TypeRef!, size is null ? null : NumberIn(body, size.JsonName)), PropertyOf(typeRefs, table.Resolve(list.Item.Shape), typeRefs.Of(list.Item), cursor));
    }

    /// <summary>The smallest valid value of a parameter for the position or size of a page; null for any other parameter.</summary>
    public static long? LeastOf(Parameter parameter, ResourceAction action)
    {
        if (parameter.In != ParameterLocation.Query) return null;
        bool Has(Func<string, bool> isName) => action.Parameters.Any(p => p.In == ParameterLocation.Query && isName(p.Name));
        var isSize = parameter.Name == "perPage"
            || (parameter.Name == "limit" && Has(n => n == "offset" || n.StartsWith(After, StringComparison.Ordinal)));
        // A page has at least one item, unless the description's own example is 0.
        if (isSize) return parameter.Example == "0" ? 0 : 1;
        return (parameter.Name == "page" && Has(n => n == "perPage")) || (parameter.Name == "offset" && Has(n => n == "limit")) ? 0 : null;
    }

    private static string? NumberIn(Shape body, string member) => (body as ObjectShape)?.Members
        .FirstOrDefault(m => m.Name == member && m.Use.Shape is ScalarShape { Kinds: JsonKinds.Number or JsonKinds.Integer })?.Name;

    private static string? PropertyOf(TypeRefPlanner typeRefs, Shape shape, TypeRef typeRef, string? member) =>
        member is not null && shape is ObjectShape o ? typeRefs.MemberNamesOf(typeRef.Type!, o)[member] : null;
}
