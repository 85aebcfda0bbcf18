namespace LosantGen.Model;

/// <summary>Gets file names from paths of any platform.</summary>
internal static class FileNames
{
    public const string ApiInfo = "apiInfo.json";
    public const string ApiExamples = "apiExamples.json";

    public static string Of(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);

    public static string WithoutExtension(string path)
    {
        var name = Of(path);
        return name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? name.Substring(0, name.Length - 5) : name;
    }
}
