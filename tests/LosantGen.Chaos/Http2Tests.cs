using System.Globalization;
using System.Net;
using LosantGen.Chaos.Load;
using LosantGen.Chaos.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace LosantGen.Chaos;

/// <summary>
/// HTTP/2 without encryption, through an HttpClient of one's own. All calls share a connection, so that whatever ends it fails those that are
/// under way: Kestrel resets a connection on which too many streams were cancelled, or answered before their request was read. No call fails where
/// neither happens.
/// </summary>
public class Http2Tests(ITestOutputHelper output)
{
    private const int Concurrency = 64;
    private const string Good = "good";
    private const string GoodAtTheEnd = "the connection is closed afterwards";
    private static readonly int Calls = Settings.Calls / 4;

    [Theory(Timeout = Settings.Hang)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Over_HTTP2_a_change_is_done_once_or_not_at_all_and_a_good_answer_arrives(bool isHostile)
    {
        using var witness = new Witness();
        var (ends, ledger) = await RunAsync(isHostile, Generated);

        foreach (var end in ends)
            witness.See(LeftText.Of(end.Error));
        Assert.Equal(Calls, ends.Count);
        Rules.Check(ends, ledger);
        Memory.Settle();
        Assert.Empty(witness.Unobserved);
        Assert.Empty(witness.Leaks.Take(3));
        if (!isHostile)
            Assert.DoesNotContain(ends, end => end.Error is not null);
    }

    /// <summary>The server fails a call by its number, whoever makes it. What else fails shares a connection that has ended.</summary>
    [Theory(Timeout = Settings.Hang)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_calls_that_the_server_fails_are_those_that_fail_by_hand_too(bool hasContent)
    {
        var (ends, ledger) = await RunAsync(isHostile: true, Generated);
        var (endsByHand, ledgerByHand) = await RunAsync(isHostile: true, (http, server) => ByHand(http, server, hasContent));

        var once = ends.Where(end => !end.IsCancelled && ledger.Received(end.Call) == 1 && ledgerByHand.Received(end.Call) == 1).Select(end => end.Call).ToHashSet();
        Assert.Equal(FailedByServer(endsByHand, ledgerByHand, once), FailedByServer(ends, ledger, once));
        Assert.All(ends.Where(end => ledger.IsGood(end.Call) && end.Error is not null && !end.IsGivenUp), end => Assert.IsType<HttpRequestException>(end.Error));
        output.WriteLine($"{Figures("generated", ends, ledger)}\n{Figures("by hand", endsByHand, ledgerByHand)}");
    }

    private static Func<int, CancellationToken, Task<long?>> Generated(HttpClient http, Uri server)
    {
        var client = new LosantClient(http, new LosantClientOptions { BaseUrl = server, AccessToken = Secret.Token, Timeout = TimeSpan.FromSeconds(30) });
        return (call, cancellation) => GeneratedCalls.SendAsync(client, call, cancellation);
    }

    private static Func<int, CancellationToken, Task<long?>> ByHand(HttpClient http, Uri server, bool hasContent)
    {
        (http.BaseAddress, http.DefaultRequestHeaders.Authorization) = (server, new("Bearer", Secret.Token));
        return (call, cancellation) => HandWrittenCalls.SendAsync(http, call, hasContent, cancellation);
    }

    private static List<int> FailedByServer(IEnumerable<CallEnd> ends, Ledger ledger, HashSet<int> calls) =>
        [.. ends.Where(end => calls.Contains(end.Call) && end.Error is not null && ledger.Behaviour(end.Call) is not (Good or GoodAtTheEnd)).Select(end => end.Call).Order()];

    private static string Figures(string who, IReadOnlyCollection<CallEnd> ends, Ledger ledger)
    {
        var failed = ends.Where(end => end.Error is not null && !end.IsGivenUp).ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{who}: {failed.Count} of {ends.Count} calls failed, {failed.Count(end => ledger.IsGood(end.Call))} of them though the server answered well, {failed.Count(end => ledger.Received(end.Call) == 0)} without being received");
    }

    private static async Task<(IReadOnlyCollection<CallEnd> Ends, Ledger Ledger)> RunAsync(bool isHostile, Func<HttpClient, Uri, Func<int, CancellationToken, Task<long?>>> createClient)
    {
        var ledger = new Ledger { IsShared = isHostile };
        await using var app = await StartAsync(context => isHostile ? MisbehaveAsync(context, ledger) : AnswerAsync(context, ledger));
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact, Timeout = Timeout.InfiniteTimeSpan };
        var callers = new Callers(createClient(http, new Uri(app.Urls.First())), ledger, Calls, areCancelled: isHostile);
        await callers.RunAsync(Concurrency);
        return (callers.Ends, ledger);
    }

    private static async Task AnswerAsync(HttpContext context, Ledger ledger)
    {
        var call = CallOf(context);
        ledger.Receive(call, Good);
        // Kestrel resets the stream of a request whose body is not read, and a connection on which it has reset too many.
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        Act(context, ledger, call);
        await RespondAsync(context, ledger, call);
    }

    private static async Task MisbehaveAsync(HttpContext context, Ledger ledger)
    {
        var call = CallOf(context);
        var body = await new StreamReader(context.Request.Body).ReadToEndAsync(context.RequestAborted);
        switch (new Random(Settings.Seed + call + ledger.Received(call)).Next(20))
        {
            case 0:
                ledger.Receive(call, "the stream is aborted before it acts");
                context.Abort();
                break;
            case 1:
                ledger.Receive(call, "the stream is aborted");
                Act(context, ledger, call);
                context.Abort();
                break;
            case 2:
                ledger.Receive(call, "the stream is aborted within the body");
                Act(context, ledger, call);
                context.Response.ContentLength = 1000;
                await context.Response.WriteAsync("{\"number\":", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                context.Abort();
                break;
            case 3:
                ledger.Receive(call, "400");
                await TestServer.JsonAsync(context, $$"""{"type":"Odd","message":{{System.Text.Json.JsonSerializer.Serialize(body + context.Request.Headers.Authorization)}}}""", 400);
                break;
            case 4:
                ledger.Receive(call, GoodAtTheEnd);
                Act(context, ledger, call);
                context.Response.Headers.Connection = "close"; // GOAWAY
                await RespondAsync(context, ledger, call);
                break;
            default:
                ledger.Receive(call, Good);
                Act(context, ledger, call);
                await RespondAsync(context, ledger, call);
                break;
        }
    }

    private static int CallOf(HttpContext context) => int.Parse(context.Request.Path.ToString().Split('/')[2], CultureInfo.InvariantCulture);

    private static void Act(HttpContext context, Ledger ledger, int call)
    {
        if (context.Request.Method != "GET")
            ledger.Act(call);
    }

    private static async Task RespondAsync(HttpContext context, Ledger ledger, int call)
    {
        await TestServer.JsonAsync(context, string.Create(CultureInfo.InvariantCulture, $$"""{"number":{{call}},"name":"pump","token":"t"}"""));
        await context.Response.CompleteAsync();
        ledger.Good(call);
    }

    private static async Task<WebApplication> StartAsync(RequestDelegate respond)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        var app = builder.Build();
        app.Run(respond);
        await app.StartAsync();
        return app;
    }
}
