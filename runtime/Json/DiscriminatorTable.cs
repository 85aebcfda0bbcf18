using System.Numerics;
using System.Text;
using System.Text.Json;
using Losant.Runtime.Json.Maps;

namespace Losant.Runtime;

/// <summary>
/// Tells which case of a union an object is, by a table that was worked out when the program was compiled: first by the text
/// of a member that must be one of some, wherever it stands, then by all members that are there.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DiscriminatorTable
{
    private const int MaxCases = 64;
    private const int MaxOnStack = 256;

    private readonly ulong _all;
    private readonly ulong _unknown;
    private readonly DiscriminatorMember[] _members = [];
    private readonly bool _hasDiscriminators;
    private readonly byte[]? _property;
    private readonly (byte[] Text, int Case)[] _cases = [];

    /// <summary>Makes the table.</summary>
    /// <param name="count">How many cases there are; at most 64.</param>
    /// <param name="unknown">The cases that may have members that no case declares.</param>
    /// <param name="members">The members that cases declare.</param>
    public DiscriminatorTable(int count, ulong unknown, params DiscriminatorMember[] members)
    {
        _all = count >= MaxCases ? ulong.MaxValue : (1UL << count) - 1;
        _unknown = unknown;
        _members = members;
        _hasDiscriminators = Array.Exists(members, static m => m.IsDiscriminator);
    }

    /// <summary>Makes a table for any number of cases, which the text of one member tells.</summary>
    /// <param name="property">The member's name.</param>
    /// <param name="cases">Its texts, and the case that each says, counted from 0.</param>
    public DiscriminatorTable(string property, params (string Text, int Case)[] cases)
    {
        ArgumentNullException.ThrowIfNull(property);
        ArgumentNullException.ThrowIfNull(cases);
        _property = Encoding.UTF8.GetBytes(property);
        _cases = Array.ConvertAll(cases, static t => (Encoding.UTF8.GetBytes(t.Text), t.Case));
    }

    /// <summary>What the value of a member says that no case declares; null where it says nothing.</summary>
    public DiscriminatorMember? Undeclared { get; init; }

    /// <summary>The cases that have undeclared members of certain names only, and what such a name must look like.</summary>
    public IReadOnlyList<(ulong Cases, StringRule Rule)> Names { get; init; } = [];

    /// <summary>The case of the object at which the input stands, counted from 0; -1 when it is none.</summary>
    /// <param name="input">The input; a copy, so that it stays where it is.</param>
    public int Of(JsonInput input)
    {
        if (_property is not null) return ByProperty(input);
        var left = _all;
        if (_hasDiscriminators && IsSettledByDiscriminator(input, ref left)) return left == 0 ? -1 : BitOperations.TrailingZeroCount(left);
        return ByMembers(input, left);
    }

    // A text that tells cases apart does so wherever it stands.
    private bool IsSettledByDiscriminator(JsonInput input, ref ulong left)
    {
        input.BeginObject();
        while (input.NextMember(out var name))
        {
            if (input.TokenType == JsonTokenType.String && IndexOf(name) is >= 0 and var index && _members[index].IsDiscriminator)
            {
                var member = _members[index];
                var byText = member.AllowedBy(input);
                if ((left & byText) == 0) left = 0;
                else if ((left & byText & member.Allowed) != 0) left &= byText & member.Allowed;
                if ((left & (left - 1)) == 0) return true;
            }
            input.Skip();
        }
        return false;
    }

    private int ByMembers(JsonInput input, ulong left)
    {
        Span<Presence> seen = _members.Length <= MaxOnStack ? stackalloc Presence[_members.Length] : new Presence[_members.Length];
        var isKnown = false;
        var isForeign = false;
        input.BeginObject();
        while (input.NextMember(out var name))
        {
            var index = IndexOf(name);
            // What the API adds for its links says nothing.
            if (index < 0 && MapReader.IsOfServer(name))
            {
                input.Skip();
                continue;
            }
            var allowed = _unknown;
            if (index >= 0)
            {
                var member = _members[index];
                seen[index] = input.TokenType == JsonTokenType.Null ? Presence.Null : Presence.Value;
                isKnown = true;
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
            if ((left & allowed) != 0) left &= allowed;
            // What belongs to one case, beside what belongs to another.
            else if (index >= 0 && seen[index] == Presence.Value) return -1;
            // A member that none of those left declares is the API's newest, not a reason to give up.
            else isForeign = true;
            input.Skip();
        }
        var complete = left;
        for (var i = 0; i < _members.Length; i++)
        {
            if (seen[i] == Presence.None) complete &= ~_members[i].Required;
        }
        // Nothing but what no case knows: it is none of them.
        if (isForeign && !isKnown) return -1;
        if (complete != 0) return MostAtHome(complete, seen);
        // Less than any case needs: the one that has all that is there, if there is only one.
        return isKnown && !isForeign && (left & (left - 1)) == 0 ? BitOperations.TrailingZeroCount(left) : -1;
    }

    // Of several cases that are open to any member, the one that names the most of those that are there; of equals, the first. A
    // null says nothing of who named it.
    private int MostAtHome(ulong cases, ReadOnlySpan<Presence> seen)
    {
        var best = BitOperations.TrailingZeroCount(cases);
        var most = -1;
        for (var left = cases; (cases & (cases - 1)) != 0 && left != 0; left &= left - 1)
        {
            var at = BitOperations.TrailingZeroCount(left);
            var count = 0;
            for (var i = 0; i < _members.Length; i++)
            {
                if (seen[i] == Presence.Value && (_members[i].Declared & (1UL << at)) != 0) count++;
            }
            if (count > most) (best, most) = (at, count);
        }
        return best;
    }

    private int ByProperty(JsonInput input)
    {
        input.BeginObject();
        while (input.NextMember(out var name))
        {
            if (!name.SequenceEqual(_property))
            {
                input.Skip();
                continue;
            }
            if (input.TokenType != JsonTokenType.String) return -1;
            foreach (var (text, @case) in _cases)
            {
                if (input.TextIs(text)) return @case;
            }
            return -1;
        }
        return -1;
    }

    private enum Presence : byte
    {
        None,
        Null,
        Value,
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
