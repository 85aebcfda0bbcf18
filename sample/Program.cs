using Losant;
using Losant.Simulator;

await using var simulator = await LosantSimulator.StartAsync();
using var losant = new LosantClient(new LosantClientOptions { BaseUrl = simulator.BaseUrl, AccessToken = simulator.AccessToken });

TimeSeriesData series = await losant.Data.TimeSeriesQueryAsync(simulator.ApplicationId, new TimeSeriesQuery
{
    Start = LosantTime.Ago(TimeSpan.FromMinutes(10)),
    End = LosantTime.Now,
    Resolution = 300_000,
    Aggregation = Aggregation.Mean,
    Attributes = ["voltage"],
    DeviceQuery = new() { Or = [new() { Name = "Pump 1" }, new() { DeviceClass = new ValueCondition { In = ["gateway"] } }] },
});

foreach (var (deviceId, device) in series.Devices)
    foreach (var point in device.Points)
        Console.WriteLine($"{deviceId} {device.Name} {point.Time:t} {point.Data["voltage"].AsDouble()}");
