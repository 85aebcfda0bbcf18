using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LosantGen.Testing;

/// <summary>A server that sends raw bytes, for responses that no proper server returns. Each connection runs one script.</summary>
public sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;
    private int _connections;

    public RawServer(Func<RawConnection, Task> script)
    {
        _listener.Start();
        _loop = AcceptAsync(script);
    }

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>The number of connections so far.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>A server that reads a request, sends these bytes and closes the connection.</summary>
    public static RawServer Saying(string bytes) => new(async connection =>
    {
        await connection.ReadRequestAsync();
        await connection.SayAsync(bytes);
    });

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _loop;
        _stop.Dispose();
    }

    private async Task AcceptAsync(Func<RawConnection, Task> script)
    {
        var running = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                running.Add(RunAsync(client, Interlocked.Increment(ref _connections), script));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // Stopped.
        }

        await Task.WhenAll(running);
    }

    private async Task RunAsync(TcpClient client, int number, Func<RawConnection, Task> script)
    {
        using var connection = new RawConnection(client, number, _stop.Token);
        try
        {
            await script(connection);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            // The client disconnected, or the test has ended.
        }
    }
}

/// <summary>One connection to a <see cref="RawServer"/>.</summary>
public sealed class RawConnection(TcpClient client, int number, CancellationToken stop) : IDisposable
{
    private readonly NetworkStream _stream = client.GetStream();

    /// <summary>The number of the connection; the first is 1.</summary>
    public int Number { get; } = number;

    /// <summary>Cancelled when the server stops.</summary>
    public CancellationToken Stop { get; } = stop;

    /// <summary>Reads the head of a request, and its body if it has a Content-Length.</summary>
    public async Task<string> ReadRequestAsync()
    {
        var bytes = new List<byte>();
        var one = new byte[1];
        while (bytes.Count < 4 || Encoding.ASCII.GetString([.. bytes[^4..]]) != "\r\n\r\n")
        {
            if (await _stream.ReadAsync(one, Stop) == 0)
                throw new IOException("The client closed the connection.");
            bytes.Add(one[0]);
        }

        var head = Encoding.ASCII.GetString([.. bytes]);
        var length = head.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        if (length is not null)
            await _stream.ReadExactlyAsync(new byte[int.Parse(length["Content-Length:".Length..])], Stop);
        return head;
    }

    public Task SayAsync(string text) => SayAsync(Encoding.UTF8.GetBytes(text));

    public async Task SayAsync(byte[] bytes)
    {
        await _stream.WriteAsync(bytes, Stop);
        await _stream.FlushAsync(Stop);
    }

    /// <summary>Sends nothing more and waits until the client disconnects or the server stops.</summary>
    public async Task StayAsync()
    {
        while (await _stream.ReadAsync(new byte[256], Stop) > 0)
        {
        }
    }

    /// <summary>Closes the connection with a reset.</summary>
    public void Reset()
    {
        client.Client.LingerState = new LingerOption(true, 0);
        client.Close();
    }

    public void Dispose() => client.Dispose();
}
