namespace Losant.Simulator.Data;

/// <summary>Pseudo-random numbers that are the same on every machine and in every run (the SplitMix64 mixing function).</summary>
internal static class Mixer
{
    /// <summary>From 0 to 1, 1 excluded.</summary>
    public static double Fraction(params ReadOnlySpan<long> parts) => (Mix(parts) >> 11) * (1.0 / (1UL << 53));

    public static ulong Mix(params ReadOnlySpan<long> parts)
    {
        var state = 0x9E3779B97F4A7C15UL;
        foreach (var part in parts)
        {
            state += unchecked((ulong)part) + 0x9E3779B97F4A7C15UL;
            state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
            state = (state ^ (state >> 27)) * 0x94D049BB133111EBUL;
            state ^= state >> 31;
        }

        return state;
    }
}
