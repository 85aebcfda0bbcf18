namespace LosantGen.Descriptions;

/// <summary>
/// The differences between the vendor's description and ours that are meant: mistakes whose meaning is plain, which ours puts right, and
/// facts that only ours has. <c>KnownSlips.txt</c> lists them, each kind under its reason.
/// </summary>
public static class KnownSlips
{
    private static readonly Lazy<HashSet<string>> Lines = new(() => [.. Read().Where(line => line.Length > 0 && line[0] != '#')]);

    /// <summary>All differences that are meant, as they are printed.</summary>
    public static IReadOnlySet<string> All => Lines.Value;

    public static bool Has(Difference difference) => All.Contains(difference.ToString());

    private static IEnumerable<string> Read()
    {
        using var reader = new StreamReader(typeof(KnownSlips).Assembly.GetManifestResourceStream("KnownSlips.txt")!);
        while (reader.ReadLine() is { } line) yield return line.TrimEnd();
    }
}
