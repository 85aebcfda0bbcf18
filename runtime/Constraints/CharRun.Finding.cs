using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Losant.Runtime.Constraints.Syntax;

/// <content>Finds a run in strings.</content>
internal sealed partial class CharRun
{
    // A class with many characters is stored as its complement.
    private SearchValues<char> _chars;
    private bool _isLacking;

    /// <summary>The number of characters of the class at the start of a string, up to the maximum.</summary>
    public int LengthAtStart(ReadOnlySpan<char> text)
    {
        if (text.Length > Max) text = text[..Max];
        int end = _isLacking ? text.IndexOfAny(_chars) : text.IndexOfAnyExcept(_chars);
        return end < 0 ? text.Length : end;
    }

    /// <summary>The number of characters of the class at the end of a string.</summary>
    public int LengthAtEnd(ReadOnlySpan<char> text) =>
        text.Length - 1 - (_isLacking ? text.LastIndexOfAny(_chars) : text.LastIndexOfAnyExcept(_chars));

    /// <summary>The index of the first character of the class, or -1.</summary>
    public int IndexIn(ReadOnlySpan<char> text) => _isLacking ? text.IndexOfAnyExcept(_chars) : text.IndexOfAny(_chars);

    [MemberNotNull(nameof(_chars))]
    partial void Prepare()
    {
        _isLacking = !Class.IsListable;
        _chars = SearchValues.Create((_isLacking ? Class.Complement() : Class).List());
    }
}
