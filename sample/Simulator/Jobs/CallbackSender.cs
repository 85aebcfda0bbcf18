using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Losant.Simulator.Jobs;

/// <summary>
/// Sends the callbacks of jobs by POST, to this machine only unless other hosts are allowed: the host of the URL must be loopback, and the connection goes
/// to a loopback address whatever the name resolves to. Redirects are not followed.
/// </summary>
internal sealed class CallbackSender(bool allowsOtherHosts) : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private readonly ConcurrentQueue<SimulatedCallback> _sent = new();
    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        ConnectCallback = allowsOtherHosts ? null : ConnectAsync,
    })
    {
        Timeout = Timeout,
    };

    /// <summary>All callbacks so far, oldest first.</summary>
    public IReadOnlyList<SimulatedCallback> Sent => [.. _sent];

    /// <summary>What the real API posts is not documented; this body contains the job's id and the URLs of its files.</summary>
    public async Task SendAsync(string jobId, Uri url, IReadOnlyList<Uri> files, CancellationToken stop)
    {
        var body = new JsonObject
        {
            ["jobId"] = jobId,
            ["status"] = "completed",
            ["downloadUrl"] = files.Count > 0 ? files[0].AbsoluteUri : null,
            ["downloadUrls"] = new JsonArray([.. files.Select(file => JsonValue.Create(file.AbsoluteUri))]),
        }.ToJsonString(Server.JsonResponse.Readable);
        _sent.Enqueue(await PostAsync(jobId, url, body, stop));
    }

    public void Dispose() => _client.Dispose();

    private async Task<SimulatedCallback> PostAsync(string jobId, Uri url, string body, CancellationToken stop)
    {
        if (url.Scheme is not ("http" or "https") || !(url.IsLoopback || allowsOtherHosts))
            return new(jobId, url, body, null, $"The URL is not an http or https URL{(allowsOtherHosts ? "" : " on loopback")}, so nothing was sent.");
        try
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var response = await _client.PostAsync(url, content, stop);
            return new(jobId, url, body, (int)response.StatusCode, null);
        }
        catch (Exception error) when (error is HttpRequestException || error is OperationCanceledException && !stop.IsCancellationRequested)
        {
            return new(jobId, url, body, null, error.Message);
        }
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var address = IPAddress.TryParse(context.DnsEndPoint.Host, out var given) && IPAddress.IsLoopback(given) ? given : IPAddress.Loopback;
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
