namespace Losant.Sample.Steps;

/// <summary>An export: a job whose result is a CSV file.</summary>
internal static class ExportStep
{
    public static async Task ShowAsync(Tour tour, string attribute, CancellationToken stop)
    {
        tour.Screen.Step($"Export: one hour of {attribute} as CSV", "losant.Data.ExportAsync");

        JobEnqueuedResult job = await tour.Losant.Data.ExportAsync(tour.ApplicationId, new DevicesDataExport
        {
            Start = LosantTime.Ago(TimeSpan.FromHours(1)),
            End = LosantTime.Now,
            Attributes = [attribute],
            Email = tour.Backend.ExportEmail,
            Options = new() { IncludeDate = true },
        }, cancellationToken: stop);

        if (job.JobId is { } id && tour.Backend.FollowJob(id, stop) is { } states)
        {
            foreach (var file in await ExportJob.FollowAsync(tour.Screen, id, states))
                await CsvPreview.ShowAsync(tour.Screen, file, stop);
        }
        else
        {
            var recipient = tour.Backend.ExportEmail ?? "the e-mail address of the token's user";
            tour.Screen.Note($"Job {job.JobId} is queued. The API sends a link to the file to {recipient}, or posts it to the callbackUrl of the request.");
        }
    }
}
