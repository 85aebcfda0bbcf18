using System.Net;
using System.Text;
using Losant;
using Losant.Kinds;

namespace LosantGen.EndToEnd.Tests.Support;

/// <summary>A client of the invented API without a network: every call has the same response.</summary>
internal sealed class FakeKinds : IDisposable
{
    private readonly FakeHandler _handler;
    private readonly HttpClient _http;
    private readonly KindsClient _client;

    public FakeKinds(int status, string? body = null, string type = "application/json", bool validates = true)
        : this(status, body, type, new LosantClientOptions { ValidateRequests = validates })
    {
    }

    public FakeKinds(int status, string? body, string type, LosantClientOptions options)
    {
        _handler = new FakeHandler(request =>
        {
            RequestBody = request.Content is { } content ? new StreamReader(content.ReadAsStream()).ReadToEnd() : null;
            return new HttpResponseMessage((HttpStatusCode)status) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, type) };
        });
        _http = new HttpClient(_handler);
        _client = new KindsClient(_http, options);
    }

    public StationResource Station => _client.Station;

    public StationsResource Stations => _client.Stations;

    public ProbeResource Probe => _client.Probe;

    /// <summary>The request that was sent; null if there was none.</summary>
    public HttpRequestMessage? Request => _handler.Request;

    /// <summary>The body that was sent; null if there was none.</summary>
    public string? RequestBody { get; private set; }

    /// <summary>A stream of the events; when it ends, another one starts with the same events.</summary>
    public static FakeKinds Streaming(string events) => new(200, events, "text/event-stream");

    public string Header(string name) => string.Join("|", Request!.Headers.GetValues(name));

    public void Dispose()
    {
        _client.Dispose();
        _http.Dispose();
    }
}
