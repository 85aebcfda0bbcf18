using Losant.Runtime.Constraints;
using Losant.Runtime.Http.Tokens;

namespace Losant.Runtime.Http.Responses;

/// <summary>Reads JSON from a server so that an exception never contains the call's token, even if the server repeats it.</summary>
internal static class RedactedJson
{
    /// <summary>Reads a value; <paramref name="status"/> is the response's status.</summary>
    public delegate T Parser<T>(int status, ref JsonInput input);

    public static T Parse<T>(ReadOnlySpan<byte> utf8, int status, BearerToken? token, in ResponseReading reading, Parser<T> parse)
    {
        try
        {
            return Parse(utf8, status, reading, parse);
        }
        catch (LosantSerializationException) when (token is not null && token.IsIn(utf8))
        {
            return Parse(token.Redact(utf8), status, reading, parse); // Fails again, with the token redacted.
        }
    }

    private static T Parse<T>(ReadOnlySpan<byte> utf8, int status, in ResponseReading reading, Parser<T> parse)
    {
        using var scope = MatchBudget.OpenForReading();
        var input = reading.Begin(utf8);
        var value = parse(status, ref input);
        reading.End(ref input);
        return value;
    }
}
