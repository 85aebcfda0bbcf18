using System.Text.Json;
using Losant.Runtime.Json.Strings;

namespace Losant.Runtime;

/// <summary>What the presence of a member, or its string value, says about the case of a union. Masks have a bit for each case.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DiscriminatorMember
{
    private readonly (byte[] Text, ulong Allowed)[] _texts;

    /// <summary>Initializes the description of a member.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="allowed">The cases that may have it.</param>
    /// <param name="required">The cases that must have it.</param>
    /// <param name="texts">The cases for each discriminating string; empty if strings do not discriminate.</param>
    public DiscriminatorMember(string name, ulong allowed, ulong required, params (string Text, ulong Allowed)[] texts)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(texts);
        Name = Wtf8.GetBytes(name);
        Allowed = allowed;
        Required = required;
        _texts = new (byte[], ulong)[texts.Length];
        for (int i = 0; i < texts.Length; i++)
        {
            _texts[i] = (Wtf8.GetBytes(texts[i].Text), texts[i].Allowed);
            IsDiscriminator |= (texts[i].Allowed & allowed) != allowed;
        }
    }

    internal byte[] Name { get; }

    internal ulong Allowed { get; }

    internal ulong Required { get; }

    /// <summary>Whether some strings are allowed in only some of the cases that may have the member.</summary>
    internal bool IsDiscriminator { get; }

    /// <summary>The cases that declare the member, if others have it only because they accept any member; 0 if all declare it.</summary>
    public ulong Declared { get; init; }

    /// <summary>The cases in which the member can be a string other than the given ones, if there are given ones.</summary>
    public ulong OtherStrings { get; init; }

    /// <summary>The cases in which the member can be a string.</summary>
    public ulong Strings { get; init; } = ulong.MaxValue;

    /// <summary>The cases in which the member can be a number.</summary>
    public ulong Numbers { get; init; } = ulong.MaxValue;

    /// <summary>The cases in which the member can be true or false.</summary>
    public ulong Booleans { get; init; } = ulong.MaxValue;

    /// <summary>The cases in which the member can be an object.</summary>
    public ulong Objects { get; init; } = ulong.MaxValue;

    /// <summary>The cases in which the member can be a list.</summary>
    public ulong Lists { get; init; } = ulong.MaxValue;

    /// <summary>The cases in which the member can be null; 0 if null says nothing about the case.</summary>
    public ulong Nulls { get; init; }

    /// <summary>The cases, among those that may have the member, in which it can have the value at the input's position.</summary>
    internal ulong AllowedBy(in JsonInput input) => input.TokenType switch
    {
        JsonTokenType.String => Strings & (ByText(input) ?? ulong.MaxValue),
        JsonTokenType.Number => Numbers,
        JsonTokenType.True or JsonTokenType.False => Booleans,
        JsonTokenType.StartObject => Objects,
        JsonTokenType.StartArray => Lists,
        _ => ulong.MaxValue,
    };

    // The cases in which the member can be this string; null if strings do not discriminate.
    private ulong? ByText(in JsonInput input)
    {
        if (_texts.Length == 0) return null;
        foreach (var (text, allowed) in _texts)
        {
            if (input.TextIs(text)) return allowed;
        }
        return OtherStrings;
    }
}
