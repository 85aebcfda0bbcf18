using System.Collections;

namespace Losant;

/// <summary>A request or response body that is an array. Generated types derive from it.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
public abstract class LosantList<T> : IReadOnlyList<T>
{
    private IReadOnlyList<T> _items = [];

    /// <inheritdoc/>
    public int Count => _items.Count;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <summary>The items: an array as read, or a list after an item was added.</summary>
    internal IReadOnlyList<T> Items { get => _items; set => _items = value; }

    /// <summary>Adds an item.</summary>
    /// <param name="item">The item.</param>
    public void Add(T item)
    {
        if (_items is not List<T> list) _items = list = [.. _items];
        list.Add(item);
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
