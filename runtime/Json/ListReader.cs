namespace Losant.Runtime.Json;

/// <summary>Reads JSON arrays into .NET arrays of the exact length.</summary>
internal static class ListReader
{
    /// <summary>Reads the array at the input's position.</summary>
    public static T[] Read<T, TCodec>(ref JsonInput input)
        where TCodec : IJsonCodec<T>
    {
        input.BeginArray();
        if (!input.NextItem()) return [];
        Scratch<T> scratch = input.Cache.Scratch<Scratch<T>>();
        T[] items = scratch.Items;
        scratch.Items = []; // a nested array of the same type finds no buffer and creates its own
        int count = 0;
        do
        {
            T item = TCodec.Read(ref input);
            if (count == items.Length) Array.Resize(ref items, Math.Max(4, count * 2));
            items[count++] = item;
        }
        while (input.NextItem());

        T[] exact = items.AsSpan(0, count).ToArray();
        Array.Clear(items, 0, count);
        scratch.Items = items;
        return exact;
    }

    /// <summary>The scratch buffer for arrays of one type.</summary>
    private sealed class Scratch<T>
    {
        public T[] Items { get; set; } = [];
    }
}
