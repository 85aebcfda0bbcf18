using System.Globalization;
using System.Text;
using Losant.Runtime.Json.Misfits;
using Losant.Runtime.Secrets;

namespace Losant.Runtime.Json;

/// <summary>
/// Creates the exceptions for reading. The location is computed here from the position at which reading stopped, so that
/// readers do not have to track it.
/// </summary>
internal static class JsonFailure
{
    /// <summary>The maximum length of the raw text in an exception, in bytes.</summary>
    private const int MaxRaw = 120;

    /// <summary>Creates the exception for an unexpected value at a position.</summary>
    public static LosantSerializationException Expected(ReadOnlySpan<byte> utf8, int position, string expected)
    {
        return At(utf8, position, $"Expected {expected}, found {(position >= utf8.Length ? "the end of the text" : Kind(utf8[position]))}");
    }

    /// <summary>Creates the exception for JSON that is nested too deeply.</summary>
    public static LosantSerializationException TooDeep(ReadOnlySpan<byte> utf8, int position) =>
        At(utf8, position, $"The JSON is nested deeper than {JsonInput.MaxDepth.ToString(CultureInfo.InvariantCulture)} levels");

    /// <summary>Describes values that did not fit.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="misfits">The values, in its order.</param>
    public static LosantMisfit[] Describe(ReadOnlySpan<byte> utf8, List<Misfit> misfits)
    {
        LosantMisfit[] described = new LosantMisfit[misfits.Count];
        JsonPath path = new(utf8);
        for (int i = 0; i < described.Length; i++)
        {
            Misfit misfit = misfits[i];
            string at = path.To(misfit.Position);
            string cause = misfit.Cause == misfit.Position ? "" : $" at {path.To(misfit.Cause)}";
            described[i] = new LosantMisfit(at, $"Expected {misfit.Expected}, found {Kind(utf8[misfit.Cause])}{cause}.", misfit.Json);
        }

        return described;
    }

    /// <summary>Finds the secrets of a text.</summary>
    public delegate List<SecretRange> Finder(ReadOnlySpan<byte> utf8);

    /// <summary>Gets the text at a position, as much as an exception keeps, without secrets.</summary>
    public static string RawText(ReadOnlySpan<byte> utf8, int position, Finder find)
    {
        int end = Math.Min(utf8.Length, position + MaxRaw);
        while (end < utf8.Length && end > position && (utf8[end] & 0xC0) == 0x80) end--; // not in the middle of a character
        // A little more than is shown: it may say that what is shown is a secret.
        ReadOnlySpan<byte> known = utf8[..Math.Min(utf8.Length, end + MaxRaw)];
        string raw = Encoding.UTF8.GetString(Redaction.Replace(known, find(known), position, end));
        return end < utf8.Length ? raw + "…" : raw;
    }

    private static LosantSerializationException At(ReadOnlySpan<byte> utf8, int position, string what)
    {
        position = Math.Min(position, utf8.Length);
        string path = new JsonPath(utf8).To(position);
        string raw = RawText(utf8, position, FindSecrets);
        string place = string.Create(CultureInfo.InvariantCulture, $" at {path} (byte {position})");
        return new LosantSerializationException(what + place + ".", path, raw, position); // no raw text in the message: it may be a secret
    }

    // The kind of the value that begins with a byte, with its article.
    private static string Kind(byte first) => first switch
    {
        (byte)'"' => "a string",
        (byte)'{' => "an object",
        (byte)'[' => "an array",
        (byte)'}' => "the object's end",
        (byte)']' => "the array's end",
        (byte)'t' or (byte)'f' => "a boolean",
        (byte)'n' => "null",
        (byte)'-' or (>= (byte)'0' and <= (byte)'9') => "a number",
        _ => "something else",
    };

    private static List<SecretRange> FindSecrets(ReadOnlySpan<byte> utf8) => SecretFinder.Find(utf8, SecretNames.Known);
}
