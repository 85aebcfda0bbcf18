// needs FilePatch
// needs FilePatch.ContentType: string?
// needs FilePatch.FileSize: double?
// needs FilePost
// needs FilePost.ContentType: string?
// needs FilePost.FileSize: double?
// needs FilePost.Name: string
// needs FilePost.ParentDirectory: string?
// needs FilePost.Type: FileType
// needs FileResource.PatchAsync(applicationId: string)
// needs FileResource.PatchAsync(cancellationToken: CancellationToken)
// needs FileResource.PatchAsync(fileId: string)
// needs FileResource.PatchAsync(updates: FilePatch)
// needs FileResource.PatchAsync: Task<FileUploadPostResponse>
// needs FileStatusFilter(string)
// needs FileType(string)
// needs FileUploadPostResponse
// needs FileUploadPostResponse.Id: string?
// needs FileUploadPostResponse.Upload: FileUploadTarget?
// needs FileUploadTarget.Fields: FileUploadFields?
// needs FileUploadTarget.Url: string?
// needs FilesResource.GetAllAsync(applicationId: string)
// needs FilesResource.GetAllAsync(directory: string?)
// needs FilesResource.GetAllAsync(status: FileStatusFilter?)
// needs FilesResource.GetAllAsync(type: string?)
// needs FilesResource.GetAllAsync: LosantPageable<Files, LosantFile>
// needs FilesResource.PostAsync(applicationId: string)
// needs FilesResource.PostAsync(cancellationToken: CancellationToken)
// needs FilesResource.PostAsync(file: FilePost)
// needs FilesResource.PostAsync: Task<FileUploadPostResponse>
// needs LosantClient.File: FileResource
// needs LosantClient.Files: FilesResource
// needs LosantFile
// needs LosantFile.Id: string?
// needs LosantFile.Name: string?
// needs LosantFile.ParentDirectory: string?
// needs LosantFile.Url: string?
// needs call FileResource.PatchAsync: applicationId fileId updates
// needs call FilesResource.GetAllAsync: applicationId
// needs call FilesResource.PostAsync: applicationId file
// needs new FilePatch: 
// needs new FilePost: Name Type
namespace Losant;

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using global::Losant;
using global::Losant.Runtime;

/// <summary>Files of an application, up and down.</summary>
/// <example>
/// <code>
/// await losant.UploadFileAsync(applicationId, "logo.png", "/images");
/// await losant.DownloadFileAsync(applicationId, "/images/logo.png", "copy.png");
/// await losant.DownloadFolderAsync(applicationId, "backup");
/// </code>
/// </example>
public static partial class LosantClientFiles
{
    /// <summary>Uploads a file. One of the same name in the directory is replaced.</summary>
    /// <param name="losant">The client.</param>
    /// <param name="applicationId">The application.</param>
    /// <param name="path">The file.</param>
    /// <param name="directory">The directory of the application.</param>
    /// <param name="contentType">Its media type; null for the usual one of its extension.</param>
    /// <param name="progress">Told how many bytes have been sent.</param>
    /// <param name="httpClient">Sends the content to the storage, without a token; null for one that is shared.</param>
    /// <param name="cancellationToken">Cancels the upload.</param>
    /// <returns>The id of the file.</returns>
    /// <exception cref="LosantStorageException">The storage refused the content.</exception>
    public static async Task<string> UploadFileAsync(
        this LosantClient losant, string applicationId, string path, string directory = "/", string? contentType = null, IProgress<long>? progress = null, HttpClient? httpClient = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var content = File.OpenRead(path);
        await using var _ = content.ConfigureAwait(false);
        return await losant.UploadFileAsync(applicationId, content, Path.GetFileName(path), directory, contentType, progress, httpClient, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Uploads the rest of a stream as a file. One of the same name in the directory is replaced.</summary>
    /// <param name="losant">The client.</param>
    /// <param name="applicationId">The application.</param>
    /// <param name="content">The content, which knows its length; it is not disposed.</param>
    /// <param name="name">The name of the file.</param>
    /// <param name="directory">The directory of the application.</param>
    /// <param name="contentType">Its media type; null for the usual one of its extension.</param>
    /// <param name="progress">Told how many bytes have been sent.</param>
    /// <param name="httpClient">Sends the content to the storage, without a token; null for one that is shared.</param>
    /// <param name="cancellationToken">Cancels the upload.</param>
    /// <returns>The id of the file.</returns>
    /// <exception cref="LosantStorageException">The storage refused the content.</exception>
    public static async Task<string> UploadFileAsync(
        this LosantClient losant, string applicationId, Stream content, string name, string directory = "/", string? contentType = null, IProgress<long>? progress = null, HttpClient? httpClient = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(losant);
        ArgumentNullException.ThrowIfNull(content);
        contentType ??= MediaType.Of(name);
        var size = content.Length - content.Position;
        FileUploadPostResponse file;
        if ((await FindAsync(losant, applicationId, directory, name, cancellationToken).ConfigureAwait(false))?.Id is { } old)
            file = await losant.File.PatchAsync(applicationId, old, new FilePatch { FileSize = size, ContentType = contentType }, cancellationToken: cancellationToken).ConfigureAwait(false);
        else
            file = await losant.Files.PostAsync(applicationId, new FilePost { Name = name, ParentDirectory = directory, Type = "file", FileSize = size, ContentType = contentType }, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (file.Upload is not { Url: { } url, Fields: { } fields }) throw new InvalidOperationException("The API gave no form for the content.");
        await LosantStorage.UploadAsync(url, FormFields.Of(LosantJson.Serialize(fields)), content, progress, httpClient, cancellationToken).ConfigureAwait(false);
        return file.Id ?? throw new InvalidOperationException("The API gave no id for the file.");
    }

    /// <summary>Uploads the files of a folder and of the folders in it.</summary>
    /// <param name="losant">The client.</param>
    /// <param name="applicationId">The application.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="directory">The directory of the application that gets its content.</param>
    /// <param name="progress">Told each file when it has been uploaded.</param>
    /// <param name="httpClient">Sends the content to the storage, without a token; null for one that is shared.</param>
    /// <param name="cancellationToken">Cancels the rest.</param>
    public static async Task UploadFolderAsync(
        this LosantClient losant, string applicationId, string folder, string directory = "/", IProgress<string>? progress = null, HttpClient? httpClient = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).OrderBy(p => p, StringComparer.Ordinal))
        {
            var within = Path.GetRelativePath(folder, Path.GetDirectoryName(Path.GetFullPath(path))!).Replace('\\', '/');
            var target = within == "." ? directory : $"{directory.TrimEnd('/')}/{within}";
            await losant.UploadFileAsync(applicationId, path, target, httpClient: httpClient, cancellationToken: cancellationToken).ConfigureAwait(false);
            progress?.Report(path);
        }
    }

    /// <summary>Downloads a file. It is in the folder only when all of it has come.</summary>
    /// <param name="losant">The client.</param>
    /// <param name="applicationId">The application.</param>
    /// <param name="file">The file of the application with its directory, such as <c>/images/logo.png</c>.</param>
    /// <param name="path">The file that it becomes; one of this name is replaced.</param>
    /// <param name="progress">Told how many bytes have come.</param>
    /// <param name="httpClient">Sends the request to the storage, without a token; null for one that is shared.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    /// <exception cref="FileNotFoundException">The application has no such file.</exception>
    /// <exception cref="LosantStorageException">The storage refused the file.</exception>
    public static async Task DownloadFileAsync(
        this LosantClient losant, string applicationId, string file, string path, IProgress<long>? progress = null, HttpClient? httpClient = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(losant);
        ArgumentException.ThrowIfNullOrEmpty(file);
        var url = await UrlAsync(losant, applicationId, file, cancellationToken).ConfigureAwait(false);
        await LosantStorage.DownloadAsync(url, path, progress, httpClient, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Downloads a file to a stream.</summary>
    /// <param name="losant">The client.</param>
    /// <param name="applicationId">The application.</param>
    /// <param name="file">The file of the application with its directory, such as <c>/images/logo.png</c>.</param>
    /// <param name="target">Gets the content; it is not disposed.</param>
    /// <param name="progress">Told how many bytes have come.</param>
    /// <param name="httpClient">Sends the request to the storage, without a token; null for one that is shared.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    /// <exception cref="FileNotFoundException">The application has no such file.</exception>
    /// <exception cref="LosantStorageException">The storage refused the file.</exception>
    public static async Task DownloadFileAsync(
        this LosantClient losant, string applicationId, string file, Stream target, IProgress<long>? progress = null, HttpClient? httpClient = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(losant);
        ArgumentException.ThrowIfNullOrEmpty(file);
        var url = await UrlAsync(losant, applicationId, file, cancellationToken).ConfigureAwait(false);
        await LosantStorage.DownloadAsync(url, target, progress, httpClient, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Downloads all files of a directory and of the directories in it.</summary>
    /// <param name="losant">The client.</param>
    /// <param name="applicationId">The application.</param>
    /// <param name="folder">The folder that gets them; it is made if it is not there.</param>
    /// <param name="directory">The directory of the application.</param>
    /// <param name="progress">Told each file when it has come.</param>
    /// <param name="httpClient">Sends the requests to the storage, without a token; null for one that is shared.</param>
    /// <param name="cancellationToken">Cancels the rest.</param>
    /// <exception cref="LosantStorageException">The storage refused a file.</exception>
    /// <exception cref="InvalidOperationException">A name in the application would lead out of the folder.</exception>
    public static async Task DownloadFolderAsync(
        this LosantClient losant, string applicationId, string folder, string directory = "/", IProgress<string>? progress = null, HttpClient? httpClient = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(losant);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var root = directory.Trim('/');
        await foreach (var file in losant.Files.GetAllAsync(applicationId, type: "file", status: "completed").WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var parent = (file.ParentDirectory ?? "").Trim('/');
            if (file.Url is not { } url || (root.Length > 0 && parent != root && !parent.StartsWith(root + "/", StringComparison.Ordinal))) continue;
            var path = FolderPath.Of(folder, parent.Substring(root.Length), file.Name ?? "");
            await LosantStorage.DownloadAsync(url, path, httpClient: httpClient, cancellationToken: cancellationToken).ConfigureAwait(false);
            progress?.Report(path);
        }
    }

    private static async Task<string> UrlAsync(LosantClient losant, string applicationId, string file, CancellationToken cancellationToken)
    {
        var end = file.LastIndexOf('/') + 1;
        var found = await FindAsync(losant, applicationId, "/" + file.Substring(0, end).Trim('/'), file.Substring(end), cancellationToken).ConfigureAwait(false);
        return found?.Url ?? throw new FileNotFoundException("The application has no such file, or its content has not been uploaded.", file);
    }

    private static async Task<LosantFile?> FindAsync(LosantClient losant, string applicationId, string directory, string name, CancellationToken cancellationToken)
    {
        await foreach (var file in losant.Files.GetAllAsync(applicationId, type: "file", directory: directory).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (file.Name == name) return file;
        }

        return null;
    }
}
