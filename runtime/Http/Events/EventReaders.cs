using System.Text;
using System.Text.Json;
using Losant.Runtime.Http.Responses;
using Losant.Runtime.Http.Tokens;

namespace Losant.Runtime.Http.Events;

/// <summary>What an event's name and data become; not wanted are those that are passed over.</summary>
internal delegate (bool IsWanted, T? Value) EventReader<T>(string name, ReadOnlySpan<byte> data, BearerToken? token);

/// <summary>The ways to read events.</summary>
internal static class EventReaders
{
    /// <summary>Events of one name and type; others are passed over. Null is every name.</summary>
    public static EventReader<T> OfType<T, TCodec>(string? eventType)
        where TCodec : IJsonCodec<T> => (name, data, token) => eventType is null || name == eventType
            ? (true, RedactedJson.Parse(data, 200, token, static (_, utf8) => JsonText.Deserialize<T, TCodec>(utf8)))
            : default;

    /// <summary>Events of several names, each with its type. What cannot be read is not lost and ends nothing.</summary>
    public static EventReader<T> ByName<T, TResult>()
        where T : class
        where TResult : IEventUnion<T> => static (name, data, _) =>
        {
            try
            {
                var input = new JsonInput(data);
                var result = TResult.Read(name, ref input);
                input.Finish();
                return (true, result);
            }
            catch (LosantSerializationException)
            {
                return (true, TResult.Unknown(name, Element(data)));
            }
        };

    /// <summary>Any event's data.</summary>
    public static (bool IsWanted, JsonElement Value) OfAny(string name, ReadOnlySpan<byte> data, BearerToken? token) => (true, Element(data));

    private static JsonElement Element(ReadOnlySpan<byte> data)
    {
        try
        {
            return JsonText.Deserialize<JsonElement, ElementCodec>(data);
        }
        catch (LosantSerializationException)
        {
            return JsonText.Deserialize<JsonElement, ElementCodec>(JsonText.Serialize<string, StringCodec>(Encoding.UTF8.GetString(data)));
        }
    }
}
