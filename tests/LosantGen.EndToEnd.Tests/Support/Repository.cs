namespace LosantGen.EndToEnd.Support;

/// <summary>Files of the repository that the tests run in.</summary>
internal static class Repository
{
    /// <summary>The tests are in bin/Debug/net10.0 or bin/Release/net10.0; what they run is the same.</summary>
    private static readonly DirectoryInfo Output = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    public static string Configuration => Output.Parent!.Name;

    /// <summary>Such as net10.0.</summary>
    public static string Framework => Output.Name;

    public static string Root { get; } = FindRoot();

    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = Output; folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "LosantGen.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("LosantGen.sln is not above the tests.");
    }
}
