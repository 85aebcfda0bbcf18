using System.Text.Json.Nodes;
using Losant.Simulator.Data;
using Losant.Simulator.Exports;
using Losant.Simulator.Queries;
using Losant.Simulator.Server;
using Microsoft.AspNetCore.Http;

namespace Losant.Simulator.Actions;

/// <summary>data.export: starts a job. An e-mail address is accepted, but no e-mail is sent.</summary>
internal sealed class DataExportHandler(DeviceStore store, ExportQueue exports, TimeProvider clock, Func<string, string, Uri> fileUrl) : IActionHandler
{
    private readonly DeviceSelector _selector = new(store);

    public Task<ApiResponse> RespondAsync(ApiCall call)
    {
        var body = (JsonObject)call.Body!;
        var request = ExportRequest.Read(body, _selector.Select(body), clock.GetUtcNow().ToUnixTimeMilliseconds());
        var job = exports.Start(request, fileUrl);
        return Task.FromResult<ApiResponse>(new JsonResponse(StatusCodes.Status202Accepted, new JsonObject
        {
            ["success"] = true,
            ["jobQueued"] = true,
            ["jobId"] = job.Id,
        }));
    }
}
