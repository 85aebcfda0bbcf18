using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Losant.Simulator.Server;

/// <summary>One request and its response in memory: the features of the server's context on one side, a response message on the other.</summary>
internal sealed class InMemoryExchange(HttpRequestMessage request) : IHttpResponseFeature, IHttpResponseBodyFeature, IHttpRequestLifetimeFeature
{
    private readonly TaskCompletionSource<HttpResponseMessage> _response = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _aborted = new();
    private readonly Pipe _pipe = new();
    private ResponseStream? _stream;
    private IOException? _error;

    /// <summary>The response, as soon as its headers are there.</summary>
    public Task<HttpResponseMessage> Response => _response.Task;

    public int StatusCode { get; set; } = StatusCodes.Status200OK;

    public string? ReasonPhrase { get; set; }

    public IHeaderDictionary Headers { get; set; } = new HeaderDictionary();

    public Stream Body
    {
        get => Stream;
        set => throw new NotSupportedException();
    }

    public bool HasStarted { get; private set; }

    public Stream Stream => _stream ??= new ResponseStream(this);

    public PipeWriter Writer => _pipe.Writer;

    public CancellationToken RequestAborted
    {
        get => _aborted.Token;
        set => throw new NotSupportedException();
    }

    public HttpContext Context(byte[] body)
    {
        var url = request.RequestUri!;
        var feature = new HttpRequestFeature
        {
            Protocol = "HTTP/1.1",
            Method = request.Method.Method,
            Scheme = url.Scheme,
            Path = url.AbsolutePath,
            QueryString = url.Query,
            RawTarget = url.PathAndQuery,
            Body = new MemoryStream(body, writable: false),
        };
        feature.Headers.Host = url.Authority;
        foreach (var (name, values) in request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? []))
            feature.Headers.Append(name, values.ToArray());
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(feature);
        features.Set<IHttpResponseFeature>(this);
        features.Set<IHttpResponseBodyFeature>(this);
        features.Set<IHttpRequestLifetimeFeature>(this);
        return new DefaultHttpContext(features);
    }

    public Task StartAsync(CancellationToken cancellationToken = default)
    {
        if (HasStarted)
            return Task.CompletedTask;
        HasStarted = true;
        var response = new HttpResponseMessage((HttpStatusCode)StatusCode) { RequestMessage = request, Content = new StreamContent(new ReadStream(this, _pipe.Reader.AsStream())) };
        foreach (var (name, values) in Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
                response.Content.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        }

        _response.TrySetResult(response);
        return Task.CompletedTask;
    }

    public async Task CompleteAsync()
    {
        await StartAsync();
        await _pipe.Writer.CompleteAsync();
    }

    public void Abort() => Abort(new HttpIOException(HttpRequestError.ResponseEnded, "The connection was reset."));

    public void Abort(Exception error)
    {
        _response.TrySetException(error as HttpRequestException ?? new HttpRequestException(HttpRequestError.ResponseEnded, "The connection was reset before the response began.", error));

        // What was sent before is read first.
        _error = error as IOException ?? new IOException("The connection was reset.", error);
        _pipe.Writer.Complete();
        _aborted.Cancel();
    }

    /// <summary>The client has given up.</summary>
    public void Cancel(CancellationToken token)
    {
        if (_response.TrySetCanceled(token))
            _aborted.Cancel();
    }

    public void OnStarting(Func<object, Task> callback, object state) => throw new NotSupportedException();

    public void OnCompleted(Func<object, Task> callback, object state)
    {
    }

    public void DisableBuffering()
    {
    }

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>What the server writes to.</summary>
    private sealed class ResponseStream(InMemoryExchange exchange) : WriteOnlyStream
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await exchange.StartAsync(cancellationToken);
            await exchange._pipe.Writer.WriteAsync(buffer, cancellationToken);
        }

        public override void Write(byte[] buffer, int offset, int count) => WriteAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

        public override async Task FlushAsync(CancellationToken cancellationToken)
        {
            await exchange.StartAsync(cancellationToken);
            await exchange._pipe.Writer.FlushAsync(cancellationToken);
        }

        public override void Flush() => FlushAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    /// <summary>What the client reads from. A client that disposes of it before its end has disconnected.</summary>
    private sealed class ReadStream(InMemoryExchange exchange, Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Checked(inner.Read(buffer, offset, count), count);

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Checked(await inner.ReadAsync(buffer, cancellationToken), buffer.Length);

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private int Checked(int read, int wanted) => read == 0 && wanted > 0 && exchange._error is { } error ? throw error : read;

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
                exchange._aborted.Cancel();
            }

            base.Dispose(disposing);
        }
    }
}
