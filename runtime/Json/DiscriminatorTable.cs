using System.Numerics;
using System.Text.Json;
using Losant.Runtime.Json.Maps;
using Losant.Runtime.Json.Strings;

namespace Losant.Runtime;

/// <summary>
/// Determines the union case of an object by a table computed at compile time: first by the string value of a discriminator
/// member, wherever it is in the object, then by all members that are present.
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

    /// <summary>Initializes a table.</summary>
    /// <param name="count">The number of cases; at most 64.</param>
    /// <param name="unknown">The cases that may have undeclared members.</param>
    /// <param name="members">The members that cases declare.</param>
    public DiscriminatorTable(int count, ulong unknown, params DiscriminatorMember[] members)
    {
        _all = count >= MaxCases ? ulong.MaxValue : (1UL << count) - 1;
        _unknown = unknown;
        _members = members;
        _hasDiscriminators = Array.Exists(members, static m => m.IsDiscriminator);
    }

    /// <summary>Initializes a table for any number of cases with one discriminator.</summary>
    /// <param name="property">The discriminator's name.</param>
    /// <param name="cases">Its values and their cases, counted from 0.</param>
    public DiscriminatorTable(string property, params (string Text, int Case)[] cases)
    {
        ArgumentNullException.ThrowIfNull(property);
        ArgumentNullException.ThrowIfNull(cases);
        _property = Wtf8.GetBytes(property);
        _cases = new (byte[], int)[cases.Length];
        for (int i = 0; i < cases.Length; i++) _cases[i] = (Wtf8.GetBytes(cases[i].Text), cases[i].Case);
    }

    /// <summary>What the value of an undeclared member says about the case; null if nothing.</summary>
    public DiscriminatorMember? Undeclared { get; init; }

    /// <summary>The cases whose undeclared members must have certain names, and the rule for those names.</summary>
    public IReadOnlyList<(ulong Cases, StringRule Rule)> Names { get; init; } = [];

    /// <summary>Gets the case of the object at the input's position, counted from 0; -1 if it matches none.</summary>
    /// <param name="input">The input; a copy, so that the caller's position does not change.</param>
    public int Of(JsonInput input) => Of(input, out _);

    /// <summary>Gets the case of the object at the input's position, and the others that its members allow.</summary>
    internal int Of(JsonInput input, out ulong others)
    {
        others = 0;
        if (_property is not null) return ByProperty(input);
        var left = _all;
        if (_hasDiscriminators && IsSettledByDiscriminator(input, ref left)) return left == 0 ? -1 : BitOperations.TrailingZeroCount(left);
        return ByMembers(input, left, out others);
    }

    // A discriminator decides wherever it is in the object.
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

    private int ByMembers(JsonInput input, ulong left, out ulong others)
    {
        others = 0;
        Span<Presence> seen = _members.Length <= MaxOnStack ? stackalloc Presence[_members.Length] : new Presence[_members.Length];
        var isKnown = false;
        var isForeign = false;
        var nullable = ulong.MaxValue;
        input.BeginObject();
        while (input.NextMember(out var name))
        {
            var index = IndexOf(name);
            // The members that the API adds for its links say nothing about the case.
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
                if (seen[index] == Presence.Null && (nullable & member.Nulls) != 0) nullable &= member.Nulls;
                isKnown = true;
                allowed = member.Allowed;
                var byValue = member.AllowedBy(input);
                // A string or a kind of value that no case allows: the object matches no case.
                if ((left & byValue) == 0) return -1;
                allowed &= byValue;
            }
            else
            {
                if (Undeclared is not null) allowed &= Undeclared.AllowedBy(input);
                foreach (var (cases, rule) in Names)
                {
                    if ((left & allowed & cases) != 0 && !rule.Accepts(Wtf8.GetString(name))) allowed &= ~cases;
                }
            }
            if ((left & allowed) != 0) left &= allowed;
            // A member of one case together with a member of another.
            else if (index >= 0 && seen[index] == Presence.Value) return -1;
            // A member that no remaining case declares is new in the API, not a mismatch.
            else isForeign = true;
            input.Skip();
        }
        var complete = left;
        for (var i = 0; i < _members.Length; i++)
        {
            if (seen[i] == Presence.None) complete &= ~_members[i].Required;
        }
        // A case that does not allow a null reads it as absent, so one that allows it fits better.
        if ((complete & nullable) != 0) complete &= nullable;
        // Only undeclared members: the object matches no case.
        if (isForeign && !isKnown) return -1;
        if (complete != 0)
        {
            var best = MostAtHome(complete, seen);
            others = complete & ~(1UL << best);
            return best;
        }
        // Fewer members than any case requires: the only case that has all members present, if there is exactly one.
        return isKnown && !isForeign && (left & (left - 1)) == 0 ? BitOperations.TrailingZeroCount(left) : -1;
    }

    // Of several cases that accept any member, the one that declares the most of the members present; if equal, the first. A
    // null does not count.
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
