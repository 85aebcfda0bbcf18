using System.Text.Json.Nodes;
using Losant.Simulator.Exports;
using Microsoft.AspNetCore.Http;

namespace Losant.Simulator.Server;

/// <summary>
/// The simulator's own endpoints, all under /simulator: the files of exports and the state of a job. Like the real download
/// links, the files need no token: anyone who has the URL can read them.
/// </summary>
internal sealed class SimulatorEndpoints(ExportQueue exports)
{
    private const string Root = "simulator";

    public static Uri FileUrl(Uri baseUrl, string jobId, string file) => new(baseUrl, $"/{Root}/exports/{jobId}/{file}");

    /// <summary>The response, or null for a path that is not under /simulator.</summary>
    public ApiResponse? Response(string method, string path)
    {
        var segments = path.TrimStart('/').Split('/');
        if (!string.Equals(segments[0], Root, StringComparison.Ordinal) || !HttpMethods.IsGet(method))
            return null;
        return segments switch
        {
            [_, "exports", var id, var file] when exports.Find(id)?.FindFile(file) is { } found => new CsvResponse(found.Text),
            [_, "jobs", var id] when exports.Find(id) is { } job => new JsonResponse(StatusCodes.Status200OK, Describe(job.State)),
            _ => throw ApiFailure.NotFound("Path"),
        };
    }

    private static JsonObject Describe(SimulatedJob job) => new()
    {
        ["jobId"] = job.Id,
        ["status"] = job.Status switch
        {
            SimulatedJobStatus.Queued => "queued",
            SimulatedJobStatus.InProgress => "inProgress",
            SimulatedJobStatus.Completed => "completed",
            _ => "errored",
        },
        ["progress"] = new JsonObject { ["completed"] = job.Completed, ["total"] = job.Total },
        ["output"] = new JsonObject { ["downloadUrls"] = new JsonArray([.. job.DownloadUrls.Select(url => JsonValue.Create(url.AbsoluteUri))]) },
        ["error"] = job.Error,
    };
}
