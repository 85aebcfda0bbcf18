using System.Collections.Concurrent;
using System.Globalization;
using LosantGen.Chaos.Server;

namespace LosantGen.Chaos.Load;

/// <summary>Callers that call without a pause, each with the next number, until all calls are made. One in fifty is cancelled when the server receives it.</summary>
internal sealed class Callers(IReadOnlyList<LosantClient> clients, Ledger ledger, int calls, bool areCancelled = true)
{
    private int _last;

    public ConcurrentBag<CallEnd> Ends { get; } = [];

    /// <summary>Makes all calls, so many at a time.</summary>
    public Task RunAsync(int callers) => Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(CallAsync)));

    private async Task CallAsync()
    {
        for (int call; (call = Interlocked.Increment(ref _last)) <= calls;)
        {
            using var cancellation = new CancellationTokenSource();
            var isCancelled = areCancelled && call % 50 == 7;
            if (isCancelled)
                ledger.OnReceipt(call, cancellation.Cancel);
            long? number = null;
            Exception? error = null;
            try
            {
                number = await SendAsync(clients[call % clients.Count], call, cancellation.Token);
            }
            catch (Exception e)
            {
                error = e;
            }

            Ends.Add(new CallEnd(call, call % 4 != 0, isCancelled, number, error));
        }
    }

    private static async Task<long?> SendAsync(LosantClient client, int call, CancellationToken cancellation)
    {
        var id = call.ToString(CultureInfo.InvariantCulture);
        switch (call % 4)
        {
            case 0:
                return (await client.Thing.GetAsync(id, cancellationToken: cancellation)).Number;
            case 1:
                return (await client.Thing.PutAsync(id, new Thing { Number = call, DoorCode = Secret.Of(call) }, cancellationToken: cancellation)).Number;
            case 2:
                await client.Thing.DeleteAsync(id, cancellationToken: cancellation);
                return null;
            default:
                var login = new Login { Number = call, Key = Secret.Of(call) + "-key", Secret = Secret.Of(call) + "-secret", Password = Secret.Of(call) };
                return (await client.Thing.SignInAsync(id, login, cancellationToken: cancellation)).Number;
        }
    }
}
