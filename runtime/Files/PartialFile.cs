namespace Losant.Runtime;

/// <summary>Writes files that are there only when all of them is.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PartialFile
{
    private const int BufferSize = 81920;

    /// <summary>Writes a file. Until all of it is written it has another name, and is deleted if that fails.</summary>
    /// <param name="path">The file; it is replaced if it exists.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        var partial = $"{path}.{Guid.NewGuid():N}.partial";
        var file = new FileStream(partial, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize, useAsync: true);
        try
        {
            await using (file.ConfigureAwait(false)) await write(file).ConfigureAwait(false);
            File.Move(partial, path, overwrite: true);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }
}
