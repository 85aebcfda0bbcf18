using System.Net;
using System.Text;
using Losant;
using Losant.Kinds;

namespace LosantGen.EndToEnd.Tests.Support;

/// <summary>A client of the made-up API without a network: every call has the same response.</summary>
internal sealed class FakeKinds : IDisposable
{
    private readonly FakeHandler _handler;
    private readonly HttpClient _http;
    private readonly KindsClient _client;

    public FakeKinds(int status, string? body = null, string type = "application/json", bool validates = true)
    {
        _handler = new FakeHandler(_ => new HttpResponseMessage((HttpStatusCode)status) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, type) });
        _http = new HttpClient(_handler);
        _client = new KindsClient(_http, new LosantClientOptions { ValidateRequests = validates });
    }

    public ProbeResource Probe => _client.Probe;

    /// <summary>What was sent; null for nothing.</summary>
    public HttpRequestMessage? Request => _handler.Request;

    /// <summary>A stream of the events; where it ends, another begins with the same ones.</summary>
    public static FakeKinds Streaming(string events) => new(200, events, "text/event-stream");

    public string Header(string name) => string.Join("|", Request!.Headers.GetValues(name));

    public void Dispose()
    {
        _client.Dispose();
        _http.Dispose();
    }
}
