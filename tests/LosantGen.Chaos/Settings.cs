using System.Globalization;

namespace LosantGen.Chaos;

/// <summary>What the suite does: 20,000 calls by a fixed seed, unless variables of the environment say otherwise.</summary>
internal static class Settings
{
    /// <summary><c>LOSANTGEN_CHAOS_CALLS</c>: how many calls the long test makes.</summary>
    public static int Calls { get; } = Number("LOSANTGEN_CHAOS_CALLS") ?? 20_000;

    /// <summary><c>LOSANTGEN_CHAOS_SEED</c>: what decides how the server misbehaves.</summary>
    public static int Seed { get; } = Number("LOSANTGEN_CHAOS_SEED") ?? 14;

    /// <summary><c>LOSANTGEN_CHAOS_LARGE</c>: whether bodies of 2 GB are sent too.</summary>
    public static bool IsLarge { get; } = Number("LOSANTGEN_CHAOS_LARGE") is > 0;

    /// <summary>Ends a test that hangs; nothing depends on it otherwise.</summary>
    public const int Hang = 60 * 60 * 1000;

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
