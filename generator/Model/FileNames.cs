namespace LosantGen.Model;

/// <summary>Gets file names from paths of any platform.</summary>
internal static class FileNames
{
    private const string ApiInfo = "apiInfo.json";
    private const string ApiExamples = "apiExamples.json";

    // On many disks, a name has no case.
    public static bool IsApiInfo(string path) => Of(path).Equals(ApiInfo, StringComparison.OrdinalIgnoreCase);

    public static bool IsApiExamples(string path) => Of(path).Equals(ApiExamples, StringComparison.OrdinalIgnoreCase);

    public static string Of(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);

    public static string WithoutExtension(string path)
    {
        var name = Of(path);
        return name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? name.Substring(0, name.Length - 5) : name;
    }
}
