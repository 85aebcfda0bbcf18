using Newtonsoft.Json.Linq;

namespace LosantGen.Reading;

/// <summary>The words by which a description marks a value as a secret.</summary>
internal static class SecretMarks
{
    private const string WriteOnly = "writeOnly";
    private const string Password = "password";

    /// <summary>Whether a schema is marked: it is a password, or is sent but never returned.</summary>
    public static bool AreOn(JObject schema) => DescriptionJson.Flag(schema[WriteOnly]) || DescriptionJson.String(schema["format"]) == Password;

    /// <summary>Whether a text may have marks. Names of members, which are often "password" too, are followed by a colon and not preceded by one.</summary>
    public static bool MayBeIn(string text)
    {
        if (text.IndexOf("\"" + WriteOnly + "\"", StringComparison.Ordinal) >= 0) return true;
        const string value = "\"" + Password + "\"";
        for (var at = text.IndexOf(value, StringComparison.Ordinal); at >= 0; at = text.IndexOf(value, at + value.Length, StringComparison.Ordinal))
        {
            var before = at - 1;
            while (before >= 0 && char.IsWhiteSpace(text[before])) before--;
            if (before >= 0 && text[before] == ':') return true;
        }
        return false;
    }
}
