using Losant.Runtime.Http.Tokens;

namespace Losant.Runtime.Http.Responses;

/// <summary>Reads JSON from a server so that an exception never contains the call's token, even if the server repeats it.</summary>
internal static class RedactedJson
{
    public static T Parse<T>(ReadOnlySpan<byte> utf8, int status, BearerToken? token, in ResponseReading reading, ResponseReading.Parser<T, int> parse)
    {
        try
        {
            return reading.Read(utf8, status, parse);
        }
        catch (LosantSerializationException) when (token is not null && token.IsIn(utf8))
        {
            return reading.Read(token.Redact(utf8), status, parse); // Fails again, with the token redacted.
        }
    }
}
