using System.ComponentModel;
using System.Text;

namespace Losant.Runtime;

/// <summary>
/// Tells which case of a union an object is, by a table that was worked out when the program was compiled: first by the text
/// of a member that must be one of some, then by the members that only some cases have. It looks ahead over the names until
/// one case is left, and reads no value twice.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CaseChoice
{
    private readonly ulong _all;
    private readonly ulong _unknown;
    private readonly CaseMember[] _members;

    /// <summary>Makes the table.</summary>
    /// <param name="count">How many cases there are; at most 64.</param>
    /// <param name="unknown">The cases that may have members that no case declares.</param>
    /// <param name="members">The members that cases declare.</param>
    public CaseChoice(int count, ulong unknown, params CaseMember[] members)
    {
        _all = count >= 64 ? ulong.MaxValue : (1UL << count) - 1;
        _unknown = unknown;
        _members = members;
    }

    /// <summary>What the value of a member says that no case declares; null where it says nothing.</summary>
    public CaseMember? Undeclared { get; init; }

    /// <summary>The cases that have undeclared members of certain names only, and what such a name must look like.</summary>
    public IReadOnlyList<(ulong Cases, TextRule Rule)> Names { get; init; } = [];

    /// <summary>The case of the object at which the input stands, counted from 0; -1 when it is none.</summary>
    /// <param name="input">The input; a copy, so that it stays where it is.</param>
    public int Of(JsonInput input)
    {
        var left = _all;
        var seen = 0UL;
        var isForeign = false;
        input.BeginObject();
        while (input.NextMember(out var name))
        {
            var index = IndexOf(name);
            // What the API adds for its links says nothing.
            if (index < 0 && MapReader.IsOfServer(name, isRoot: false))
            {
                input.Skip();
                continue;
            }
            var allowed = _unknown;
            if (index >= 0)
            {
                var member = _members[index];
                if (index < 64) seen |= 1UL << index;
                allowed = member.Allowed;
                var byValue = member.AllowedBy(input);
                // A text or a kind of value that no case knows: whatever this is, it is none of them.
                if ((left & byValue) == 0) return -1;
                allowed &= byValue;
            }
            else
            {
                if (Undeclared is not null) allowed &= Undeclared.AllowedBy(input);
                foreach (var (cases, rule) in Names)
                {
                    if ((left & allowed & cases) != 0 && !rule.Accepts(Encoding.UTF8.GetString(name))) allowed &= ~cases;
                }
            }
            // A member that none of those left declares is the API's newest, not a reason to give up.
            if ((left & allowed) != 0) left &= allowed;
            else isForeign = true;
            if ((left & (left - 1)) == 0) return System.Numerics.BitOperations.TrailingZeroCount(left);
            input.Skip();
        }
        var complete = left;
        for (var i = 0; i < _members.Length && i < 64; i++)
        {
            if ((seen & (1UL << i)) == 0) complete &= ~_members[i].Required;
        }
        // Nothing but what no case knows, or less than any case needs: it is none of them.
        if (complete == 0 || (isForeign && seen == 0)) return -1;
        return System.Numerics.BitOperations.TrailingZeroCount(complete);
    }

    private int IndexOf(ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < _members.Length; i++)
        {
            if (name.SequenceEqual(_members[i].Name)) return i;
        }
        return -1;
    }
}
