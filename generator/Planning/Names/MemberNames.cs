using LosantGen.CSharp;
using LosantGen.Planning.Shapes;

namespace LosantGen.Planning.Names;

/// <summary>Gives the members of a type names that differ from each other, from the type's name and from the members that every type has.</summary>
internal sealed class MemberNames
{
    private static readonly HashSet<string> OfEveryType =
        new(["Validate", "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals", "Finalize"], StringComparer.Ordinal);

    private readonly HashSet<string> _given = new(StringComparer.Ordinal);
    private readonly SuffixedNames _suffixed = new(StringComparer.Ordinal);
    private readonly string _typeName;
    private readonly string[] _own;

    public MemberNames(string typeName, params string[] own) => (_typeName, _own) = (typeName, own);

    /// <summary>The names that somebody chose, by names in JSON.</summary>
    public IReadOnlyDictionary<string, string>? Chosen { get; init; }

    /// <summary>The name that a member of a description wants: the one that was chosen for it, or else its own.</summary>
    public string WantedFor(string name, string own) => Chosen is not null && Chosen.TryGetValue(name, out var chosen) ? chosen : own;

    /// <summary>Whether a name was chosen; such names are given first.</summary>
    public bool IsChosen(string name) => Chosen is not null && Chosen.ContainsKey(name);

    /// <summary>
    /// Names the members of an object in a sorted order, so that the result of a collision does not depend on the order
    /// in the file. The name that is altered less by the conversion to an identifier is kept: <c>type</c> before <c>$type</c>.
    /// </summary>
    /// <param name="members">The members.</param>
    /// <param name="collided">Called for each member that must change its name: with the other member, and the name that both would have.</param>
    /// <returns>The names in C# by those in JSON.</returns>
    public Dictionary<string, string> Of(IEnumerable<ObjectMember> members, Action<(string First, ObjectMember Second, string Wanted, string Given)>? collided = null)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in members.OrderBy(m => IsChosen(m.Name) ? 0 : 1).ThenBy(m => Identifier.Loss(m.Name)).ThenBy(m => m.Name, StringComparer.Ordinal))
        {
            var wanted = WantedFor(member.Name, Identifier.Pascal(member.Name));
            var isTaken = _given.Contains(wanted) || (IsChosen(member.Name) && IsOwn(wanted));
            // The words for its symbols tell it apart from the other one.
            var name = isTaken && Identifier.Pascal(Symbols.Spelled(member.Name)) is var spelled && !Has(spelled) ? Free(spelled) : Free(wanted, out isTaken);
            if (isTaken) collided?.Invoke((owners.TryGetValue(wanted, out var owner) ? owner : wanted, member, wanted, name));
            given[member.Name] = name;
            owners[name] = member.Name;
        }
        return given;
    }

    /// <summary>The name, or another one if it is taken: first with <c>Value</c> appended, then with a suffix.</summary>
    public string Free(string name) => Free(name, out _);

    public string Free(string name, out bool collided)
    {
        collided = false;
        var isOwn = IsOwn(name);
        if (!isOwn && _given.Add(name)) return name;
        if (isOwn && !IsOwn(name + "Value") && _given.Add(name + "Value")) return name + "Value";
        collided = true;
        return _suffixed.Free(name, suffixed => !IsOwn(suffixed) && _given.Add(suffixed));
    }

    /// <summary>Whether a name is taken.</summary>
    public bool Has(string name) => IsOwn(name) || _given.Contains(name);

    private bool IsOwn(string name) => name == _typeName || OfEveryType.Contains(name) || Array.IndexOf(_own, name) >= 0;
}
