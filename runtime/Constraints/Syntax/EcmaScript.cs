using System.Text;

namespace Losant.Runtime.Constraints.Syntax;

/// <summary>Regular expressions of ECMAScript in the words of .NET.</summary>
internal static class EcmaScript
{
    /// <summary>
    /// Rewrites the two signs that mean something else to .NET, even in its own ECMAScript mode: there a dollar matches
    /// before a last newline too, and a dot matches the other line ends.
    /// </summary>
    public static string ToNet(string pattern)
    {
        StringBuilder text = new(pattern.Length);
        bool isInClass = false;
        for (int i = 0; i < pattern.Length; i++)
        {
            char c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length)
            {
                text.Append(c).Append(pattern[++i]);
                continue;
            }

            if (c == '[') isInClass = true;
            if (c == ']') isInClass = false;
            if (c == '$' && !isInClass) text.Append("(?![\\s\\S])");
            else if (c == '.' && !isInClass) text.Append("[^\\n\\r\\u2028\\u2029]");
            else text.Append(c);
        }

        return text.ToString();
    }
}
