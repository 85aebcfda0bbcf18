using LosantGen.Planning.Names;
using LosantGen.Planning.Plans;
using LosantGen.Planning.Shapes;

namespace LosantGen.Planning;

/// <summary>
/// Plans the types of whole bodies. As a body, a schema file is its own type even if it is a list, a map or a time, or has the same shape as another file.
/// </summary>
internal sealed class BodyTypeRefs(ShapeTable table, TypeRefPlanner typeRefs, TypeNames names, ReachedTypes types, KeptPlan kept)
{
    public TypeRef Of(Schema schema) => kept.Bodies.Anew(schema, New);

    private TypeRef New(Schema schema)
    {
        var use = table.Of(schema);
        var typeRef = typeRefs.Of(use);
        var shape = table.Resolve(use.Shape);
        if (schema.Reference is not { } name || !HasType(shape) || !names.TryGetPublished(name, out var type)) return typeRef;
        return typeRef.Kind is TypeRefKind.List or TypeRefKind.Map or TypeRefKind.Instant
            ? new TypeRef(TypeRefKind.Class) { Type = type, Nullable = typeRef.Nullable }
            : typeRef with { Type = type, Variant = types.VariantOf(type, shape) };
    }

    /// <summary>The type of a response, whose constraints are not checked but for null: a call that returns it must fail where the schema does not allow it.</summary>
    public TypeRef OfResponse(Schema schema) => kept.Responses.Anew(schema, NewOfResponse);

    private TypeRef NewOfResponse(Schema schema)
    {
        var typeRef = Of(schema);
        return typeRef is { HoldsNull: true, Nullable: false } && JsonValues.Fits("null", table.Of(schema)) == false ? typeRef with { RefusesNull = true } : typeRef;
    }

    public static bool HasType(Shape shape) => NameSites.IsType(shape) || shape is ListShape or MapShape or UnionShape;
}
