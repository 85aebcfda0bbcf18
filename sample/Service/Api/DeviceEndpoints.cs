using System.ComponentModel.DataAnnotations;

namespace Losant.Service.Api;

/// <summary>What programs ask the service about devices. Errors of the API are ProblemDetails (<see cref="Hosting.ApiProblems"/>).</summary>
internal static class DeviceEndpoints
{
    private const string Id = "{deviceId:regex(^[0-9A-Fa-f]{{24}}$)}";
    private const int PerPage = 100;

    public static void MapDevices(this IEndpointRouteBuilder routes)
    {
        var devices = routes.MapGroup("/api/devices");
        devices.MapGet("", ListAsync);
        devices.MapGet(Id + "/values", ValuesAsync);
        devices.MapGet(Id + "/series/{attribute}", SeriesAsync);
        devices.MapPost(Id + "/commands", SendAsync);
    }

    private static async Task<DeviceList> ListAsync(BoundApplication application, [Range(0, int.MaxValue)] int page = 0, CancellationToken stop = default)
    {
        var found = await application.Devices.GetAsync(page: page, perPage: PerPage, cancellationToken: stop);
        return new(
            found.TotalCount ?? 0,
            [.. (found.Items ?? []).Select(device => new DeviceSummary(device.Id, device.Name, device.DeviceClass?.ToString(), [.. (device.Attributes ?? []).Select(attribute => attribute.Name)]))]);
    }

    private static async Task<IReadOnlyDictionary<string, CompositeStateValue>> ValuesAsync(BoundApplication application, string deviceId, CancellationToken stop) =>
        await application.Device(deviceId).GetCompositeStateAsync(cancellationToken: stop);

    private static async Task<IEnumerable<SeriesPoint>> SeriesAsync(
        BoundApplication application, string deviceId, [RegularExpression("^[0-9a-zA-Z_-]{1,255}$")] string attribute, [Range(1, 60)] int minutes = 10, CancellationToken stop = default)
    {
        var query = new TimeSeriesQuery { DeviceIds = [deviceId], Attributes = [attribute], Duration = TimeSpan.FromMinutes(minutes).TotalMilliseconds, Aggregation = Aggregation.None };
        var series = await application.Data.TimeSeriesQueryAsync(query, cancellationToken: stop);
        return series.Devices.Values.SelectMany(device => device.Points)
            .Where(point => point.Data.TryGetValue(attribute, out var value) && value.IsNumber)
            .Select(point => new SeriesPoint(point.Time, point.Data[attribute].AsDouble()));
    }

    private static async Task<IResult> SendAsync(BoundApplication application, string deviceId, CommandToSend command, CancellationToken stop)
    {
        await application.Device(deviceId).SendCommandAsync(new DeviceCommand { Name = command.Name, Payload = command.Payload }, cancellationToken: stop);
        return Results.Accepted();
    }
}
