using System.Collections.Concurrent;
using LosantGen.Chaos.Server;

namespace LosantGen.Chaos.Load;

/// <summary>Callers that call without a pause, each with the next number, until all calls are made. One in fifty is cancelled when the server receives it.</summary>
/// <param name="send">Makes a call, and returns the number in its response.</param>
/// <param name="ledger">What the server counts.</param>
/// <param name="calls">The number of calls.</param>
/// <param name="areCancelled">Whether callers cancel.</param>
internal sealed class Callers(Func<int, CancellationToken, Task<long?>> send, Ledger ledger, int calls, bool areCancelled = true)
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
                number = await send(call, cancellation.Token);
            }
            catch (Exception e)
            {
                error = e;
            }

            Ends.Add(new CallEnd(call, call % 4 != 0, isCancelled, number, error));
        }
    }
}
