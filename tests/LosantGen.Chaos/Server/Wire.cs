using System.Net.Sockets;
using System.Text;

namespace LosantGen.Chaos.Server;

/// <summary>One connection of a client, byte by byte.</summary>
internal sealed class Wire(Socket socket, CancellationToken stop) : IDisposable
{
    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;

    /// <summary>Whether another request may follow.</summary>
    public bool IsOpen { get; private set; } = true;

    public CancellationToken Stop => stop;

    /// <summary>Reads a request with its body; null if the client has closed the connection.</summary>
    public async Task<WireRequest?> ReadAsync()
    {
        int length;
        while ((length = _buffer.AsSpan(_start, _end - _start).IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (!await FillAsync())
                return null;
        }

        var head = Encoding.Latin1.GetString(_buffer, _start, length);
        _start += length + 4;
        var size = Size(head);
        while (_end - _start < size)
        {
            if (!await FillAsync())
                return null;
        }

        var body = Encoding.UTF8.GetString(_buffer, _start, size);
        _start += size;
        return new WireRequest(head, body);
    }

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[await socket.SendAsync(bytes, stop)..];
    }

    /// <summary>Closes the connection after what was sent.</summary>
    public void Close()
    {
        IsOpen = false;
        socket.Shutdown(SocketShutdown.Send);
    }

    /// <summary>Resets the connection, and with it what the client has not read yet.</summary>
    public void Reset()
    {
        IsOpen = false;
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    /// <summary>Sends nothing more, and waits until the client closes the connection.</summary>
    public async Task WaitForEndAsync()
    {
        IsOpen = false;
        while (await socket.ReceiveAsync(_buffer, stop) > 0)
        {
        }
    }

    public void Dispose() => socket.Dispose();

    private static int Size(string head)
    {
        const string name = "\r\nContent-Length: ";
        var start = head.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
            return 0;
        start += name.Length;
        var end = head.IndexOf('\r', start);
        return int.Parse(end < 0 ? head[start..] : head[start..end], System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task<bool> FillAsync()
    {
        if (_start > 0)
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        var read = await socket.ReceiveAsync(_buffer.AsMemory(_end), stop);
        _end += read;
        return read > 0;
    }
}

/// <summary>A request as it was received.</summary>
internal sealed record WireRequest(string Head, string Body)
{
    /// <summary>The number of the call: every path has it.</summary>
    public int Call { get; } = int.Parse(Head.Split(' ')[1].Split('/')[2].Split('?')[0], System.Globalization.CultureInfo.InvariantCulture);

    public bool IsChange { get; } = !Head.StartsWith("GET ", StringComparison.Ordinal);
}
