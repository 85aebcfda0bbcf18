using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Losant.Runtime.Json;

/// <summary>Lists with contiguous items, so that a loop over them needs no interface calls.</summary>
internal static class ListSpan
{
    /// <summary>Gets the items as a span, if the list allows it.</summary>
    public static bool TryGet<T>(IReadOnlyList<T> items, out ReadOnlySpan<T> span)
    {
        // First the type that is read: a test for an array, which may be one of another type, takes longer.
        if (items.GetType() == typeof(T[]))
        {
            span = Unsafe.As<T[]>(items);
            return true;
        }

        switch (items)
        {
            case T[] array:
                span = array;
                return true;
            case List<T> list:
                span = CollectionsMarshal.AsSpan(list);
                return true;
            case LosantList<T> root:
                return TryGet(root.Items, out span);
            default:
                span = default;
                return false;
        }
    }
}
