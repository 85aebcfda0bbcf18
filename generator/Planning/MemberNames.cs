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
