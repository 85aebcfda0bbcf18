namespace LosantGen.Model;

/// <summary>Gets file names from paths of any platform.</summary>
internal static class FileNames
{
    /// <summary>The file that holds all resources of a published description.</summary>
    public const string ApiInfo = "apiInfo.json";

    private const string ActionsSuffix = ".actions.json";
    private const string ApiExamples = "apiExamples.json";

    /// <summary>Whether a file holds resources and their actions: all in <c>apiInfo.json</c>, or those of a resource in <c>NAME.actions.json</c>.</summary>
    // On many disks, a name has no case.
    public static bool IsApiInfo(string path) => Of(path).Equals(ApiInfo, StringComparison.OrdinalIgnoreCase) || path.EndsWith(ActionsSuffix, StringComparison.OrdinalIgnoreCase);

    public static bool IsApiExamples(string path) => Of(path).Equals(ApiExamples, StringComparison.OrdinalIgnoreCase);

    public static string Of(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);

    /// <summary>The name of a file, with as many of its folders as tell it from another file.</summary>
    public static string OfOther(string path, string than)
    {
        var (parts, others) = (path.Split('/', '\\'), than.Split('/', '\\'));
        var count = 1;
        while (count < parts.Length && count <= others.Length && parts[parts.Length - count] == others[others.Length - count]) count++;
        return string.Join("/", parts.Skip(parts.Length - count));
    }

    public static string WithoutExtension(string path)
    {
        var name = Of(path);
        return name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? name.Substring(0, name.Length - 5) : name;
    }
}
