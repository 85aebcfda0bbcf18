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
            if (JsonElements.TryGet(written, name, out JsonElement now) && JsonElements.IsStill(now, json)) FailKept(new Step(name, 0));
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

    /// <summary>Reports a member's name among the undeclared members, whose values are not checked.</summary>
    internal void Misplaced(string name) =>
        FailOnce(new Step(name, 0), "additionalProperties", "A member has this name, but here its value is not checked. Set the member, and remove the name from the undeclared ones.");

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
