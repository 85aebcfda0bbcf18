using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LosantGen.Descriptions;

/// <summary>Finds the lines of a file on which the values of its JSON begin.</summary>
internal sealed class JsonLines
{
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);

    private JsonLines(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        var path = new Stack<(string Path, int Next)>();
        var (line, seen, member) = (1, 0, "");
        while (reader.Read())
        {
            var at = (int)reader.TokenStartIndex;
            line += json.AsSpan(seen..at).Count((byte)'\n');
            seen = at;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    member = path.Peek().Path + "/" + reader.GetString();
                    _lines[member] = line;
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    path.Pop();
                    break;
                default:
                    var own = member;
                    if (member.Length == 0 && path.TryPop(out var list))
                    {
                        own = list.Path + "/" + list.Next;
                        path.Push((list.Path, list.Next + 1));
                    }
                    _lines.TryAdd(own, line);
                    if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) path.Push((own, 0));
                    member = "";
                    break;
            }
        }
    }

    public static JsonLines Of(string json) => new(Encoding.UTF8.GetBytes(json));

    /// <summary>The line on which a value begins, or its name where it has one.</summary>
    public int LineOf(JsonNode node)
    {
        var path = "";
        for (var at = node; at.Parent is { } parent; at = parent) path = "/" + (parent is JsonArray list ? list.IndexOf(at).ToString(System.Globalization.CultureInfo.InvariantCulture) : at.GetPropertyName()) + path;
        return _lines[path];
    }
}
