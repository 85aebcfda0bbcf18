using System.Text.RegularExpressions;
using LosantGen.Planning.Plans;

namespace LosantGen.Emitting;

/// <summary>Puts the names that a project chose for types into conveniences, which are written with the usual names.</summary>
internal sealed class ConvenienceNames
{
    private readonly Dictionary<string, string> _names;
    private readonly Regex? _type;
    private readonly Regex? _reference;

    public ConvenienceNames(EquatableArray<RenamedType> renamed)
    {
        _names = renamed.ToDictionary(r => r.Usual, r => r.Name, StringComparer.Ordinal);
        if (_names.Count == 0) return;
        var any = string.Join("|", _names.Keys);
        // What follows a dot is a member, and so is what has a value assigned. TryGet and the name of a type is the method for a case of that type.
        _type = new Regex($@"(?:(?<![\w.])|(?<=\.TryGet))(?:{any})\b(?! =)");
        _reference = new Regex($@"(?<=cref=""(?:[^""]*[ (,{{])?)(?:{any})\b");
    }

    /// <summary>A need, with the chosen names. Members follow the colon of a <c>new Type</c>, and types that of others.</summary>
    public string InNeed(string need)
    {
        var end = need.StartsWith("new ", StringComparison.Ordinal) ? need.IndexOf(':') : need.Length;
        return Replace(_type, need.Substring(0, end)) + need.Substring(end);
    }

    /// <summary>A line of code, with the chosen names.</summary>
    public string InCode(string line) => Replace(line.TrimStart().StartsWith("//", StringComparison.Ordinal) ? _reference : _type, line);

    private string Replace(Regex? names, string text) => names is null ? text : names.Replace(text, m => _names[m.Value]);
}
