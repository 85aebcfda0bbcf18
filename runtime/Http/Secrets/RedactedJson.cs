using System.Text;
using System.Text.Json;
using Losant.Runtime.Json;
using Losant.Runtime.Secrets;

namespace Losant.Runtime.Http.Secrets;

/// <summary>Removes the secrets of a call from what is said about JSON that could not be read, or did not fit.</summary>
internal static class RedactedJson
{
    /// <summary>Gets an exception without secrets.</summary>
    public static LosantSerializationException Of(LosantSerializationException e, ReadOnlySpan<byte> utf8, CallSecrets secrets)
    {
        var start = (int)Math.Min(e.Position, utf8.Length);
        return new LosantSerializationException(secrets.Redact(e.Message), secrets.Redact(e.Path), JsonFailure.RawText(utf8, start, secrets.Find), e.Position, e.InnerException);
    }

    /// <summary>Gets an exception for a text that is a secret as a whole, with its keys.</summary>
    public static LosantSerializationException OfSecret(LosantSerializationException e) =>
        new(e.Message.Replace($" at {e.Path} (", " at $ (", StringComparison.Ordinal), "$", SecretRange.Text, e.Position, e.InnerException);

    /// <summary>Gets misfits without secrets.</summary>
    public static IReadOnlyList<LosantMisfit> Of(IReadOnlyList<LosantMisfit> misfits, CallSecrets secrets)
    {
        var redacted = new LosantMisfit[misfits.Count];
        for (var i = 0; i < redacted.Length; i++)
        {
            var (path, reason) = (secrets.Redact(misfits[i].Path), secrets.Redact(misfits[i].Reason));
            redacted[i] = new LosantMisfit(path, reason, Of(misfits[i].Json, LastName(misfits[i].Path), secrets));
        }

        return redacted;
    }

    private static JsonElement Of(JsonElement json, ReadOnlySpan<char> name, CallSecrets secrets)
    {
        var text = secrets.Names.Contains(name) ? SecretRange.JsonValue : secrets.Redact(json.GetRawText());
        try
        {
            return JsonText.Deserialize<JsonElement, ElementCodec>(Encoding.UTF8.GetBytes(text));
        }
        catch (LosantSerializationException)
        {
            return Of(json, "secret", secrets); // A secret was not within one value.
        }
    }

    // Of $.a.token and $['a']['token'].
    private static ReadOnlySpan<char> LastName(ReadOnlySpan<char> path)
    {
        path = path.TrimEnd("']");
        var start = path.Length;
        while (start > 0 && path[start - 1] is not ('\'' or '.')) start--;
        return path[start..];
    }
}
