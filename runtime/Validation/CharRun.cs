using System.Buffers;

namespace Losant.Runtime;

/// <summary>A row of characters of one class, at least and at most so many.</summary>
internal sealed class CharRun
{
    // A class with many characters is held by the few that it lacks.
    private readonly SearchValues<char> _chars;
    private readonly bool _isLacking;

    private CharRun(SearchValues<char> chars, bool isLacking, CharClass @class, int min, int max)
    {
        _chars = chars;
        _isLacking = isLacking;
        Class = @class;
        Min = min;
        Max = max;
    }

    /// <summary>The class.</summary>
    public CharClass Class { get; }

    /// <summary>The least number of characters.</summary>
    public int Min { get; }

    /// <summary>The greatest number of characters.</summary>
    public int Max { get; }

    /// <summary>Makes a run, unless the class is too large either way.</summary>
    public static CharRun? TryMake(CharClass @class, int min, int max)
    {
        if (@class.TryList(out string? chars)) return new CharRun(SearchValues.Create(chars), false, @class, min, max);
        if (@class.Complement().TryList(out chars)) return new CharRun(SearchValues.Create(chars), true, @class, min, max);
        return null;
    }

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
}
