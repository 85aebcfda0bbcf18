// needs AdvancedApplicationJobLogQuery
// needs AdvancedApplicationJobLogQuery.Id: IdFilter?
// needs ApplicationJobLog
// needs ApplicationJobLog.Error: ErrorInfo?
// needs ApplicationJobLog.Id: string?
// needs ApplicationJobLog.JobExecutionId: string?
// needs ApplicationJobLog.JobId: string?
// needs ApplicationJobLog.Name: string?
// needs ApplicationJobLog.Output: JobOutput?
// needs ApplicationJobLog.ResourceId: string?
// needs ApplicationJobLog.ResourceType: JobResourceType?
// needs ApplicationJobLog.RunQueuedAt: DateTimeOffset?
// needs ApplicationJobLog.Status: JobStatus?
// needs ApplicationJobLogSortField(string)
// needs ApplicationJobLogs
// needs ApplicationJobLogs.Items: IReadOnlyList<ApplicationJobLog>?
// needs ApplicationJobLogsResource.GetAsync(applicationId: string)
// needs ApplicationJobLogsResource.GetAsync(cancellationToken: CancellationToken)
// needs ApplicationJobLogsResource.GetAsync(options: LosantRequestOptions?)
// needs ApplicationJobLogsResource.GetAsync(perPage: long?)
// needs ApplicationJobLogsResource.GetAsync(query: AdvancedApplicationJobLogQuery?)
// needs ApplicationJobLogsResource.GetAsync(sortDirection: SortDirection?)
// needs ApplicationJobLogsResource.GetAsync(sortField: ApplicationJobLogSortField?)
// needs ApplicationJobLogsResource.GetAsync: Task<ApplicationJobLogs>
// needs ErrorInfo.Message: string?
// needs ErrorInfo.Name: string?
// needs IdFilter(string)
// needs JobEnqueuedResult
// needs JobEnqueuedResult.JobId: string?
// needs JobOutput.DownloadUrls: IReadOnlyList<string>?
// needs JobResourceType.Value: string
// needs JobStatus.Value: string
// needs LosantClient.ApplicationJobLogs: ApplicationJobLogsResource
// needs SortDirection(string)
// needs call ApplicationJobLogsResource.GetAsync: applicationId
// needs new AdvancedApplicationJobLogQuery: 
namespace Losant;

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using global::Losant;
using global::Losant.Runtime;

/// <summary>Waits for jobs: work that goes on after the response of the action that starts it.</summary>
/// <example>
/// <code>
/// var job = await losant.Data.ExportAsync(applicationId, new() { Attributes = ["temperature"] });
/// var log = await losant.WaitAsync(applicationId, job, new() { Name = "DataExport" });
/// await log.DownloadAsync("temperature.csv");
/// </code>
/// </example>
public static partial class LosantClientJobs
{
    private const long PageSize = 1000;

    // The logs of jobs that were waited for. A job that is started later has another log.
    private static readonly ConditionalWeakTable<LosantClient, HashSet<string>> Taken = new();

    /// <summary>
    /// Waits until a job has ended. Its log is found by the id in <paramref name="job"/> where the API gives the same one to both; otherwise by the time, and by the name and
    /// the resource in <paramref name="options"/>. Logs of jobs for which the client has waited before are those of other jobs. If several logs may be meant, that is an error.
    /// </summary>
    /// <param name="losant">The client.</param>
    /// <param name="applicationId">The application to which the job belongs.</param>
    /// <param name="job">The response of the action that started the job.</param>
    /// <param name="options">How long to wait, and what is known of the job.</param>
    /// <param name="progress">Told the log at each look.</param>
    /// <param name="cancellationToken">Cancels the wait; the job goes on.</param>
    /// <returns>The log of the job, which has ended well.</returns>
    /// <exception cref="LosantJobException">The job failed, did not end in time, or its log was not found.</exception>
    public static async Task<ApplicationJobLog> WaitAsync(
        this LosantClient losant, string applicationId, JobEnqueuedResult job, LosantJobOptions? options = null, IProgress<ApplicationJobLog>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(losant);
        ArgumentNullException.ThrowIfNull(job);
        options ??= new LosantJobOptions();
        var pause = new PollingPause(options);
        var after = options.QueuedAfter;
        // The server's clock decides when a job was queued, whatever this one says.
        var request = new LosantRequestOptions { OnResponse = response => after ??= (response.Message.Headers.Date ?? options.TimeProvider.GetUtcNow()).AddMinutes(-1) };
        string? logId = null;
        IReadOnlyList<ApplicationJobLog> seen = [];
        while (true)
        {
            ApplicationJobLogs page;
            try
            {
                page = await losant.ApplicationJobLogs.GetAsync(
                    applicationId, sortField: "runQueuedAt", sortDirection: "desc", perPage: PageSize, query: logId is null ? null : new AdvancedApplicationJobLogQuery { Id = logId }, options: request, cancellationToken: cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (PollingPause.CanLookAgain(e, cancellationToken))
            {
                // The job goes on, whatever happens to a look.
                if (await pause.NextAsync(cancellationToken).ConfigureAwait(false)) continue;
                throw new LosantJobException(LosantJobFailure.TimedOut, "The job's log could not be read in time; the job goes on.", logId, null, e);
            }

            if (logId is null) seen = page.Items ?? [];
            var log = logId is null ? Find(losant, page.Items ?? [], job.JobId, options, after ?? default) : page.Items is [var same, ..] ? same : throw new LosantJobException(LosantJobFailure.LogNotFound, "The log of the job is gone.", logId);
            if (log is not null)
            {
                logId = log.Id;
                progress?.Report(log);
                switch (log.Status?.Value)
                {
                    case "completed":
                        return log;
                    case "failed" or "errored":
                        throw new LosantJobException(LosantJobFailure.Failed, log.Error?.Message ?? "The job failed; the API does not say why.", logId, log.Error?.Name);
                }
            }

            if (!await pause.NextAsync(cancellationToken).ConfigureAwait(false))
            {
                throw logId is null
                    ? new LosantJobException(LosantJobFailure.LogNotFound, $"No log of the job was found in time. It may belong to another application, or have been queued before QueuedAfter.{NamesOf(seen)}")
                    : new LosantJobException(LosantJobFailure.TimedOut, "The job did not end in time; it goes on.", logId);
            }
        }
    }

    /// <summary>Downloads the first file that a job made.</summary>
    /// <param name="log">The log of the job.</param>
    /// <param name="path">The file; it is replaced if it exists, and is there only when all of it has come.</param>
    /// <param name="progress">Told how many bytes have come.</param>
    /// <param name="httpClient">Sends the request, without a token; null for one that is shared.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    /// <exception cref="LosantJobException">The job has no file.</exception>
    /// <exception cref="LosantStorageException">The link has expired.</exception>
    public static Task DownloadAsync(this ApplicationJobLog log, string path, IProgress<long>? progress = null, System.Net.Http.HttpClient? httpClient = null, CancellationToken cancellationToken = default) =>
        LosantStorage.DownloadAsync(UrlOf(log), path, progress, httpClient, cancellationToken);

    /// <summary>Downloads the first file that a job made to a stream.</summary>
    /// <param name="log">The log of the job.</param>
    /// <param name="target">The stream.</param>
    /// <param name="progress">Told how many bytes have come.</param>
    /// <param name="httpClient">Sends the request, without a token; null for one that is shared.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    /// <exception cref="LosantJobException">The job has no file.</exception>
    /// <exception cref="LosantStorageException">The link has expired.</exception>
    public static Task DownloadAsync(this ApplicationJobLog log, Stream target, IProgress<long>? progress = null, System.Net.Http.HttpClient? httpClient = null, CancellationToken cancellationToken = default) =>
        LosantStorage.DownloadAsync(UrlOf(log), target, progress, httpClient, cancellationToken);

    private static string UrlOf(ApplicationJobLog log)
    {
        ArgumentNullException.ThrowIfNull(log);
        return log.Output?.DownloadUrls is { Count: > 0 } urls ? urls[0] : throw new LosantJobException(LosantJobFailure.NoDownload, "The job made no file.", log.Id);
    }

    private static ApplicationJobLog? Find(LosantClient losant, IReadOnlyList<ApplicationJobLog> logs, string? jobId, LosantJobOptions options, DateTimeOffset after)
    {
        var taken = Taken.GetOrCreateValue(losant);
        lock (taken)
        {
            ApplicationJobLog? only = null;
            foreach (var log in logs)
            {
                if (jobId is not null && (log.Id == jobId || log.JobId == jobId || log.JobExecutionId == jobId)) return log;
            }

            foreach (var log in logs)
            {
                if (!IsCandidate(log, options, after) || (log.Id is { } id && taken.Contains(id))) continue;
                if (only is not null) throw new LosantJobException(LosantJobFailure.LogAmbiguous, "Several jobs of the application may be meant. Say more about the job in the options: its name, its resource or when it was queued.");
                only = log;
            }

            if (only?.Id is { } found) taken.Add(found);
            return only;
        }
    }

    private static string NamesOf(IReadOnlyList<ApplicationJobLog> logs)
    {
        var names = logs.Select(log => log.Name).OfType<string>().Distinct().Take(10).ToList();
        return names.Count == 0 ? "" : $" The newest logs have the names {string.Join(", ", names)}.";
    }

    private static bool IsCandidate(ApplicationJobLog log, LosantJobOptions options, DateTimeOffset after) =>
        log.RunQueuedAt >= after
        && (options.Name is null || log.Name == options.Name)
        && (options.ResourceType is null || log.ResourceType?.Value == options.ResourceType)
        && (options.ResourceId is null || log.ResourceId == options.ResourceId);
}
