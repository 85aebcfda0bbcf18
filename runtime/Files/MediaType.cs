namespace Losant.Runtime;

/// <summary>Media types of files by their extensions.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MediaType
{
    /// <summary>Gets the usual media type of a file; that of any bytes for an extension that is not known.</summary>
    /// <param name="name">The file's name.</param>
    public static string Of(string name) => Path.GetExtension(name)?.ToLowerInvariant() switch
    {
        ".css" => "text/css",
        ".csv" => "text/csv",
        ".gif" => "image/gif",
        ".html" or ".htm" => "text/html",
        ".ico" => "image/x-icon",
        ".jpg" or ".jpeg" => "image/jpeg",
        ".js" or ".mjs" => "text/javascript",
        ".json" => "application/json",
        ".mp4" => "video/mp4",
        ".pdf" => "application/pdf",
        ".png" => "image/png",
        ".svg" => "image/svg+xml",
        ".txt" => "text/plain",
        ".webp" => "image/webp",
        ".woff2" => "font/woff2",
        ".xml" => "application/xml",
        ".zip" => "application/zip",
        _ => "application/octet-stream",
    };
}
