using System.ComponentModel;
using System.Text;

namespace Losant.Runtime;

/// <summary>What the presence of a member, or its text, says about the case of a union. Masks have a bit for each case.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CaseMember
{
    private readonly (byte[] Text, ulong Allowed)[] _texts;

    /// <summary>Describes a member.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="allowed">The cases that may have it.</param>
    /// <param name="required">The cases that must have it.</param>
    /// <param name="texts">The cases for each text that tells cases apart; none where texts say nothing.</param>
    public CaseMember(string name, ulong allowed, ulong required, params (string Text, ulong Allowed)[] texts)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(texts);
        Name = Encoding.UTF8.GetBytes(name);
        Allowed = allowed;
        Required = required;
        _texts = Array.ConvertAll(texts, static t => (Encoding.UTF8.GetBytes(t.Text), t.Allowed));
    }

    internal byte[] Name { get; }

    internal ulong Allowed { get; }

    internal ulong Required { get; }

    /// <summary>The cases in which the member can have the value at which the input stands; null where its text says nothing.</summary>
    internal ulong? AllowedBy(in JsonInput input)
    {
        if (_texts.Length == 0) return null;
        foreach (var (text, allowed) in _texts)
        {
            if (input.TextIs(text)) return allowed;
        }
        return 0;
    }
}
