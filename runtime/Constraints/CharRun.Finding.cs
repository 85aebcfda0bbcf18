using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Losant.Runtime.Constraints.Syntax;

namespace Losant.Runtime.Constraints.Syntax;

/// <content>How a run is found in texts.</content>
internal sealed partial class CharRun
{
    // A class with many characters is held by the few that it lacks.
    private SearchValues<char> _chars;
    private bool _isLacking;

    /// <summary>How many characters of the class a text begins with, up to the greatest number.</summary>
    public int LengthAtStart(ReadOnlySpan<char> text)
    {
        if (text.Length > Max) text = text[..Max];
        int end = _isLacking ? text.IndexOfAny(_chars) : text.IndexOfAnyExcept(_chars);
        return end < 0 ? text.Length : end;
    }

    /// <summary>How many characters of the class a text ends with.</summary>
    public int LengthAtEnd(ReadOnlySpan<char> text) =>
        text.Length - 1 - (_isLacking ? text.LastIndexOfAny(_chars) : text.LastIndexOfAnyExcept(_chars));

    /// <summary>Where the first character of the class is, or -1.</summary>
    public int IndexIn(ReadOnlySpan<char> text) => _isLacking ? text.IndexOfAnyExcept(_chars) : text.IndexOfAny(_chars);

    [MemberNotNull(nameof(_chars))]
    partial void Prepare()
    {
        _isLacking = !Class.IsListable;
        _chars = SearchValues.Create((_isLacking ? Class.Complement() : Class).List());
    }
}
