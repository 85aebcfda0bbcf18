namespace Losant.Runtime;

/// <summary>Reads arrays into arrays of exactly their length.</summary>
internal static class ListReader
{
    /// <summary>Reads the array at which the input stands.</summary>
    public static T[] Read<T, TJson>(ref JsonInput input)
        where TJson : IJson<T>
    {
        input.BeginArray();
        if (!input.NextItem()) return [];
        Book<T> book = input.Cache.Book<Book<T>>();
        T[] items = book.Items;
        book.Items = []; // an array within the array finds none and makes its own
        int count = 0;
        do
        {
            T item = TJson.Read(ref input);
            if (count == items.Length) Array.Resize(ref items, Math.Max(4, count * 2));
            items[count++] = item;
        }
        while (input.NextItem());

        T[] exact = items.AsSpan(0, count).ToArray();
        Array.Clear(items, 0, count);
        book.Items = items;
        return exact;
    }

    /// <summary>The working buffer for arrays of one type.</summary>
    private sealed class Book<T>
    {
        public T[] Items { get; set; } = [];
    }
}
