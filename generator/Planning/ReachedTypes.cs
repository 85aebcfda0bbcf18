using LosantGen.Planning.Names;
using LosantGen.Planning.Shapes;

namespace LosantGen.Planning;

/// <summary>
/// The types that there will be, each with the shapes that it stands for: one, or several of one form that differ in their
/// limits. Of several, each has its checks in a type of its own within the type that they share.
/// </summary>
internal sealed class ReachedTypes
{
    private readonly Dictionary<string, ReachedType> _types = new(StringComparer.Ordinal);

    private ReachedTypes()
    {
    }

    public static ReachedTypes Of(IEnumerable<KeyValuePair<string, HashSet<Shape>>> types, ShapeTable table, TypeNames names)
    {
        var reached = new ReachedTypes();
        foreach (var type in types)
        {
            bool IsOfFile(Shape shape) => table.FileOf(shape) is { } file && names.TryGetPublished(file, out var name) && name == type.Key;
            // The schema file comes first: its words document the type.
            var shapes = type.Value.OrderBy(s => !IsOfFile(s)).ThenBy(table.OrderOf).ThenBy(s => s.Id).ToList();
            reached._types.Add(type.Key, new ReachedType(type.Key, shapes, IsOfFile(shapes[0])));
        }
        return reached;
    }

    public IEnumerable<ReachedType> All => _types.Values;

    /// <summary>The name, within its type, of what holds a shape's limits; null where the type holds no others.</summary>
    public string? VariantOf(string type, Shape shape)
    {
        if (!_types.TryGetValue(type, out var reached) || reached.Shapes.Count == 1) return null;
        for (var i = 0; i < reached.Shapes.Count; i++)
        {
            if (ReferenceEquals(reached.Shapes[i], shape)) return VariantName(i);
        }
        return null;
    }

    /// <summary>The name of the limits at a place in the list: no member is called so, since none has an underscore in the middle.</summary>
    public static string VariantName(int index) => "Constraints_" + (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A type that there will be.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shapes">The shapes that it stands for.</param>
/// <param name="IsOfFile">The first of them is the schema file after which the type is named.</param>
internal sealed record ReachedType(string Name, IReadOnlyList<Shape> Shapes, bool IsOfFile);
