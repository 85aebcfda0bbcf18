using System.Text;

namespace Losant.Runtime.Constraints.Syntax;

/// <summary>
/// A pattern of texts that follow each other in one line, with anything between them: <c>.*{{.+}}.*</c>. Such a pattern needs no way back,
/// because the first place of each text leaves the most to those after it.
/// </summary>
internal sealed partial class LinePattern
{
    private readonly string[] _texts;

    // The minimum length before each text, and after the last.
    private readonly int[] _gaps;

    private LinePattern(string[] texts, int[] gaps)
    {
        _texts = texts;
        _gaps = gaps;
    }

    /// <summary>Parses a pattern; null if it is of another kind.</summary>
    public static LinePattern? TryRead(string pattern)
    {
        List<string> texts = [];
        List<int> gaps = [0];
        StringBuilder text = new();
        for (int at = 0; at < pattern.Length; at++)
        {
            char c = pattern[at];
            char next = at + 1 < pattern.Length ? pattern[at + 1] : '\0';
            if (c == '.')
            {
                if (next is not ('*' or '+')) return null;
                int gap = next == '+' ? 1 : 0;
                if (text.Length == 0 && at > 0) return null; // two in a row
                if (text.Length == 0) gaps[0] = gap;
                else End(gap);
                at++;
                continue;
            }

            if (c == '\\')
            {
                if (next is '\0' or (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or '_') return null;
                c = next;
                at++;
            }
            else if (c is '^' or '$' or '*' or '+' or '?' or '(' or ')' or '[' or ']' or '|' || (c == '{' && next is >= '0' and <= '9'))
            {
                return null;
            }

            if (char.IsSurrogate(c) || c is '\n' or '\r' or '\u2028' or '\u2029') return null;
            text.Append(c);
        }

        if (text.Length > 0) End(0);
        return texts.Count == 0 ? null : new LinePattern([.. texts], [.. gaps]);

        void End(int gap)
        {
            texts.Add(text.ToString());
            text.Clear();
            gaps.Add(gap);
        }
    }
}
