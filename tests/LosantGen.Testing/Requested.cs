using System.Globalization;

namespace LosantGen.Testing;

/// <summary>What the person who runs the tests asks for by variables of the environment, such as more of random inputs.</summary>
public static class Requested
{
    /// <summary>A number; null if nobody asked for one.</summary>
    public static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
