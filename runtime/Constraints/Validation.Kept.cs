using System.Text.Json;
using Losant.Runtime.Json;
using Losant.Runtime.Json.Misfits;

namespace Losant.Runtime;

// JSON that did not fit when it was read, and that would be written back.
public partial struct Validation
{
    private void Kept<T, TCodec>(T value, Dictionary<string, JsonElement> kept)
        where TCodec : IJsonCodec<T>
    {
        JsonElement written = JsonText.Deserialize<JsonElement, ElementCodec>(JsonText.Serialize<T, TCodec>(value));
        foreach ((string name, JsonElement json) in kept)
        {
            // A program may have set the member since then, or removed it from the additional properties.
            if (written.TryGetProperty(name, out JsonElement now) && IsStill(now, json)) FailKept(new Step(name, 0));
        }
    }

    // The index of an item is the one that it has in JSON, where the items that did not fit are at their places.
    private void ListBeside<T, TCodec>(IReadOnlyList<T> items, List<KeptItem> kept)
        where TCodec : IJsonCodec<T>
    {
        int next = 0;
        for (int i = 0; i < items.Count + kept.Count; i++)
        {
            if (next == kept.Count || kept[next].Index != i)
            {
                ItemAt<T, TCodec>(i, items[i - next]);
                continue;
            }

            FailKept(new Step(null, i));
            next++;
        }
    }

    // What is written back is the same text. Compared by members, JSON that has a name twice is not even the same as itself.
    private static bool IsStill(JsonElement now, JsonElement kept) => JsonElements.RawOf(now).SequenceEqual(JsonElements.RawOf(kept)) || JsonElements.AreSame(now, kept);

    private void FailKept(Step step) => FailOnce(step, "type", "The value does not fit its type; it was kept as JSON when it was read. Set it, or forget it with LosantJson.DropMisfits.");

    // What did not fit is one violation, though an object is checked twice if its constraints depend on where it is used, and an entry
    // of a map stands among the additional properties too.
    private void FailOnce(Step step, string keyword, string message)
    {
        Enter(step);
        if ((_kept ??= []).Add(Pointer())) Fail(keyword, message);
        Exit();
    }
}
