using LosantGen.CSharp;
using LosantGen.Planning.Shapes;

namespace LosantGen.Planning.Names;

/// <summary>Gives the members of a type names that differ from each other, from the type's name and from the members that every type has.</summary>
internal sealed class MemberNames
{
    // The field of a member has its name after an underscore, and "_names" is the table of names.
    private static readonly HashSet<string> OfEveryType =
        new(["Validate", "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals", "Finalize", "LosantRules", "LosantKeys", "_names", "names"], StringComparer.Ordinal);

    private readonly HashSet<string> _given = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _chosen = new(StringComparer.Ordinal);
    private readonly SuffixedNames _suffixed = new(StringComparer.Ordinal);
    private readonly string _typeName;
    private readonly string[] _own;

    public MemberNames(string typeName, params string[] own) => (_typeName, _own) = (typeName, own);

    /// <summary>Takes the names that somebody chose for members of a description, except those that are taken.</summary>
    /// <param name="choices">The chosen names, by names in JSON.</param>
    /// <param name="members">The members, by their names in JSON.</param>
    /// <param name="refuse">Called for each name that cannot be used: with the reason.</param>
    public void Choose(IReadOnlyDictionary<string, ChosenMember> choices, IEnumerable<string> members, Action<ChosenMember, string> refuse)
    {
        if (choices.Count == 0) return;
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in members.OrderBy(m => m, StringComparer.Ordinal))
        {
            if (!choices.TryGetValue(member, out var choice)) continue;
            if (Has(choice.Name) || IsOfEmittedCode(choice.Name))
            {
                refuse(choice, "the type has a member of this name by itself");
            }
            else if (owners.TryGetValue(choice.Name, out var owner))
            {
                refuse(choice, $"it is chosen for '{owner}' too");
            }
            else
            {
                owners.Add(choice.Name, member);
                _chosen[member] = choice.Name;
            }
        }
    }

    /// <summary>The name that a member of a description wants: the one that was chosen for it, or else its own.</summary>
    public string WantedFor(string name, string own) => _chosen.TryGetValue(name, out var chosen) ? chosen : own;

    /// <summary>Whether a name was chosen; such names are given first.</summary>
    public bool IsChosen(string name) => _chosen.ContainsKey(name);

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
            var isTaken = _given.Contains(wanted);
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

    // What emitted code has for itself has an underscore, so that only a chosen name of a member can be the same.
    private static bool IsOfEmittedCode(string name) =>
        name.StartsWith("Constraints_", StringComparison.Ordinal) || name.StartsWith("Case_", StringComparison.Ordinal) || name.StartsWith("Of_", StringComparison.Ordinal);
}
