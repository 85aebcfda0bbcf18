using System.IO.Compression;
using System.Text;

namespace LosantGen.Chaos.Server;

/// <summary>All the ways in which the server treats calls. What closes or breaks a connection does it after the call was carried out, unless its name says otherwise.</summary>
internal static class Behaviours
{
    private static readonly byte[] Flood = Encoding.ASCII.GetBytes(new string('x', 64 * 1024));

    public static IReadOnlyList<Behaviour> All { get; } =
    [
        // As it should be.
        new("good", x => x.AnswerAsync(), 400),
        new("good, in chunks", x => x.AnswerAsync(Exchange.Head("Transfer-Encoding: chunked\r\n") + $"{x.Good.Length:x};a=b\r\n{x.Good}\r\n0\r\nX-Trailer: {Secret.OfServer(x.Call)}\r\n\r\n"), 50),
        new("good, byte by byte", DripAsync, 20),
        new("good, after informational responses", x => x.AnswerAsync(string.Concat(Enumerable.Repeat("HTTP/1.1 103 Early\r\nX: y\r\n\r\n", 20)) + Exchange.Whole(200, x.Good)), 20),
        new("good, and closed", async x => { await x.AnswerAsync(); x.Wire.Close(); }, 50),
        new("good, compressed", x => CompressedAsync(x, Encoding.UTF8.GetBytes(x.Good), isGood: true), 30),
        new("good, without a length", async x => { await x.AnswerAsync(Exchange.Head("Connection: close\r\n") + x.Good); x.Wire.Close(); }, 20),

        // Connections.
        new("reset before it acts", x => { x.Wire.Reset(); return Task.CompletedTask; }),
        new("closed before it acts", x => { x.Wire.Close(); return Task.CompletedTask; }),
        new("reset", x => { x.Act(); x.Wire.Reset(); return Task.CompletedTask; }),
        new("closed", x => { x.Act(); x.Wire.Close(); return Task.CompletedTask; }),
        new("closed within the status line", x => x.ActSayAndCloseAsync("HTTP/1.1 20")),
        new("closed within the headers", x => x.ActSayAndCloseAsync("HTTP/1.1 200 OK\r\nContent-Ty")),
        new("reset within the body", async x => { await x.ActAndSayAsync(Exchange.Head("Content-Length: 1000\r\n") + x.Good[..20]); x.Wire.Reset(); }),
        new("closed within the body", x => x.ActSayAndCloseAsync(Exchange.Head("Content-Length: 1000\r\n") + x.Good[..^9])),
        new("closed within a chunk", x => x.ActSayAndCloseAsync(Exchange.Head("Transfer-Encoding: chunked\r\n") + "ff\r\n" + x.Good[..^9])),
        new("silent", async x => { x.Act(); await x.Wire.WaitForEndAsync(); }, 1),
        new("silent within the body", async x => { await x.ActAndSayAsync(Exchange.Head("Content-Length: 1000\r\n") + x.Good[..10]); await x.Wire.WaitForEndAsync(); }, 1),
        new("two responses", x => x.ActAndSayAsync(Exchange.Whole(200, x.Good) + Exchange.Whole(200, """{"number":-1}"""))),

        // HTTP.
        new("a status that is no number", x => x.ActSayAndCloseAsync($"HTTP/1.1 2x0 {Secret.OfServer(x.Call)}\r\n\r\n")),
        new("no status line", x => x.ActSayAndCloseAsync(Secret.OfServer(x.Call) + "\r\n\r\n")),
        new("a header without a colon", x => x.ActSayAndCloseAsync($"HTTP/1.1 200 OK\r\n{Secret.OfServer(x.Call)}\r\n\r\n")),
        new("a header with a blank in its name", x => x.ActSayAndCloseAsync($"HTTP/1.1 200 OK\r\na {Secret.OfServer(x.Call)}: b\r\n\r\n")),
        new("NUL in a header", x => x.ActSayAndCloseAsync("HTTP/1.1 200 OK\r\nX: \0\r\nContent-Length: 2\r\n\r\n{}")),
        new("a chunk's size that is no number", x => x.ActSayAndCloseAsync(Exchange.Head("Transfer-Encoding: chunked\r\n") + Secret.OfServer(x.Call) + "\r\n")),
        new("a length that is no number", x => x.ActSayAndCloseAsync(Exchange.Head("Content-Length: many\r\n") + x.Good)),
        new("a length below zero", x => x.ActSayAndCloseAsync(Exchange.Head("Content-Length: -1\r\n") + x.Good)),
        new("the largest length", x => x.ActSayAndCloseAsync(Exchange.Head("Content-Length: 9223372036854775807\r\n") + x.Good)),
        new("a length of 2 GB", x => x.ActSayAndCloseAsync(Exchange.Head("Content-Length: 2147483648\r\n") + x.Good)),
        new("two lengths", x => x.ActSayAndCloseAsync(Exchange.Head("Content-Length: 5\r\nContent-Length: 7\r\n") + x.Good)),
        new("length and chunks", x => x.ActSayAndCloseAsync(Exchange.Head("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n") + "2\r\n{}\r\n0\r\n\r\n")),
        new("headers without end", x => x.ActSayAndCloseAsync("HTTP/1.1 200 OK\r\n" + string.Concat(Enumerable.Range(0, 4000).Select(i => $"X-{i}: {new string('x', 40)}\r\n")))),

        // Bodies.
        new("a flood", async x => { await x.ActAndSayAsync(Exchange.Head("Connection: close\r\n")); for (var i = 0; i < 100; i++) await x.Wire.SendAsync(Flood); x.Wire.Close(); }, 4),
        new("a bomb", x => CompressedAsync(x, new byte[8 * 1024 * 1024], isGood: false), 2),
        new("compression that is cut", x => CompressedAsync(x, Encoding.UTF8.GetBytes(x.Good), isGood: false, cut: 5)),
        new("broken compression", x => x.ActAndSayAsync(Exchange.Whole(200, x.Good, "Content-Encoding: gzip\r\n"))),
        new("an unknown compression", x => x.ActAndSayAsync(Exchange.Whole(200, "\u0001\u0002", "Content-Encoding: br\r\n"))),
        new("JSON that is cut", x => x.ActAndSayAsync(Exchange.Whole(200, x.Good[..^12]))),
        new("JSON with more behind it", x => x.ActAndSayAsync(Exchange.Whole(200, x.Good + x.Good))),
        new("JSON of another type", x => x.ActAndSayAsync(Exchange.Whole(200, $$"""{"number":{"token":"{{Secret.OfServer(x.Call)}}"},"name":[{{x.EchoJson}}]}"""))),
        new("JSON that is nested deeply", x => x.ActAndSayAsync(Exchange.Whole(200, new string('[', 20_000)))),
        new("no JSON", x => x.ActAndSayAsync(Exchange.Whole(200, $"<pre>{x.Echo}</pre>", "Content-Type: text/html\r\n"))),
        new("no UTF-8", async x => { await x.ActAndSayAsync(Exchange.Head("Content-Length: 12\r\n") + "{\"name\":\""); await x.Wire.SendAsync(new byte[] { 0xFF, (byte)'"', (byte)'}' }); }),
        new("nothing", x => x.ActAndSayAsync(Exchange.Whole(200, ""))),

        // Errors, which repeat what was sent.
        new("400", x => x.Wire.SendAsync(Exchange.Whole(400, $$"""{"type":"Validation","message":{{x.EchoJson}},"sent":{{x.EchoJson}}}"""))),
        new("400 with an odd type", x => x.Wire.SendAsync(Exchange.Whole(400, $$"""{"type":{{x.EchoJson}},"message":"No"}"""))),
        new("401", x => x.Wire.SendAsync(Exchange.Whole(401, $$"""{"type":"Unauthorized","message":{{x.EchoJson}}}"""))),
        new("429", x => x.Wire.SendAsync(Exchange.Whole(429, "{}", $"Retry-After: 1\r\nX-Sent: {x.EchoLine}\r\nSet-Cookie: a={Secret.OfServer(x.Call)}\r\n"))),
        new("500 that is cut", async x => { await x.Wire.SendAsync($"HTTP/1.1 500 Odd\r\nContent-Length: 9000\r\n\r\n{x.Echo[..^8]}"); x.Wire.Close(); }),
        new("503 as a page", x => x.Wire.SendAsync(Exchange.Whole(503, $"<pre>{x.Echo}</pre>", "Content-Type: text/html\r\n"))),
        new("a redirect", x => x.Wire.SendAsync(Exchange.Whole(302, "", $"Location: /login/{Secret.Token}?token={Secret.OfServer(x.Call)}\r\n"))),
        new("a status of no standard", x => x.Wire.SendAsync(Exchange.Whole(799, x.EchoJson))),
    ];

    private static readonly int Weights = All.Sum(behaviour => behaviour.Weight);

    /// <summary>Gets how a call is treated.</summary>
    public static Behaviour For(int seed, int call, int received)
    {
        var at = new Random(HashOf(seed, call, received)).Next(Weights);
        foreach (var behaviour in All)
        {
            if ((at -= behaviour.Weight) < 0)
                return behaviour;
        }

        throw new InvalidOperationException("The weights are wrong.");
    }

    // HashCode differs from run to run.
    private static int HashOf(int seed, int call, int received) => unchecked((((seed * 31) + call) * 31) + received);

    private static async Task DripAsync(Exchange x)
    {
        x.Act();
        foreach (var letter in Encoding.UTF8.GetBytes(Exchange.Whole(200, x.Good)))
            await x.Wire.SendAsync(new[] { letter });
        x.IsAnswered();
    }

    private static async Task CompressedAsync(Exchange x, byte[] body, bool isGood, int cut = 0)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(body);
        compressed.SetLength(compressed.Length - cut);
        await x.ActAndSayAsync(Exchange.Head($"Content-Encoding: gzip\r\nContent-Length: {compressed.Length}\r\n"));
        await x.Wire.SendAsync(compressed.ToArray());
        if (isGood)
            x.IsAnswered();
    }
}
