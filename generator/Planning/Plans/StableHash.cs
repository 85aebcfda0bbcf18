using System.Globalization;

namespace LosantGen.Planning.Plans;

/// <summary>A hash that is the same on every machine and in every run (FNV-1a, 64 bits).</summary>
internal static class StableHash
{
    public static string Of(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
        {
            hash = unchecked((hash ^ (byte)c) * 1099511628211UL);
            hash = unchecked((hash ^ (byte)(c >> 8)) * 1099511628211UL);
        }
        return hash.ToString("x16", CultureInfo.InvariantCulture).Substring(0, 10);
    }
}
