using System.Text;
using System.Text.Json;
using Losant.Runtime.Secrets;

namespace Losant.Runtime.Http.Secrets;

/// <summary>
/// The secrets of one call. Every text that leaves the library passes here: the call's token and what the request said under a secret's
/// name are replaced wherever they are, and so is what the text itself says under such a name, here and in the texts that follow.
/// </summary>
internal sealed class CallSecrets(SecretNames names)
{
    private readonly List<SecretValue> _values = [];

    public SecretNames Names => names;

    /// <summary>Adds the call's token. Shorter ones, as in tests, may be ordinary words.</summary>
    public void AddToken(string token)
    {
        if (token.Length >= SecretValue.LeastAnywhere)
            Add(Encoding.UTF8.GetBytes(token), SecretRange.Token);
    }

    public void Add(string value) => Add(Encoding.UTF8.GetBytes(value), SecretRange.Text);

    /// <summary>Adds the secrets that a text contains.</summary>
    public void AddFrom(ReadOnlySpan<byte> utf8)
    {
        foreach (var secret in SecretFinder.Find(utf8, names))
            AddFrom(utf8, secret);
    }

    /// <summary>Adds a text that is a secret as a whole: JSON of one string or number, or of a list or map of them.</summary>
    public void AddAllOf(ReadOnlySpan<byte> json)
    {
        if (json.Trim(" \t\r\n"u8) is [(byte)'{' or (byte)'[' or (byte)'"', ..])
            AddStringsOf(json);
        else
            Add(json.ToArray(), SecretRange.Text);
    }

    /// <summary>Replaces the secrets of a text, which may be cut at its end.</summary>
    public byte[] Redact(ReadOnlySpan<byte> utf8) => Redaction.Replace(utf8, Find(utf8));

    /// <inheritdoc cref="Redact(ReadOnlySpan{byte})" />
    public string Redact(string text) => Replace(text, Find(Encoding.UTF8.GetBytes(text)));

    /// <summary>Replaces the secrets that are known in a text that is the user's own otherwise.</summary>
    public string RedactKnown(string text)
    {
        var found = new List<SecretRange>();
        FindKnown(Encoding.UTF8.GetBytes(text), found);
        return Replace(text, found);
    }

    /// <summary>Replaces the value of a header: as a whole if it has a secret's name.</summary>
    public string Redact(string name, string value) => names.Contains(name) ? SecretRange.Text : Redact(value);

    /// <summary>Finds the secrets of a text.</summary>
    public List<SecretRange> Find(ReadOnlySpan<byte> utf8)
    {
        var found = SecretFinder.Find(utf8, names);
        foreach (var secret in found)
            AddFrom(utf8, secret);
        FindKnown(utf8, found);
        return found;
    }

    private void FindKnown(ReadOnlySpan<byte> utf8, List<SecretRange> found)
    {
        foreach (var value in _values)
            value.FindIn(PlainText.Of(utf8), found);
        if (!utf8.ContainsAny("\\%&"u8))
            return;
        var plain = PlainText.Unescape(utf8);
        foreach (var value in _values)
            value.FindIn(plain, found);
    }

    private static string Replace(string text, List<SecretRange> found) =>
        found.Count == 0 ? text : Encoding.UTF8.GetString(Redaction.Replace(Encoding.UTF8.GetBytes(text), found));

    private void AddFrom(ReadOnlySpan<byte> utf8, SecretRange secret)
    {
        var value = utf8[secret.Start..secret.End];
        if (secret.Shown == SecretRange.JsonValue && value[0] is (byte)'{' or (byte)'[')
            AddStringsOf(value);
        else if (value[0] == '<')
            AddTextsOf(value);
        else
            Add(PlainText.Unescape(value).Utf8.ToArray(), SecretRange.Text);
    }

    private void AddStringsOf(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json, isFinalBlock: false, default);
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.String)
                    Add(reader.GetString()!);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // What is not JSON cannot be taken apart; as a whole, it is replaced anyway.
        }
    }

    // What is between the tags of XML.
    private void AddTextsOf(ReadOnlySpan<byte> xml)
    {
        while (!xml.IsEmpty)
        {
            var end = xml.IndexOf((byte)'<');
            var text = (end < 0 ? xml : xml[..end]).Trim(" \t\r\n"u8);
            if (!text.IsEmpty)
                Add(PlainText.Unescape(text).Utf8.ToArray(), SecretRange.Text);
            xml = end < 0 ? default : xml[end..];
            xml = xml.IndexOf((byte)'>') is var close and >= 0 ? xml[(close + 1)..] : default;
        }
    }

    private void Add(byte[] value, string shown)
    {
        foreach (var known in _values)
        {
            if (known.Utf8.SequenceEqual(value))
                return;
        }

        _values.Add(new SecretValue(value, shown));
    }
}
