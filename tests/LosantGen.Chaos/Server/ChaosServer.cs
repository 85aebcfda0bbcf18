using System.Net;
using System.Net.Sockets;

namespace LosantGen.Chaos.Server;

/// <summary>A server on loopback that misbehaves by a seed: which way a call is treated depends on its number and on how often it was received.</summary>
internal sealed class ChaosServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private readonly int _seed;
    private int _connections;

    public ChaosServer(int seed)
    {
        _seed = seed;
        _listener.Start(512);
        _accepting = AcceptAsync();
    }

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public Ledger Ledger { get; } = new();

    /// <summary>The number of open connections.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>What the server itself did wrong; it must be nothing.</summary>
    public Exception? Failure { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_stop.Token);
                socket.NoDelay = true;
                serving.RemoveAll(static task => task.IsCompleted);
                serving.Add(ServeAsync(socket));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped.
        }

        await Task.WhenAll(serving);
    }

    private async Task ServeAsync(Socket socket)
    {
        await Task.Yield();
        Interlocked.Increment(ref _connections);
        using var wire = new Wire(socket, _stop.Token);
        try
        {
            while (wire.IsOpen && await wire.ReadAsync() is { } request)
            {
                var behaviour = Behaviours.For(_seed, request.Call, Ledger.Received(request.Call));
                Ledger.Receive(request.Call, behaviour.Name);
                await behaviour.RunAsync(new Exchange(wire, request, Ledger));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The client is gone, or the test has ended.
        }
        catch (Exception e)
        {
            Failure = e;
        }
        finally
        {
            Interlocked.Decrement(ref _connections);
        }
    }
}
