using System.Text.Json;
using Losant.Runtime.Json;
using Losant.Runtime.Json.Misfits;

namespace Losant.Runtime;

// Entries of a map, undeclared members, and the end of an object. A name among them that is a member's is misplaced: its value is not
// checked, so that it is a violation. No name is written twice: the member has precedence, then the entry.
public ref partial struct MemberList
{
    /// <summary>Lists the entries of a map as members.</summary>
    /// <typeparam name="T">The entries' type.</typeparam>
    /// <typeparam name="TCodec">The codec that writes them.</typeparam>
    /// <param name="entries">The entries; null for none.</param>
    public void Entries<T, TCodec>(IReadOnlyDictionary<string, T>? entries)
        where TCodec : IJsonCodec<T>
    {
        if (entries is null || entries.Count == 0) return;
        _entries = entries;
        _hasEntry = HasEntry<T>;
        if (entries is Dictionary<string, T> dictionary)
        {
            // its own enumerator does not allocate
            foreach ((string name, T value) in dictionary) Entry<T, TCodec>(name, value);
        }
        else
        {
            foreach ((string name, T value) in entries) Entry<T, TCodec>(name, value);
        }
    }

    /// <summary>Lists undeclared members.</summary>
    /// <param name="members">The members; null for none.</param>
    public readonly void Extra(IDictionary<string, JsonElement>? members) => Extra(members, kept: null);

    /// <summary>Ends an object that has no additional properties; writes the members that did not fit when it was read.</summary>
    /// <param name="owner">The object.</param>
    public readonly void End(object owner)
    {
        if (!_isChecking) _output.EndObject(owner);
    }

    /// <summary>Lists undeclared members, among which are those that did not fit when they were read, and ends the object.</summary>
    /// <param name="owner">The object.</param>
    public readonly void End(LosantObject owner)
    {
        if (owner.AdditionalProperties is { Count: > 0 } members) Extra(members, KeptJson.MembersOf(owner));
        if (_isChecking) return;
        if (_output.DropsMisfits) KeptJson.DropMembersOf(owner);
        _output.EndObject();
    }

    private readonly void Entry<T, TCodec>(string name, T value)
        where TCodec : IJsonCodec<T>
    {
        if (_names.Contains(name) ? Omits(name, isDeclared: true, isKept: false) : _isChecking) return;
        _output.Name(name);
        TCodec.Write(ref _output, value);
    }

    private readonly void Extra(IDictionary<string, JsonElement>? members, Dictionary<string, JsonElement>? kept)
    {
        if (members is Dictionary<string, JsonElement> dictionary)
        {
            // its own enumerator does not allocate
            foreach ((string name, JsonElement value) in dictionary) Extra(name, value, kept);
        }
        else if (members is not null)
        {
            foreach ((string name, JsonElement value) in members) Extra(name, value, kept);
        }
    }

    private readonly void Extra(string name, JsonElement value, Dictionary<string, JsonElement>? kept)
    {
        bool isDeclared = _names.Contains(name);
        if (isDeclared || _hasEntry?.Invoke(_entries!, name) == true)
        {
            if (Omits(name, isDeclared, kept is not null && kept.TryGetValue(name, out JsonElement json) && JsonElements.IsStill(value, json))) return;
        }
        else if (_isChecking)
        {
            return;
        }

        _output.Name(name);
        _output.Write(value);
    }

    // Whether nothing is written for a misplaced name. One that was kept because it did not fit stands where it should: if it is sent, that is
    // a violation of its own.
    private readonly bool Omits(string name, bool isDeclared, bool isKept)
    {
        if (_isChecking && !isKept) _validation.Misplaced(name);
        if (_isChecking) return true;
        if (!isKept) _output.HasMisplaced = true;
        return !isDeclared || _output.HasMember(name);
    }

    // A dictionary may take two names for one that are two in JSON.
    private static bool HasEntry<T>(object entries, string name)
    {
        var map = (IReadOnlyDictionary<string, T>)entries;
        if (!map.ContainsKey(name)) return false;
        foreach (string key in map.Keys)
            if (key == name)
                return true;
        return false;
    }
}
