using System.Globalization;
using Losant.Simulator.Data;
using Losant.Simulator.Storing;

namespace Losant.Simulator.Store;

/// <summary>Ids and secrets from a seed. Each kind is counted by itself: what one test creates of one kind does not change the ids of another.</summary>
internal sealed class IdSource(int seed, Journal journal)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Whether a text is an id: 24 hexadecimal digits.</summary>
    public static bool IsHex(string text) => text.Length == 24 && text.All(char.IsAsciiHexDigit);

    /// <summary>An id of 24 hexadecimal digits.</summary>
    public string Hex(string kind)
    {
        var (hash, number) = Next(kind);
        return Hex(seed ^ hash, number);
    }

    public static string Hex(long seed, long number) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Mixer.Mix(seed, number) >> 32:x8}{Mixer.Mix(seed, number, 1):x16}");

    /// <summary>Letters and digits: the id of a job, a key, a secret.</summary>
    public string Word(string kind, int length)
    {
        var (hash, number) = Next(kind);
        return string.Create(length, (seed ^ hash, number), static (word, from) =>
        {
            for (var i = 0; i < word.Length; i++)
                word[i] = Letters[(int)(Mixer.Fraction(from.Item1, from.number, i) * Letters.Length)];
        });
    }

    /// <summary>Goes on after a number that is stored.</summary>
    public void Restore(string kind, int number) => _counts[kind] = number;

    private (long Hash, int Number) Next(string kind)
    {
        var number = _counts.GetValueOrDefault(kind) + 1;
        _counts[kind] = number;
        if (journal.IsOn)
            journal.Put(Records.Ids, kind, () => Records.Bytes(number));
        return (kind.Aggregate(17L, static (hash, letter) => unchecked(hash * 31 + letter)), number);
    }
}
