using System.Text;
using System.Text.Json;
using Losant.Runtime.Http.Responses;
using Losant.Runtime.Http.Secrets;

namespace Losant.Runtime.Http.Events;

/// <summary>Reads an event from its name and data; an event that is not wanted is ignored.</summary>
internal delegate (bool IsWanted, T? Value) EventReader<T>(string name, ReadOnlySpan<byte> data, SecretSource secrets, ResponseReading reading);

/// <summary>Creates event readers.</summary>
internal static class EventReaders
{
    /// <summary>Reads events of one name and type; others are ignored. Null accepts every name.</summary>
    public static EventReader<T> OfType<T, TCodec>(string? eventType)
        where TCodec : IJsonCodec<T> => (name, data, secrets, reading) => eventType is null || name == eventType
            ? (true, reading.Read(data, 200, secrets, static (int _, ref JsonInput input) => TCodec.Read(ref input)))
            : default;

    /// <summary>Reads events of several names, each with its type. An event that cannot be read is kept and does not end the stream.</summary>
    public static EventReader<T> ByName<T, TResult>()
        where T : class
        where TResult : IEventUnion<T> => static (name, data, secrets, reading) =>
        {
            try
            {
                return (true, reading.Read(data, name, secrets, static (string name, ref JsonInput input) => TResult.Read(name, ref input)));
            }
            catch (LosantSerializationException)
            {
                return (true, TResult.OfUnknown(name, Element(data)));
            }
        };

    /// <summary>Reads any event's data.</summary>
    public static (bool IsWanted, JsonAny Value) OfAny(string name, ReadOnlySpan<byte> data, SecretSource secrets, ResponseReading reading) => (true, Element(data));

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
