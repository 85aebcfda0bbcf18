using Losant.Runtime.Json.Misfits;

namespace Losant.Runtime.Json;

/// <summary>Reads JSON arrays into .NET arrays of the exact length.</summary>
internal static class ListReader
{
    /// <summary>Reads the array at the input's position.</summary>
    /// <param name="input">The input.</param>
    /// <param name="isPage">Whether an item that does not fit is left out; its JSON is kept.</param>
    public static T[] Read<T, TCodec>(ref JsonInput input, bool isPage = false)
        where TCodec : IJsonCodec<T>
    {
        input.BeginArray();
        if (!input.NextItem()) return [];
        Scratch<T> scratch = input.Cache.Scratch<Scratch<T>>();
        T[] items = scratch.Items;
        scratch.Items = []; // a nested array of the same type finds no buffer and creates its own
        int count = 0;
        List<KeptItem>? kept = null;
        do
        {
            T? item;
            if (!isPage)
            {
                item = TCodec.Read(ref input);
            }
            else if (!input.TryItem<T, TCodec>(out item, out var json))
            {
                kept ??= [];
                kept.Add(new KeptItem(count + kept.Count, json));
                continue;
            }

            if (count == items.Length) Array.Resize(ref items, Math.Max(4, count * 2));
            items[count++] = item;
        }
        while (input.NextItem());

        // Without items, ToArray returns an array that all lists share.
        T[] exact = count == 0 ? new T[0] : items.AsSpan(0, count).ToArray();
        if (kept is not null) KeptJson.Keep(exact, kept);
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
