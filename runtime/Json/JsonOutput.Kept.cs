using System.Text.Json;
using Losant.Runtime.Json.Misfits;
using Losant.Runtime.Json.Strings;

namespace Losant.Runtime;

// JSON that did not fit when it was read. A member that a program has set since then wins.
public partial struct JsonOutput
{
    /// <summary>Ends an object that has no additional properties; writes the members that did not fit when it was read.</summary>
    /// <param name="owner">The object.</param>
    public void EndObject(object owner)
    {
        if (DropsMisfits) KeptJson.DropMembersOf(owner);
        else if (KeptJson.MembersOf(owner) is { } kept) Kept(kept);
        EndObject();
    }

    private void Kept(Dictionary<string, JsonElement> members)
    {
        foreach ((string name, JsonElement value) in members)
        {
            if (HasMember(name)) continue;
            Name(name);
            Write(value);
        }
    }

    private void ItemsBeside<T, TCodec>(IReadOnlyList<T> items, List<KeptItem> kept)
        where TCodec : IJsonCodec<T>
    {
        if (DropsMisfits)
        {
            KeptJson.DropItemsOf(items);
            kept = [];
        }

        int next = 0;
        for (int i = 0; i < items.Count + kept.Count; i++)
        {
            if (next < kept.Count && kept[next].Index == i) Write(kept[next++].Json);
            else TCodec.Write(ref this, items[i - next]);
        }
    }

    /// <summary>Looks for a name in the object that is open, from its last member to its first.</summary>
    internal bool HasMember(string name)
    {
        Span<byte> escaped = new byte[name.Length * JsonQuoting.MaxPerChar];
        escaped = escaped[..JsonQuoting.Escape(name, escaped)];
        ReadOnlySpan<byte> buffer = Written;
        int depth = 0;
        for (int i = _used - 1; ; i--)
        {
            switch (buffer[i])
            {
                case (byte)'"':
                    int end = i;
                    do i = buffer[..i].LastIndexOf((byte)'"');
                    while (IsEscaped(i));
                    if (depth == 0 && end + 1 < _used && buffer[end + 1] == ':' && buffer[(i + 1)..end].SequenceEqual(escaped)) return true;
                    break;
                case (byte)'}' or (byte)']':
                    depth++;
                    break;
                case (byte)'{' or (byte)'[':
                    if (depth == 0) return false;
                    depth--;
                    break;
            }
        }
    }

    private readonly bool IsEscaped(int i)
    {
        int first = i;
        while (_buffer![first - 1] == '\\') first--;
        return ((i - first) & 1) != 0;
    }
}
