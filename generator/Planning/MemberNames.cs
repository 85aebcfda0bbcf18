using System;
using System.Collections.Generic;
using System.Linq;

namespace LosantGen.Planning;

/// <summary>Gives members of one type names that differ from each other, from the type's and from what every type has.</summary>
internal sealed class MemberNames
{
    private static readonly string[] OfEveryType = ["Validate", "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals", "Finalize"];

    private readonly HashSet<string> _own;
    private readonly HashSet<string> _taken;
    private readonly string _typeName;

    public MemberNames(string typeName, params string[] taken)
    {
        _typeName = typeName;
        _own = new HashSet<string>(OfEveryType.Concat(taken), StringComparer.Ordinal);
        _taken = new HashSet<string>(_own, StringComparer.Ordinal) { typeName };
    }

    /// <summary>
    /// Names the members of an object: by name, so that which of two that collide yields does not hang on the order in the file.
    /// </summary>
    /// <param name="members">The members.</param>
    /// <param name="collided">Told of each that yields: to which member, and what both would be called.</param>
    /// <returns>The names in C# by those in JSON.</returns>
    public Dictionary<string, string> Of(IEnumerable<ObjectMember> members, Action<(string First, ObjectMember Second, string Wanted, string Given)>? collided = null)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in members.OrderBy(m => m.Name, StringComparer.Ordinal))
        {
            var wanted = Identifier.Pascal(member.Name);
            var name = Free(wanted, out var isTaken);
            if (isTaken) collided?.Invoke((given.FirstOrDefault(g => g.Value == wanted).Key ?? wanted, member, wanted, name));
            given[member.Name] = name;
        }
        return given;
    }

    /// <summary>The name, or one that yields to what has it: first <c>…Value</c>, then underscores.</summary>
    public string Free(string name) => Free(name, out _);

    public string Free(string name, out bool collided)
    {
        collided = false;
        if (_taken.Add(name)) return name;
        var isOwn = name == _typeName || _own.Contains(name);
        if (isOwn && _taken.Add(name + "Value")) return name + "Value";
        collided = true;
        do name += "_";
        while (!_taken.Add(name));
        return name;
    }
}
