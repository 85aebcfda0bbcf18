using System.Text.Json.Nodes;
using Losant.Simulator.Data;
using Losant.Simulator.Queries;
using Losant.Simulator.Server;
using Microsoft.AspNetCore.Http;

namespace Losant.Simulator.Actions;

/// <summary>data.lastValueQuery.</summary>
internal sealed class LastValueQueryHandler(DeviceStore store, TimeProvider clock) : IActionHandler
{
    private readonly DeviceSelector _selector = new(store);

    public Task<ApiResponse> RespondAsync(ApiCall call)
    {
        var query = (JsonObject)call.Body!;

        // The attribute is optional in the schema, but the query makes no sense without it.
        var attribute = query["attribute"]?.GetValue<string>() ?? throw ApiFailure.Validation("attribute is required.");
        var end = TimeRange.ReadEnd(query, clock.GetUtcNow().ToUnixTimeMilliseconds());
        var response = new JsonObject();
        foreach (var device in _selector.Select(query))
        {
            if (device.Points.Newest(attribute, end) is { } point)
            {
                var value = new Dictionary<string, SimulatedValue>(StringComparer.Ordinal) { [attribute] = point.Data[attribute] };
                response[device.Device.Id] = PointJson.Write(point with { Data = value });
            }
        }

        return Task.FromResult<ApiResponse>(new JsonResponse(StatusCodes.Status200OK, response));
    }
}
