using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LosantGen.Chaos.Server;

/// <summary>One request, and what a behaviour can do with it.</summary>
internal sealed class Exchange(Wire wire, WireRequest request, Ledger ledger)
{
    private const string Json = "Content-Type: application/json\r\n";

    public Wire Wire => wire;

    public int Call => request.Call;

    /// <summary>The JSON of a good response.</summary>
    public string Good { get; } = $$"""{"number":{{request.Call.ToString(CultureInfo.InvariantCulture)}},"name":"pump","token":"{{Secret.OfServer(request.Call)}}"}""";

    /// <summary>The whole request, with its token and its body, for a server that repeats it.</summary>
    public string Echo { get; } = request.Head + "\n" + request.Body;

    /// <summary>The same on one line.</summary>
    public string EchoLine => Echo.ReplaceLineEndings(" ");

    /// <summary>The same within a string of JSON.</summary>
    public string EchoJson => JsonSerializer.Serialize(Echo);

    public void Act()
    {
        if (request.IsChange)
            ledger.Act(Call);
    }

    /// <summary>Carries the call out and sends a good response.</summary>
    public async Task AnswerAsync(string? text = null)
    {
        Act();
        await wire.SendAsync(text ?? Whole(200, Good));
        IsAnswered();
    }

    /// <summary>Says that the whole of a good response was sent.</summary>
    public void IsAnswered() => ledger.Good(Call);

    /// <summary>Carries the call out and sends something else.</summary>
    public async Task ActAndSayAsync(string text)
    {
        Act();
        await wire.SendAsync(text);
    }

    /// <summary>Carries the call out, sends something else and closes the connection.</summary>
    public async Task ActSayAndCloseAsync(string text)
    {
        await ActAndSayAsync(text);
        wire.Close();
    }

    public static string Whole(int status, string body, string headers = Json) =>
        string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Says\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    public static string Head(string headers) => $"HTTP/1.1 200 OK\r\n{Json}{headers}\r\n";
}
