using System;
using System.Collections.Generic;
using System.Linq;

namespace LosantGen.Planning;

/// <summary>
/// The types that there will be, each with the shapes that it stands for: one, or several of one form that differ in their
/// limits. Of several, each has its checks in a type of its own within the type that they share.
/// </summary>
internal sealed class ReachedTypes
{
    private readonly Dictionary<string, IReadOnlyList<Shape>> _shapes = new(StringComparer.Ordinal);

    public ReachedTypes(IEnumerable<KeyValuePair<string, HashSet<Shape>>> types)
    {
        // What is a schema file comes first: its words document the type.
        foreach (var type in types) _shapes.Add(type.Key, [.. type.Value.OrderBy(s => s.Published is null).ThenBy(s => s.Id)]);
    }

    public IEnumerable<KeyValuePair<string, IReadOnlyList<Shape>>> All => _shapes;

    /// <summary>The name, within its type, of what holds a shape's limits; null where the type holds no others.</summary>
    public string? LimitsOf(string type, Shape shape)
    {
        if (!_shapes.TryGetValue(type, out var shapes) || shapes.Count == 1) return null;
        for (var i = 0; i < shapes.Count; i++)
        {
            if (ReferenceEquals(shapes[i], shape)) return LimitsName(i);
        }
        return null;
    }

    /// <summary>The name of the limits at a place in the list: no member is called so, since none has an underscore in the middle.</summary>
    public static string LimitsName(int index) => "Limits_" + (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
