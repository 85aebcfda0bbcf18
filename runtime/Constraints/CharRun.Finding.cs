using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Losant.Runtime.Constraints.Syntax;

/// <content>Finds a run in strings.</content>
internal sealed partial class CharRun
{
    // A class with many characters is stored as its complement. Only such a class has characters beyond U+FFFF: all of them.
    private SearchValues<char> _chars;
    private bool _isLacking;

    /// <summary>Finds the characters of the class at the start of a string, up to the maximum.</summary>
    /// <param name="text">The string.</param>
    /// <param name="length">Their length in the string.</param>
    /// <returns>Whether there are enough of them.</returns>
    public bool TryStart(ReadOnlySpan<char> text, out int length)
    {
        int end = _isLacking ? text.IndexOfAny(_chars) : text.IndexOfAnyExcept(_chars);
        length = end < 0 ? text.Length : end;
        if (_isLacking && text[..length].ContainsAnyInRange('\uD800', '\uDFFF')) return TryPairs(text[..length], ref length);
        length = Math.Min(length, Max);
        return length >= Min;
    }

    /// <summary>Whether there are enough characters of the class at the end of a string.</summary>
    public bool IsAtEnd(ReadOnlySpan<char> text)
    {
        int start = 1 + (_isLacking ? text.LastIndexOfAny(_chars) : text.LastIndexOfAnyExcept(_chars));
        return text.Length - start >= Min && (!_isLacking || text.Length - start - Pairs(text[start..]) >= Min);
    }

    /// <summary>The index of the first character of the class, or -1.</summary>
    public int IndexIn(ReadOnlySpan<char> text) => _isLacking ? text.IndexOfAnyExcept(_chars) : text.IndexOfAny(_chars);

    private bool TryPairs(ReadOnlySpan<char> text, ref int length)
    {
        int count = 0;
        for (length = 0; length < text.Length && count < Max; count++)
            length += length + 1 < text.Length && char.IsSurrogatePair(text[length], text[length + 1]) ? 2 : 1;
        return count >= Min;
    }

    private static int Pairs(ReadOnlySpan<char> text)
    {
        int pairs = 0;
        for (int i = 1; i < text.Length; i++)
            if (char.IsSurrogatePair(text[i - 1], text[i]))
                pairs++;
        return pairs;
    }

    [MemberNotNull(nameof(_chars))]
    partial void Prepare()
    {
        _isLacking = !Class.IsListable;
        _chars = SearchValues.Create((_isLacking ? Class.Complement() : Class).List());
    }
}
