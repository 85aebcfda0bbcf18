namespace Losant.Runtime.Secrets;

/// <summary>
/// The names of members, parameters and headers whose values are secrets. Most are known by their ends: a description says that by the
/// name, as this API's own does. What a description marks besides (<c>format: password</c>, <c>writeOnly</c>) is added by the client.
/// </summary>
internal sealed class SecretNames
{
    /// <summary>How much of a name decides; a longer one is known by its end.</summary>
    public const int MaxLength = 64;

    private readonly HashSet<string> _marked;

    private SecretNames(HashSet<string> marked) => _marked = marked;

    /// <summary>The names that are known without a description.</summary>
    public static SecretNames Known { get; } = new([]);

    /// <summary>Adds names that a description marks.</summary>
    public SecretNames With(IEnumerable<string> marked)
    {
        var names = new HashSet<string>(_marked, StringComparer.Ordinal);
        Span<char> buffer = stackalloc char[MaxLength];
        foreach (var name in marked)
            names.Add(Plain(name, buffer).ToString());
        return new SecretNames(names);
    }

    /// <summary>Whether the values of a name are secrets.</summary>
    public bool Contains(ReadOnlySpan<char> name)
    {
        var plain = Plain(name, stackalloc char[MaxLength]);
        if (HasEnding(plain) || (plain is [.., 's'] && HasEnding(plain[..^1])))
            return true;
        foreach (var word in Words.Last)
        {
            if (EndsInWord(name, word))
                return true;
        }

        return _marked.Count > 0 && _marked.Contains(plain.ToString());
    }

    /// <summary>Whether a name is that of a key, which is a secret in an object that has one besides.</summary>
    public static bool IsKey(ReadOnlySpan<char> name) => Is(name, "key");

    /// <summary>Whether a name makes the key beside it a secret.</summary>
    public static bool IsSecretOfKey(ReadOnlySpan<char> name) => Is(name, "secret");

    /// <summary>Whether a name says that the key beside it is that of a tag or another entry.</summary>
    public static bool IsValueOfKey(ReadOnlySpan<char> name) => Is(name, "value");

    private static bool HasEnding(ReadOnlySpan<char> plain)
    {
        foreach (var ending in Words.Endings)
        {
            if (plain.EndsWith(ending, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    // A word begins after what is no letter, or with a capital.
    private static bool EndsInWord(ReadOnlySpan<char> name, string word) => name.EndsWith(word, StringComparison.OrdinalIgnoreCase)
        && (name.Length == word.Length || !char.IsLetter(name[^(word.Length + 1)]) || (char.IsUpper(name[^word.Length]) && char.IsLower(name[^(word.Length + 1)])));

    private static bool Is(ReadOnlySpan<char> name, string expected) => name.Equals(expected, StringComparison.OrdinalIgnoreCase);

    // client_secret, Client-Secret and clientSecret are one name.
    private static ReadOnlySpan<char> Plain(ReadOnlySpan<char> name, Span<char> buffer)
    {
        var at = buffer.Length;
        for (var i = name.Length - 1; i >= 0 && at > 0; i--)
        {
            if (char.IsLetterOrDigit(name[i]))
                buffer[--at] = char.ToLowerInvariant(name[i]);
        }

        return buffer[at..];
    }

    // A class of its own, so that a call of which no text leaves the library does not create them.
    private static class Words
    {
        // In lower case and without separators, and each in the plural too. A name that ends in "key" alone is none: the keys of tags, tables and maps are not secret.
        public static readonly string[] Endings =
        [
            "password", "passwd", "passphrase", "pwd", "secret", "secretvalue", "token", "jwt", "authorization", "cookie", "assertion",
            "apikey", "accesskey", "privatekey", "secretkey", "accountkey", "authkey", "encryptionkey", "signingkey", "sharedkey", "masterkey", "sslkey", "sshkey",
            "keyjson", "factorcode", "verificationcode", "passcode", "credential",
        ];

        // Only as words of their own: "compass" is none.
        public static readonly string[] Last = ["pass", "mfa", "otp"];
    }
}
