using System.Text.Json;
using Losant.Runtime.Json.Strings;

namespace Losant.Runtime.Http.Calls;

/// <summary>
/// Writes query parameters that are arrays or objects as the vendor's client does: <c>a[0][key]=v</c> with escaped
/// brackets, nothing for an empty array or object, an empty value for null.
/// </summary>
internal static class NestedQuery
{
    /// <summary>Appends <c>name=value</c> for every leaf of a JSON text.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="name">The parameter's name.</param>
    /// <param name="json">The value.</param>
    /// <param name="hasQuery">Whether the URL already has a query.</param>
    /// <returns>Whether it has one now.</returns>
    /// <exception cref="ArgumentException">A string has a lone surrogate.</exception>
    public static bool Append(ref UrlBuilder url, string name, ReadOnlySpan<byte> json, bool hasQuery)
    {
        var path = default(UrlBuilder);
        try
        {
            path.AppendEscaped(name, name);
            var reader = new Utf8JsonReader(json);
            reader.Read();
            AppendValue(ref url, ref path, ref reader, ref hasQuery, name);
            return hasQuery;
        }
        finally
        {
            path.Return();
        }
    }

    private static void AppendValue(ref UrlBuilder url, ref UrlBuilder path, ref Utf8JsonReader reader, ref bool hasQuery, string parameter)
    {
        var length = path.Length;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray:
                for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
                {
                    path.Append("%5B");
                    path.Append(index);
                    path.Append("%5D");
                    AppendValue(ref url, ref path, ref reader, ref hasQuery, parameter);
                    path.Truncate(length);
                }

                break;
            case JsonTokenType.StartObject:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    path.Append("%5B");
                    AppendText(ref path, ref reader, parameter);
                    path.Append("%5D");
                    reader.Read();
                    AppendValue(ref url, ref path, ref reader, ref hasQuery, parameter);
                    path.Truncate(length);
                }

                break;
            default:
                url.Append(hasQuery ? "&" : "?");
                hasQuery = true;
                url.Append(path.Written);
                url.Append("=");
                if (reader.TokenType != JsonTokenType.Null)
                    AppendText(ref url, ref reader, parameter);
                break;
        }
    }

    private static void AppendText(ref UrlBuilder url, ref Utf8JsonReader reader, string parameter)
    {
        if (!reader.ValueIsEscaped)
        {
            url.AppendEscaped(reader.ValueSpan);
            return;
        }

        url.AppendEscaped(Wtf8.GetString(JsonEscapes.Remove(reader.ValueSpan)), parameter);
    }
}
