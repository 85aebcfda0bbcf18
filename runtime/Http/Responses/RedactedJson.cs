using Losant.Runtime.Http.Tokens;

namespace Losant.Runtime.Http.Responses;

/// <summary>Reads JSON from a server so that an exception never contains the call's token, even if the server repeats it.</summary>
internal static class RedactedJson
{
    /// <summary>Reads a value; <paramref name="status"/> is the response's status.</summary>
    public delegate T Parser<T>(int status, ReadOnlySpan<byte> utf8);

    public static T Parse<T>(ReadOnlySpan<byte> utf8, int status, BearerToken? token, Parser<T> parse)
    {
        try
        {
            return parse(status, utf8);
        }
        catch (LosantSerializationException) when (token is not null && token.IsIn(utf8))
        {
            return parse(status, token.Redact(utf8)); // Fails again, with the token redacted.
        }
    }
}
