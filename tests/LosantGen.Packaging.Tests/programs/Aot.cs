// Reads, writes, matches a union and validates, without reflection.
using System.Net;
using System.Text;
using System.Text.Json;
using Losant;
#if SERVICES
using Microsoft.Extensions.DependencyInjection;
#endif

if (JsonSerializer.IsReflectionEnabledByDefault) throw new InvalidOperationException("Reflection is on.");

#if SERVICES
// As in a host, with a handler that returns a response instead of the network.
var services = new ServiceCollection();
services.AddLosantClient(options => options.AccessToken = "a-token").ConfigurePrimaryHttpMessageHandler(() => new MadeUpResponse());
await using var provider = services.BuildServiceProvider();
var losant = provider.GetRequiredService<LosantClient>();
#else
using var http = new HttpClient(new MadeUpResponse());
using var losant = new LosantClient(http, new LosantClientOptions { AccessToken = "a-token" });
#endif

// Written: a request with a union and nested filters. Read: a response with maps, unions and dates.
var series = await losant.Data.TimeSeriesQueryAsync("64b7f0c2a91e3d5f80c41b27", new TimeSeriesQuery
{
    Start = LosantTime.Ago(TimeSpan.FromMinutes(10)),
    Resolution = 300_000,
    Aggregation = new TimeAtValueAggregation { Options = new() { Value = "running" } },
    Attributes = ["pressure"],
    DeviceQuery = new() { Or = [new() { Name = "pump" }, new() { DeviceClass = new ValueCondition { In = ["gateway"] } }] },
});
foreach (var (deviceId, device) in series.Devices)
{
    foreach (var point in device.Points) Console.WriteLine($"{deviceId} {device.Name} {point.Time:HH:mm} {point.Data["pressure"].AsDouble()}");
}
Console.WriteLine(series.Aggregation.Match(name => "name " + name, named => "named " + named.Type, timeAt => "time at " + timeAt.Options!.Value, unknown => "unknown " + unknown));

// Validated: nothing is sent.
try
{
    await losant.Data.TimeSeriesQueryAsync("64b7f0c2a91e3d5f80c41b27", new TimeSeriesQuery { Attributes = ["no blanks"], Order = "sideways" });
}
catch (LosantRequestValidationException exception)
{
    foreach (var violation in exception.Violations) Console.WriteLine($"{violation.Pointer} {violation.Keyword}");
}

internal sealed class MadeUpResponse : HttpMessageHandler
{
    private const string Response = """
        {
          "start": "2026-03-14T09:00:00.000Z", "end": "2026-03-14T10:00:00.000Z", "resolution": 300000, "limit": null, "order": "asc",
          "aggregation": { "type": "TIMEATVALUE", "options": { "value": "running" } },
          "devices": {
            "64b7f1d9a91e3d5f80c41b31": {
              "name": "Pump 1", "tags": { "site": ["north"] },
              "points": [{ "time": "2026-03-14T09:30:00.000Z", "data": { "pressure": 4.25 } }]
            }
          }
        }
        """;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Console.WriteLine(await request.Content!.ReadAsStringAsync(cancellationToken));
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(Response, Encoding.UTF8, "application/json") };
    }
}
