using System.Collections;
using System.Text;
using System.Text.Json;

namespace LosantGen.Testing;

/// <summary>All text of an exception and of its causes: messages and what every property holds.</summary>
public static class LeftText
{
    public static string Of(Exception? exception)
    {
        var text = new StringBuilder();
        for (; exception is not null; exception = exception.InnerException)
        {
            text.AppendLine(exception.ToString());
            foreach (var property in exception.GetType().GetProperties())
                Append(text, property.GetValue(exception));
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, object? value)
    {
        if (value is JsonElement json)
            text.AppendLine(json.GetRawText()).AppendLine(json.ToString());
        else if (value is IEnumerable items and not string)
            foreach (var item in items) Append(text, item);
        else if (value is KeyValuePair<string, JsonElement> member)
            text.AppendLine(member.Key).AppendLine(member.Value.GetRawText());
        else
            text.AppendLine(value?.ToString());
    }
}
