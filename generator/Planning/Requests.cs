using System.Collections.Generic;
using LosantGen.Model;

namespace LosantGen.Planning;

/// <summary>The shapes that programs make values of, because some action sends them.</summary>
internal static class Requests
{
    public static ISet<Shape> Of(IEnumerable<Resource> resources, ShapeTable table)
    {
        var shapes = new HashSet<Shape>();
        foreach (var resource in resources)
        {
            foreach (var action in resource.Actions)
            {
                foreach (var parameter in action.Parameters)
                {
                    if (parameter.Schema is { } schema) Visit(table.Of(schema).Shape, shapes, table);
                }
            }
        }
        return shapes;
    }

    private static void Visit(Shape shape, HashSet<Shape> shapes, ShapeTable table)
    {
        shape = table.Resolve(shape);
        if (!shapes.Add(shape)) return;
        foreach (var part in Reach.Parts(shape)) Visit(part, shapes, table);
    }
}
