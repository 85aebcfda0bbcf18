using System.Net;
using System.Net.Http.Headers;

namespace Losant.Runtime.Http.Calls;

/// <summary>The file of a form, of which the length is known. It can be sent once.</summary>
internal sealed class FormFile : HttpContent
{
    private readonly Stream _file;
    private readonly IProgress<long>? _progress;
    private readonly long _length;

    public FormFile(Stream file, IProgress<long>? progress)
    {
        (_file, _progress, _length) = (file, progress, file.Length - file.Position);
        Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        StreamCopy.CopyAsync(_file, stream, _progress, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }
}
