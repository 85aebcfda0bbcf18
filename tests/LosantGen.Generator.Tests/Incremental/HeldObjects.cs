using System.Collections;
using System.Reflection;

namespace LosantGen.Generator.Tests.Incremental;

/// <summary>Walks all objects that an object references, public or not.</summary>
internal static class HeldObjects
{
    /// <summary>
    /// The types of objects that a value between pipeline steps must not hold: anything that is not a record of the
    /// generator, an array or a value of the framework without references of its own.
    /// </summary>
    public static IEnumerable<string> Foreign(object? root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object?>([root]);
        var foreign = new SortedSet<string>(StringComparer.Ordinal);
        while (open.Count > 0)
        {
            if (open.Pop() is not { } value || value is string || value.GetType() is { IsPrimitive: true } or { IsEnum: true }) continue;
            var type = value.GetType();
            if (!type.IsValueType && !seen.Add(value)) continue;
            if (!IsOwn(type)) foreign.Add(type.FullName!);
            if (value is Array array)
            {
                foreach (var item in (IEnumerable)array) open.Push(item);
                continue;
            }
            for (var part = type; part is not null; part = part.BaseType)
            {
                foreach (var field in part.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)) open.Push(field.GetValue(value));
            }
        }
        return foreign;
    }

    // Shapes are internal to the planner and do not outlive its step.
    private static bool IsOwn(Type type) =>
        type.IsArray ? IsOwn(type.GetElementType()!)
        : type.Assembly == typeof(LosantGenerator).Assembly ? !typeof(Planning.Shapes.Shape).IsAssignableFrom(type)
        : type == typeof(string) || type.IsPrimitive || type.IsEnum || type.FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal) || type.FullName!.StartsWith("System.Collections.Immutable.ImmutableArray`", StringComparison.Ordinal);
}
