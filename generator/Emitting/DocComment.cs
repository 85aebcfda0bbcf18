using System.Text;
using LosantGen.Planning.Plans;

namespace LosantGen.Emitting;

/// <summary>Writes documentation comments. It escapes a description's text, so that the text cannot end its line or its XML element.</summary>
internal static class DocComment
{
    public static void Write(CodeWriter code, Doc doc, string fallback, string? more = null)
    {
        code.Line($"/// <summary>{Sentence(doc.Summary) ?? (doc.Use is { } use ? WithCode(use) : fallback)}</summary>");
        var notes = doc.Notes.Select(Escape).Concat(more is null ? [] : [more]).ToList();
        if (notes.Count > 0) code.Line($"/// <remarks>{string.Join(" ", notes)}</remarks>");
        if (doc.Example is { } example) code.Line($"/// <example><code>{Escape(example)}</code></example>");
        Obsolete(code, doc);
    }

    /// <summary>Writes the documentation of a member: one line, with all that IntelliSense shows.</summary>
    public static void WriteMember(CodeWriter code, Doc doc, string name, string? more)
    {
        var notes = doc.Notes.Select(Escape).Concat(more is null ? [] : [more]).ToList();
        var summary = Sentence(doc.Summary) ?? $"<c>{Escape(name)}</c>{(notes.Count > 0 ? "." : "")}";
        code.Line($"/// <summary>{string.Join(" ", notes.Prepend(summary))}</summary>");
        Obsolete(code, doc);
    }

    // Text between backticks is code.
    private static string WithCode(string text) => string.Concat(Escape(text).Split('`').Select((part, i) => i % 2 == 0 ? part : $"<c>{part}</c>"));

    public static void Obsolete(CodeWriter code, Doc doc)
    {
        if (doc.Deprecated) code.Line("[Sys::Obsolete(\"The API's description marks this as deprecated.\")]");
    }

    /// <summary>Returns the text as an escaped sentence; null if there is no text.</summary>
    public static string? Sentence(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var escaped = Escape(text!).Trim();
        return escaped[escaped.Length - 1] is '.' or '!' or '?' or ':' ? escaped : escaped + ".";
    }

    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '<':
                    escaped.Append("&lt;");
                    break;
                case '>':
                    escaped.Append("&gt;");
                    break;
                case '&':
                    escaped.Append("&amp;");
                    break;
                default:
                    // Line breaks of C#, control characters and lone surrogates are not allowed in a comment or in XML.
                    if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) escaped.Append(c).Append(text[++i]);
                    else if (c is '\n' or '\r' or '\t' or '\u0085' or '\u2028' or '\u2029') escaped.Append(' ');
                    else escaped.Append(char.IsControl(c) || char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF' ? '\uFFFD' : c);
                    break;
            }
        }
        return escaped.ToString();
    }
}
