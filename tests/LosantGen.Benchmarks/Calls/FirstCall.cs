using System.Diagnostics;
using System.Globalization;
using Losant;
using LosantGen.Benchmarks.Data;
using LosantGen.Benchmarks.Measuring;

namespace LosantGen.Benchmarks.Calls;

/// <summary>
/// The first call of a program, from the start of its process to the response: with the generated client, with hand-written code, and
/// without a call. Everything is compiled just in time, as in a program that was built with the SDK's own options.
/// </summary>
internal static class FirstCall
{
    /// <summary>The argument that runs this program as one of the processes that are measured.</summary>
    public const string Argument = "first-call";

    private const string Token = "a-token-of-the-benchmarks";

    private static readonly string[] Programs = ["nothing", "by hand", "by hand, short", "LosantGen"];

    public static void Run(int rounds)
    {
        using var server = LoopbackServer.Start();
        var runs = Programs.Select(_ => new List<(double Wall, double Cpu)>()).ToArray();
        for (var round = -1; round < rounds; round++)
        {
            for (var i = 0; i < Programs.Length; i++)
            {
                var run = Start(Programs[i], server.Url);
                if (round >= 0) runs[i].Add(run);
            }
        }

        var table = new Table("program", "ms to the response", "processor ms", "over nothing", "against by hand");
        var walls = runs.Select(r => Median.Of(r.Select(x => x.Wall))).ToArray();
        for (var i = 0; i < Programs.Length; i++)
            table.Add(Programs[i], Table.Number(walls[i], 0), Table.Number(Median.Of(runs[i].Select(x => x.Cpu)), 0), Table.Number(walls[i] - walls[0], 0), Table.Number(walls[i] / walls[1], 2));
        table.Print("From the start of a process to its first response, medians of " + rounds.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Makes the call, and says so.</summary>
    public static async Task CallAsync(string program, Uri url)
    {
        object? response = program switch
        {
            "by hand" => await HandWritten(url).QueryAsync(ResponseText.ApplicationId, Requests.Plain(2), default).ConfigureAwait(false),
            "by hand, short" => await HandWritten(url).QueryShortAsync(ResponseText.ApplicationId, Requests.Plain(2), default).ConfigureAwait(false),
            "LosantGen" => await GeneratedAsync(url).ConfigureAwait(false),
            _ => null,
        };
        Console.WriteLine(Environment.CpuUsage.TotalTime.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        GC.KeepAlive(response);
    }

    private static HandWrittenClient HandWritten(Uri url) => new(new HttpClient(), url, Token);

    private static async Task<object> GeneratedAsync(Uri url)
    {
        var client = new LosantClient(new LosantClientOptions { BaseUrl = url, AccessToken = Token });
        return await client.Data.TimeSeriesQueryAsync(ResponseText.ApplicationId, Requests.Generated(2)).ConfigureAwait(false);
    }

    private static (double Wall, double Cpu) Start(string program, Uri url)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(FirstCall).Assembly.Location, Argument, program, url.AbsoluteUri]) { RedirectStandardOutput = true })!;
        var line = process.StandardOutput.ReadLine();
        var wall = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        process.WaitForExit();
        return process.ExitCode == 0 && line is not null ? (wall, double.Parse(line, CultureInfo.InvariantCulture)) : throw new InvalidOperationException("The program failed.");
    }
}
