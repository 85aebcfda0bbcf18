using System.Buffers;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Losant.Runtime.Http.Calls;

/// <summary>
/// Multipart form data as the vendor's client sends it: each part has only a Content-Disposition, and files also a Content-Type
/// if they state one. The framework's own class adds content types and <c>filename*</c> to every part and quotes the
/// boundary, which not every server accepts.
/// </summary>
internal sealed class MultipartBody : HttpContent
{
    private const int CopySize = 64 * 1024;

    private static readonly byte[] NewLine = [(byte)'\r', (byte)'\n'];

    private readonly string _boundary = "losant-" + RandomNumberGenerator.GetHexString(32, lowercase: true);
    private readonly List<Part> _parts = [];
    private readonly byte[] _end;

    public MultipartBody()
    {
        Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=" + _boundary);
        _end = Encoding.ASCII.GetBytes($"--{_boundary}--\r\n");
    }

    /// <summary>Whether every part can be read again from its start.</summary>
    public bool IsRewindable => _parts.TrueForAll(static part => part.Upload is null or { IsRewindable: true });

    /// <summary>Set if reading an upload failed, which the transport would report as its own failure.</summary>
    public IOException? Failure { get; private set; }

    /// <summary>The parts that are text, with their names.</summary>
    public IEnumerable<(string Name, byte[] Text)> Texts
    {
        get
        {
            foreach (var part in _parts)
            {
                if (part.Upload is null)
                    yield return (part.Name, part.Text);
            }
        }
    }

    public void Add(string name, string text) => Add(name, Encoding.UTF8.GetBytes(text));

    public void Add(string name, byte[] text) => _parts.Add(new Part(name, Head($"name=\"{Quote(name)}\""), text, null));

    public void Add(string name, LosantUpload upload) =>
        _parts.Add(new Part(name, Head($"name=\"{Quote(name)}\"; {FileName(upload.FileName)}", upload.ContentType), [], upload));

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Failure = null;
        foreach (var part in _parts)
        {
            await stream.WriteAsync(part.Head, cancellationToken).ConfigureAwait(false);
            if (part.Upload is { } upload)
                await SendAsync(upload, stream, cancellationToken).ConfigureAwait(false);
            else
                await stream.WriteAsync(part.Text, cancellationToken).ConfigureAwait(false);
            await stream.WriteAsync(NewLine, cancellationToken).ConfigureAwait(false);
        }

        await stream.WriteAsync(_end, cancellationToken).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _end.Length;
        foreach (var part in _parts)
        {
            if ((part.Upload is null ? part.Text.Length : part.Upload.Length) is not { } size)
                return false; // Sent in chunks.
            length += part.Head.Length + size + NewLine.Length;
        }

        return true;
    }

    // A backslash would escape what follows, for some servers also the quote at the end.
    private static string Quote(string text) => text
        .Replace("\"", "%22", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal)
        .Replace("\\", "%5C", StringComparison.Ordinal);

    // Other names are sent as in RFC 5987 in addition to a plain one, because servers differ in how they read raw UTF-8 and backslashes here.
    private static string FileName(string name)
    {
        var plain = string.Create(name.Length, name, static (plain, source) =>
        {
            for (var i = 0; i < plain.Length; i++)
                plain[i] = source[i] is '\r' or '\n' || (source[i] is >= ' ' and <= '~' and not '\\') ? source[i] : '_';
        });
        return plain == name ? $"filename=\"{Quote(name)}\"" : $"filename=\"{Quote(plain)}\"; filename*=UTF-8''{Uri.EscapeDataString(name)}";
    }

    private byte[] Head(string disposition, string? contentType = null) => Encoding.UTF8.GetBytes(
        $"--{_boundary}\r\nContent-Disposition: form-data; {disposition}\r\n{(contentType is null ? "" : $"Content-Type: {contentType}\r\n")}\r\n");

    // A stream of the caller's may block, or ignore its token: then the call ends without it.
    private async Task SendAsync(LosantUpload upload, Stream target, CancellationToken cancellationToken)
    {
        if (upload.IsOurs)
        {
            await CopyAsync(upload, target, cancellationToken).ConfigureAwait(false);
            return;
        }

        var copying = Task.Run(() => CopyAsync(upload, target, cancellationToken), CancellationToken.None);
        // What it throws later is nobody's.
        _ = copying.ContinueWith(static task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        await copying.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task CopyAsync(LosantUpload upload, Stream target, CancellationToken cancellationToken)
    {
        var source = Open(upload);
        try
        {
            var buffer = ArrayPool<byte>.Shared.Rent(CopySize);
            int read;
            while ((read = await ReadAsync(upload, source, buffer, cancellationToken).ConfigureAwait(false)) > 0)
                await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            ArrayPool<byte>.Shared.Return(buffer); // Not after a failure: something may still use it.
        }
        finally
        {
            await upload.CloseAsync(source).ConfigureAwait(false);
        }
    }

    private Stream Open(LosantUpload upload)
    {
        try
        {
            return upload.Open();
        }
        catch (Exception e)
        {
            throw Failure = Unreadable(upload, e);
        }
    }

    private async ValueTask<int> ReadAsync(LosantUpload upload, Stream source, byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await source.ReadAsync(buffer.AsMemory(0, CopySize), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw Failure = Unreadable(upload, e);
        }
    }

    private static IOException Unreadable(LosantUpload upload, Exception cause) =>
        new($"The upload \"{upload.FileName}\" could not be read: {cause.Message}", cause);

    private sealed record Part(string Name, byte[] Head, byte[] Text, LosantUpload? Upload);
}
