namespace Losant.Runtime;

/// <summary>Where a file of an application is put in a folder.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FolderPath
{
    /// <summary>Gets the path, and makes its folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="directory">The directory in it.</param>
    /// <param name="name">The file's name.</param>
    /// <exception cref="InvalidOperationException">The path would lead out of the folder.</exception>
    public static string Of(string folder, string directory, string name)
    {
        var root = Path.GetFullPath(folder);
        var path = Path.GetFullPath(Path.Combine(root, directory.Trim('/'), name));
        if (name.Length == 0 || name.AsSpan().ContainsAny('/', '\\') || !path.StartsWith(Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new InvalidOperationException("A file of the application has a name that leads out of the folder.");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }
}
