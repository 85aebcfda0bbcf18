using Losant.Sample.Display;
using Losant.Simulator;

namespace Losant.Sample.Steps;

/// <summary>Follows the job of an export.</summary>
internal static class ExportJob
{
    /// <summary>Shows the progress of the job until it ends, and returns the URLs of its files.</summary>
    public static async Task<IReadOnlyList<Uri>> FollowAsync(Screen screen, string id, IAsyncEnumerable<SimulatedJob> states)
    {
        SimulatedJob? last = null;
        await screen.ProgressAsync($"Job {id}", async report =>
        {
            await foreach (var state in states)
            {
                report(state.Completed, state.Total);
                last = state;
            }
        });

        if (last is not { Status: SimulatedJobStatus.Completed })
            throw new IOException($"The export failed: {last?.Error}");
        if (screen.IsPlain)
            screen.Note($"Job {id}: {Words.Count(last.Completed, "device")} of {last.Total} exported");
        return last.DownloadUrls;
    }
}
