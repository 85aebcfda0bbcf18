using System.Text;

namespace LosantGen.Emitting;

/// <summary>Builds C# source text, indented by block with tabs, which are a fifteenth of the text shorter than spaces, with <c>\n</c> at the end of every line.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes a line, or several lines separated by line breaks; an empty line gets no indentation.</summary>
    public CodeWriter Line(string text = "")
    {
        foreach (var line in text.Split('\n'))
        {
            if (line.Length > 0) _text.Append('\t', _depth).Append(line);
            _text.Append('\n');
        }
        return this;
    }

    /// <summary>Writes a line and an opening brace; disposing the returned block writes the closing one.</summary>
    public Block Open(string header, string end = "}")
    {
        Line(header);
        Line("{");
        _depth++;
        return new Block(this, end);
    }

    public override string ToString() => _text.ToString();

    /// <summary>An open block.</summary>
    public readonly struct Block(CodeWriter writer, string end) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            writer.Line(end);
        }
    }
}
