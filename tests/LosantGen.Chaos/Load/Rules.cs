using System.Globalization;
using LosantGen.Chaos.Server;

namespace LosantGen.Chaos.Load;

/// <summary>What must hold for every call, however the server behaves.</summary>
internal static class Rules
{
    private static readonly (string Rule, Func<CallEnd, Ledger, bool> IsBroken)[] All =
    [
        ("A change is carried out once or not at all.", (end, server) => end.IsChange && server.Acted(end.Call) > 1),
        ("A change is sent once.", (end, server) => end.IsChange && server.Received(end.Call) > 1),
        ("A change that succeeds was carried out.", (end, server) => end.IsChange && end.Error is null && server.Acted(end.Call) != 1),
        ("A response is that of its call.", (end, _) => end.Number is { } number && number != end.Call),
        ("A call that was answered well succeeds.", (end, server) => server.IsGood(end.Call) && end.Error is not null && !end.IsGivenUp && !(server.IsShared && end.Error is HttpRequestException)),
        ("A call ends in a documented way.", (end, _) => !end.IsDocumented),
    ];

    /// <summary>Asserts that no call breaks a rule; the message has the first ones that do.</summary>
    public static void Check(IReadOnlyCollection<CallEnd> ends, Ledger server)
    {
        foreach (var (rule, isBroken) in All)
        {
            var broken = ends.Where(end => isBroken(end, server)).ToList();
            Assert.True(broken.Count == 0, string.Create(CultureInfo.InvariantCulture, $"{rule} {broken.Count} calls break it.\n") + string.Join("\n\n", broken.Take(3).Select(end => Describe(end, server))));
        }
    }

    private static string Describe(CallEnd end, Ledger server) => string.Create(
        CultureInfo.InvariantCulture, $"{end.Call} ({server.Behaviour(end.Call)}; received {server.Received(end.Call)}, acted {server.Acted(end.Call)}): {end.Error}");
}
