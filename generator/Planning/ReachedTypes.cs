using LosantGen.Planning.Names;
using LosantGen.Planning.Shapes;

namespace LosantGen.Planning;

/// <summary>
/// The types to emit, each with its shapes: one, or several with the same canonical shape that differ in their
/// constraints. If there are several, the checks of each are in a nested type of the type that they share.
/// </summary>
internal sealed class ReachedTypes
{
    private readonly Dictionary<string, ReachedType> _types = new(StringComparer.Ordinal);

    private readonly Dictionary<(string Type, Shape Shape), int> _variants = [];

    private ReachedTypes()
    {
    }

    public static ReachedTypes Of(IEnumerable<KeyValuePair<string, HashSet<Shape>>> types, ShapeTable table, TypeNames names)
    {
        var reached = new ReachedTypes();
        foreach (var type in types)
        {
            bool IsOfFile(Shape shape) => table.FileOf(shape) is { } file && names.TryGetPublished(file, out var name) && name == type.Key;
            // The schema file comes first, because its description documents the type.
            var shapes = type.Value.Count == 1 ? type.Value.ToList() : type.Value.OrderBy(s => !IsOfFile(s)).ThenBy(table.OrderOf).ThenBy(s => s.Id).ToList();
            for (var i = 0; i < shapes.Count; i++) reached._variants.Add((type.Key, shapes[i]), i);
            reached._types.Add(type.Key, new ReachedType(type.Key, shapes, IsOfFile(shapes[0])));
        }
        return reached;
    }

    public IEnumerable<ReachedType> All => _types.Values;

    /// <summary>The name of the nested type with a shape's constraints; null if the type has only one variant.</summary>
    public string? VariantOf(string type, Shape shape)
    {
        if (!_types.TryGetValue(type, out var reached) || reached.Shapes.Count == 1) return null;
        return _variants.TryGetValue((type, shape), out var index) ? VariantName(index) : null;
    }

    /// <summary>The name of a variant by its index. It is never the name of a member, because member names have no underscore in the middle.</summary>
    public static string VariantName(int index) => "Constraints_" + (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A type to emit.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shapes">Its shapes.</param>
/// <param name="IsOfFile">Whether the first of them is the schema file after which the type is named.</param>
internal sealed record ReachedType(string Name, IReadOnlyList<Shape> Shapes, bool IsOfFile);
