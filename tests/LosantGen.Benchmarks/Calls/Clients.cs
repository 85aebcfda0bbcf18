using Losant;
using Losant.Runtime;
using LosantGen.Benchmarks.Data;

namespace LosantGen.Benchmarks.Calls;

/// <summary>The transport of a call.</summary>
public enum Way
{
    InMemory,
    Loopback,
}

/// <summary>The generated client and the hand-written one over the same transport.</summary>
internal sealed class Clients : IDisposable
{
    private const string Token = "a-token-of-the-benchmarks";

    private readonly LoopbackServer? _server;
    private readonly HttpClient _http;

    public Clients(Way way)
    {
        _server = way == Way.Loopback ? LoopbackServer.Start() : null;
        var url = _server?.Url ?? new Uri("http://localhost/");
        _http = NewHttpClient(way);
        HandWritten = new HandWrittenClient(_http, url, Token);
        var options = new LosantClientOptions { BaseUrl = url, AccessToken = Token };
        Generated = way == Way.Loopback ? new LosantClient(options) : new LosantClient(NewHttpClient(way), options);
    }

    public HandWrittenClient HandWritten { get; }

    public LosantClient Generated { get; }

    public void Dispose()
    {
        Generated.Dispose();
        _http.Dispose();
        _server?.Dispose();
    }

    private static HttpClient NewHttpClient(Way way) =>
        new(way == Way.Loopback ? ActionPipeline.CreateHandler() : new MemoryHandler(ResponseText.TimeSeries(1, 3)));
}
