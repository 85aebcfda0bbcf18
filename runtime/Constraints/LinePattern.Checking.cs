namespace Losant.Runtime.Constraints.Syntax;

/// <content>Checks strings.</content>
internal sealed partial class LinePattern : StringPattern
{
    /// <inheritdoc/>
    public override bool Accepts(ReadOnlySpan<char> text)
    {
        while (true)
        {
            int end = text.IndexOfAny("\n\r\u2028\u2029");
            if (IsIn(end < 0 ? text : text[..end])) return true;
            if (end < 0) return false;
            text = text[(end + 1)..];
        }
    }

    private bool IsIn(ReadOnlySpan<char> line)
    {
        for (int i = 0; i < _texts.Length; i++)
        {
            if (line.Length < _gaps[i]) return false;
            line = line[_gaps[i]..];
            int start = line.IndexOf(_texts[i]);
            if (start < 0) return false;
            line = line[(start + _texts[i].Length)..];
        }

        return line.Length >= _gaps[^1];
    }
}
