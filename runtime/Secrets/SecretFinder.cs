using System.Text;

namespace Losant.Runtime.Secrets;

/// <summary>
/// Finds secrets in text that other programs wrote: JSON that may be broken or cut anywhere, text within its strings, forms, queries, and
/// pages that quote them. What follows a secret's name is one, and so is what looks like a JSON Web Token.
/// </summary>
internal ref struct SecretFinder
{
    // In JSON within a string within JSON.
    private const int MaxDepth = 4;

    // Shorter ones end before their signature or even their claims begin.
    private const int MinWebToken = 16;

    // Where the closing tag of an element is looked for, so that a page of opening tags costs no more than another.
    private const int MaxElement = 16 * 1024;

    private readonly ReadOnlySpan<byte> _text;
    private readonly SecretNames _names;
    private readonly List<SecretRange> _found;
    private readonly int _depth;
    private readonly List<Scope> _scopes = [new Scope()];

    private SecretFinder(ReadOnlySpan<byte> text, SecretNames names, List<SecretRange> found, int depth)
    {
        _text = text;
        _names = names;
        _found = found;
        _depth = depth;
    }

    /// <summary>Finds the secrets of a text, in no particular order.</summary>
    public static List<SecretRange> Find(ReadOnlySpan<byte> utf8, SecretNames names) => Find(utf8, names, depth: 0);

    private static List<SecretRange> Find(ReadOnlySpan<byte> utf8, SecretNames names, int depth)
    {
        var found = new List<SecretRange>();
        var finder = new SecretFinder(utf8, names, found, depth);
        finder.Scan();
        if (depth < MaxDepth && PlainText.MayHaveEntities(utf8))
            finder.ScanQuoted(PlainText.UnescapePage(utf8), 0);
        return found;
    }

    private void Scan()
    {
        var at = 0;
        while (at < _text.Length)
        {
            at = _text[at] switch
            {
                (byte)'"' => ScanString(at),
                (byte)'{' => Open(at),
                (byte)'}' => Close(at),
                (byte)'<' => ScanTag(at, _text.Length),
                _ when IsOfWord(_text[at]) => ScanWord(at, _text.Length),
                _ => at + 1,
            };
        }

        // What is still open was cut.
        for (var i = _scopes.Count - 1; i > 0; i--)
            Settle(_scopes[i], isWhole: false);
        Settle(_scopes[0], isWhole: true);
    }

    private readonly int Open(int at)
    {
        _scopes.Add(new Scope());
        return at + 1;
    }

    private readonly int Close(int at)
    {
        if (_scopes.Count > 1)
        {
            Settle(_scopes[^1], isWhole: true);
            _scopes.RemoveAt(_scopes.Count - 1);
        }

        return at + 1;
    }

    // A string of JSON: the name of a member, or a value that may quote other text.
    private readonly int ScanString(int quote)
    {
        var end = EndOfString(quote);
        var content = _text[(quote + 1)..end];
        var next = SkipSpace(Math.Min(end + 1, _text.Length));
        if (next < _text.Length && _text[next] == ':')
            return ScanValue(content, SkipSpace(next + 1));
        if (next < _text.Length && next > end + 1 && _text[next] == '"')
            return ScanValue(content, next); // The colon is missing.

        if (!content.Contains((byte)'\\'))
        {
            for (var at = quote + 1; at < end;)
                at = IsOfWord(_text[at]) ? ScanWord(at, end) : _text[at] == '<' ? ScanTag(at, end) : at + 1;
        }
        else if (_depth < MaxDepth)
        {
            ScanQuoted(PlainText.Unescape(content), quote + 1);
        }

        return Math.Min(end + 1, _text.Length);
    }

    private readonly void ScanQuoted(PlainText quoted, int start)
    {
        foreach (var secret in Find(quoted.Utf8, _names, _depth + 1))
            _found.Add(new SecretRange(start + quoted.SourceOf(secret.Start), start + quoted.SourceOf(secret.End)));
    }

    // A word outside of quotes: name=value as in a form, name: "value" as in a program, or a JSON Web Token.
    private readonly int ScanWord(int start, int limit)
    {
        var end = start;
        while (end < limit && IsOfWord(_text[end]))
            end++;
        var word = _text[start..end];
        if (word.StartsWith("eyJ"u8) && word.Length >= MinWebToken)
        {
            _found.Add(new SecretRange(start, end));
            return end;
        }

        // A quote may close the name of a member: in a page, it is not known which quotes belong together.
        var next = SkipSpace(end < limit && _text[end] is (byte)'"' or (byte)'\'' ? end + 1 : end);
        if (next >= limit || _text[next] is not ((byte)'=' or (byte)':'))
            return end;
        var value = SkipSpace(next + 1);
        if (value < limit && _text[value] is (byte)'"' or (byte)'\'')
            return ScanValue(word, value);
        if (_text[next] != '=' || next != end || value != next + 1 || !IsSecret(word, isText: true, out var found))
            return end;
        end = value;
        while (end < limit && _text[end] is not ((byte)'&' or (byte)';' or (byte)',' or (byte)'"' or (byte)'\'' or (byte)'<' or (byte)'>' or (byte)'}' or (byte)']' or <= (byte)' '))
            end++;
        return Add(found, new SecretRange(value, end), end);
    }

    // An element of XML with a secret's name: everything up to its closing tag, or to where it was cut.
    private readonly int ScanTag(int start, int limit)
    {
        var end = start + 1;
        while (end < limit && (IsOfWord(_text[end]) || _text[end] == ':'))
            end++;
        var tag = _text[(start + 1)..end];
        if (tag.IsEmpty || !IsSecret(tag[(tag.LastIndexOf((byte)':') + 1)..], isText: true, out var found))
            return start + 1;
        var close = _text[end..limit].IndexOfAny((byte)'<', (byte)'>');
        if (close < 0 || _text[end + close] == '<' || _text[end + close - 1] == '/')
            return start + 1;
        var value = end + close + 1;
        end = EndOfElement(tag, value, limit);
        var text = _text[value..end].Trim(" \t\r\n"u8);
        var first = value + _text[value..end].IndexOf(text);
        return Add(found, new SecretRange(first, first + text.Length), end);
    }

    private readonly int EndOfElement(ReadOnlySpan<byte> tag, int start, int limit)
    {
        var most = Math.Min(limit, start + MaxElement);
        for (var at = start; _text[at..most].IndexOf("</"u8) is var next and >= 0; at += next + 2)
        {
            if (_text[(at + next + 2)..limit].StartsWith(tag))
                return at + next;
        }

        var end = _text[start..limit].IndexOfAny(" \t\r\n<"u8);
        return end < 0 ? limit : start + end;
    }

    // The value that follows a name: skipped if it is a secret, or may be one, and scanned like any other text if not.
    private readonly int ScanValue(ReadOnlySpan<byte> name, int start)
    {
        var isText = start < _text.Length && _text[start] is (byte)'"' or (byte)'\'';
        if (!IsSecret(name, isText, out var found) || start >= _text.Length)
            return start;
        if (isText)
        {
            var close = EndOfString(start);
            return Add(found, new SecretRange(start + 1, close), Math.Min(close + 1, _text.Length));
        }

        if (_text[start] is (byte)'t' or (byte)'f' or (byte)'n')
            return start; // true, false, null
        var end = EndOfValue(start);
        return Add(found, new SecretRange(start, end, SecretRange.JsonValue), end);
    }

    private readonly bool IsSecret(ReadOnlySpan<byte> encoded, bool isText, out List<SecretRange> found)
    {
        var plain = encoded.Contains((byte)'\\') ? PlainText.Unescape(encoded).Utf8 : encoded;
        plain = plain.Length > SecretNames.MaxLength ? plain[^SecretNames.MaxLength..] : plain;
        Span<char> buffer = stackalloc char[SecretNames.MaxLength];
        var name = buffer[..Encoding.UTF8.GetChars(plain, buffer)];
        var scope = _scopes[^1];
        scope.HasSecret |= SecretNames.IsSecretOfKey(name);
        scope.HasValue |= SecretNames.IsValueOfKey(name);
        var isKey = isText && SecretNames.IsKey(name);
        found = isKey ? scope.Keys : _found;
        return isKey || _names.Contains(name);
    }

    private readonly int Add(List<SecretRange> found, SecretRange secret, int next)
    {
        if (secret.End > secret.Start && !IsShown(_text[secret.Start..secret.End]))
            found.Add(secret);
        return next;
    }

    // What stands in place of a secret is none. Where the end of a value is not known, its bracket may be missing.
    private static bool IsShown(ReadOnlySpan<byte> value) =>
        value.SequenceEqual("[secret]"u8) || value.SequenceEqual("[token]"u8) || value.SequenceEqual("[secret"u8) || value.SequenceEqual("[token"u8) || value.SequenceEqual("\"[secret]\""u8);

    private readonly void Settle(Scope scope, bool isWhole)
    {
        if (scope.HasSecret || (!isWhole && !scope.HasValue))
            _found.AddRange(scope.Keys);
    }

    // The position of the closing quote, or the end of a text that was cut.
    private readonly int EndOfString(int quote)
    {
        var at = quote + 1;
        while (at < _text.Length && _text[at] != _text[quote])
            at += _text[at] == '\\' ? 2 : 1;
        return Math.Min(at, _text.Length);
    }

    private readonly int EndOfValue(int start)
    {
        var at = start;
        var open = 0;
        while (at < _text.Length)
        {
            switch (_text[at])
            {
                case (byte)'"':
                    at = EndOfString(at);
                    break;
                case (byte)'{' or (byte)'[':
                    open++;
                    break;
                case (byte)'}' or (byte)']':
                    if (open == 0)
                        return at;
                    if (--open == 0)
                        return at + 1;
                    break;
                case (byte)',' or <= (byte)' ' when open == 0:
                    return at;
            }

            at++;
        }

        return _text.Length;
    }

    private readonly int SkipSpace(int at)
    {
        while (at < _text.Length && _text[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            at++;
        return at;
    }

    private static bool IsOfWord(byte letter) => char.IsAsciiLetterOrDigit((char)letter) || letter is (byte)'_' or (byte)'-' or (byte)'.';

    // An object, or the text around all objects.
    private sealed class Scope
    {
        public List<SecretRange> Keys { get; } = [];

        public bool HasSecret { get; set; }

        public bool HasValue { get; set; }
    }
}
