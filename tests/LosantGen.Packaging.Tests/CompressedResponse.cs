using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LosantGen.Packaging.Tests;

/// <summary>A server on loopback that responses one call with JSON, packed with gzip, and goes.</summary>
internal sealed class CompressedResponse : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public CompressedResponse(string json)
    {
        _listener.Start();
        _ = RespondAsync(Encoding.UTF8.GetBytes(json));
    }

    public string Url => $"http://{_listener.LocalEndpoint}";

    public void Dispose() => _listener.Dispose();

    private async Task RespondAsync(byte[] json)
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true)) await gzip.WriteAsync(json);

        using var client = await _listener.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        // The body is the JSON of a query: it ends with the last brace.
        var said = new StringBuilder();
        var buffer = new byte[4096];
        while (!said.ToString().EndsWith('}') && await stream.ReadAsync(buffer) is > 0 and var count) said.Append(Encoding.ASCII.GetString(buffer, 0, count));

        var head = $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        await stream.WriteAsync(packed.ToArray());
    }
}
