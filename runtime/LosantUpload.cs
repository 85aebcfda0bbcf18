using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using Losant.Runtime.Http.Calls;
using Losant.Runtime.Json.Strings;

namespace Losant;

/// <summary>
/// A file to upload: content, file name and content type. The content is streamed and never held in memory.
/// </summary>
public sealed class LosantUpload
{
    private readonly Source _source;

    /// <summary>
    /// Uploads a stream from its current position. The stream stays open and belongs to the caller. A seekable stream may be
    /// resent (after a 401, or by a retry handler); others are sent once. A call that is cancelled or times out does not wait for a stream that
    /// ignores this; it may still be read then.
    /// </summary>
    /// <param name="content">The readable stream.</param>
    /// <param name="fileName">The file's name, without a path.</param>
    /// <param name="contentType">The content type, such as <c>text/csv</c>; null if there is none.</param>
    /// <exception cref="ArgumentException">The stream cannot be read, the name is empty or has a NUL or a lone surrogate, or the content type is not valid.</exception>
    public LosantUpload(Stream content, string fileName, string? contentType = null)
        : this(Source.Of(content), fileName, contentType)
    {
    }

    private LosantUpload(Source source, string fileName, string? contentType)
    {
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        if (fileName.Contains('\0', StringComparison.Ordinal) || Wtf8.HasLoneSurrogate(fileName))
            throw new ArgumentException("The file name has a NUL or a lone surrogate, which no server can get.", nameof(fileName));
        if (contentType is not null && !(MediaTypeHeaderValue.TryParse(contentType, out _) && HeaderValue.IsSafe(contentType)))
            throw new ArgumentException("The content type is not valid.", nameof(contentType));
        _source = source;
        FileName = fileName;
        ContentType = contentType;
    }

    /// <summary>The file's name as the server sees it.</summary>
    public string FileName { get; }

    /// <summary>The content type that is sent with the content; null if there is none.</summary>
    public string? ContentType { get; }

    /// <summary>Whether the content can be read again from its start.</summary>
    public bool IsRewindable => _source.IsRewindable;

    /// <summary>Whether the stream is opened and closed by this class.</summary>
    internal bool IsOurs => _source.IsOurs;

    /// <summary>The number of bytes to send; null if it is not known in advance.</summary>
    internal long? Length => _source.Length();

    /// <summary>Uploads a file from disk. It is opened when the call is sent and closed afterwards.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="contentType">The content type; null if there is none.</param>
    /// <param name="fileName">The name that the server sees; null means the file's own name.</param>
    /// <returns>The upload.</returns>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    public static LosantUpload FromFile(string path, string? contentType = null, string? fileName = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var file = new FileInfo(path);
        return file.Exists
            ? new LosantUpload(Source.Of(file), fileName ?? file.Name, contentType)
            : throw new FileNotFoundException("The file to upload does not exist.", path);
    }

    /// <summary>Uploads bytes from memory, which must not change until the call has completed.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="fileName">The file's name, without a path.</param>
    /// <param name="contentType">The content type; null if there is none.</param>
    /// <returns>The upload.</returns>
    public static LosantUpload FromBytes(ReadOnlyMemory<byte> content, string fileName, string? contentType = null) =>
        new(Source.Of(content), fileName, contentType);

    /// <summary>Opens the content at its start; the caller passes it to <see cref="CloseAsync"/>.</summary>
    internal Stream Open() => _source.Open();

    /// <summary>Closes a stream that this class opened, and leaves a caller's own stream open.</summary>
    internal ValueTask CloseAsync(Stream stream) => _source.IsOurs ? stream.DisposeAsync() : ValueTask.CompletedTask;

    private sealed record Source(Func<Stream> Open, Func<long?> Length, bool IsOurs, bool IsRewindable)
    {
        public static Source Of(Stream content)
        {
            ArgumentNullException.ThrowIfNull(content);
            if (!content.CanRead)
                throw new ArgumentException("The stream cannot be read.", nameof(content));
            if (content.CanSeek)
            {
                var start = content.Position;
                return new Source(() => Rewind(content, start), () => Math.Max(0, content.Length - start), IsOurs: false, IsRewindable: true);
            }

            var sent = 0;
            return new Source(
                () => Interlocked.Exchange(ref sent, 1) == 0
                    ? content
                    : throw new InvalidOperationException("The stream of this upload was already read and cannot be rewound."),
                static () => null,
                IsOurs: false,
                IsRewindable: false);
        }

        public static Source Of(FileInfo file) => new(
            () => new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan),
            () => new FileInfo(file.FullName) is { Exists: true } now ? now.Length : null,
            IsOurs: true,
            IsRewindable: true);

        public static Source Of(ReadOnlyMemory<byte> content) => new(
            () => MemoryMarshal.TryGetArray(content, out var array)
                ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
                : new MemoryStream(content.ToArray(), writable: false),
            () => content.Length,
            IsOurs: true,
            IsRewindable: true);

        private static Stream Rewind(Stream content, long start)
        {
            content.Position = start;
            return content;
        }
    }
}
